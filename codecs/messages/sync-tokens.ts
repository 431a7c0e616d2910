import type { Ofx } from '../ofx.ts';
import { accountElement } from './account-elements.ts';
import type { AccountIdentification } from './accounts.ts';
import { type Branch, branchesOf } from './branches.ts';
import type { NamedAccount, SyncKind } from './sync.ts';

/** A token of a response: where the next synchronisation of the same kind and account begins (chapter 6). */
export interface SyncToken {
  /** What it belongs to, see {@link syncKey}. It names an account. */
  readonly key: string;
  readonly token: string;
}

/** Names what a token belongs to: a kind and, for most, an account, whose number is in it. */
export const syncKey = (kind: SyncKind, account?: NamedAccount): string => {
  const elements = Object.entries(account?.[1] ?? {}).filter(([, value]) => value !== undefined);
  return JSON.stringify([kind, account?.[0] ?? null, ...elements.map(String).sort()]);
};

/** The same, of an account in the terms of requests. */
export const syncKeyOf = (kind: SyncKind, account?: AccountIdentification): string => {
  const [element] = account ? branchesOf(accountElement(account, 'FROM') as Branch) : [];
  return syncKey(kind, element);
};

/** The tokens of a response. Keep them after what the response tells is kept. */
export const syncTokensOf = (ofx: Ofx): SyncToken[] =>
  branchesOf(ofx as Branch)
    .flatMap(([, set]) => branchesOf(set))
    .flatMap(([tag, sync]): SyncToken[] => {
      const token = sync.TOKEN ?? sync.TOKEN2;
      if (!tag.endsWith('SYNCRS') || typeof token !== 'string') return [];
      const [own] = branchesOf(sync).filter(([inner]) => inner.endsWith('ACCTFROM'));
      return [{ key: syncKey(tag.slice(0, -'SYNCRS'.length) as SyncKind, own), token }];
    });
