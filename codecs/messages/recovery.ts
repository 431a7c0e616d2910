import type { Ofx } from '../ofx.ts';
import { batch, responsesByTrnuid, trnuidsOf } from './batch.ts';
import { type Branch, branchesOf } from './branches.ts';
import type { RequestMessages } from './requests.ts';
import { type NamedAccount, namedAccount, type SyncKind, syncMessages } from './sync.ts';
import { syncKey } from './sync-tokens.ts';

/** What requests do, by the kind of their transactions; what is in neither list changes something, one must assume. */
const READ_ONLY =
  /^(?:PROF|ACCTINFO|USERINFO|(?:CC|INV|LOAN)?STMT(?:END)?|AMRTSTMT|SECLIST|PMTINQ|GETMIME|IMAGE|FINDBILLER|PRESLIST|PRESGRPACCTINFO|PRESDETAIL|BILLTBLSTRUCT|TAX(?:1098|1099|W2))$/;

/** The kinds whose synchronisation needs no more than a token and, for some, an account (section 6.2). */
const BY_ACCOUNT: readonly SyncKind[] = ['INTRA', 'RECINTRA', 'INTER', 'RECINTER', 'PMT', 'RECPMT', 'STPCHK'];
const BY_USER: readonly SyncKind[] = ['PAYEE', 'ACCT', 'CHGUSERINFO'];

/** What a file of requests amounts to, as far as sending it twice is concerned. */
export interface Effects {
  /** Names of the message sets, without MSGSRQ and version: `BANK`. */
  readonly sets: readonly string[];
  /** Whether something is changed or made: carried out twice it would do harm. */
  readonly sideEffects: boolean;
  /** Whether synchronisations would tell of every change whether it was made. */
  readonly syncable: boolean;
}

/** What requests amount to. Pure: nothing of an account or an amount is in it. */
export const effectsOf = (messages: RequestMessages): Effects => {
  const changes = changesIn(messages);
  return {
    sets: Object.keys(messages).map((tag) => tag.replace(/MSGSRQV[0-9]+$/, '')),
    sideEffects: changes.length > 0,
    syncable: changes.length > 0 && changes.every((change) => scopeOf(change) !== undefined),
  };
};

/**
 * The synchronisations that tell whether requests were carried out, when their answer was lost (chapter 6): one for
 * each kind and account. Undefined where there is none for one of them.
 *
 * @param tokenOf the last token kept under a {@link syncKey}; the first synchronisation asks for everything
 */
export const recoveryRequest = (
  messages: RequestMessages,
  tokenOf: (key: string) => string | undefined,
): RequestMessages | undefined => {
  const syncs = new Map<string, RequestMessages>();
  for (const change of changesIn(messages)) {
    const scope = scopeOf(change);
    if (!scope) return undefined;
    const [kind, account] = scope;
    const key = syncKey(kind, account);
    const since = { token: tokenOf(key) ?? '0' };
    syncs.set(key, syncMessages(kind, { since }, account ? { [account[0]]: account[1] } : {}));
  }
  return batch(...syncs.values());
};

/** Whether a response answers every one of the requests that change something. */
export const answersAll = (ofx: Ofx, messages: RequestMessages): boolean => {
  const responses = responsesByTrnuid(ofx);
  const changes = changesIn(messages).map(({ transaction }) => String(transaction.TRNUID));
  return changes.every((trnuid) => responses.has(trnuid));
};

/** Status 2019 in the answer to one of the requests: it had been carried out before. */
export const hasDuplicate = (ofx: Ofx, messages: RequestMessages): boolean => {
  const responses = responsesByTrnuid(ofx);
  return trnuidsOf(messages).some((trnuid) => responses.get(trnuid)?.status.code === 2019);
};

interface Change {
  readonly kind: string;
  readonly transaction: Branch;
}

/** The transactions that change something, also those embedded in synchronisations. */
const changesIn = (messages: RequestMessages): Change[] =>
  branchesOf(messages as Branch)
    .flatMap(([, set]) => branchesOf(set))
    .flatMap(([tag, branch]) => (tag.endsWith('SYNCRQ') ? branchesOf(branch) : [[tag, branch] as const]))
    .filter(([tag]) => tag.endsWith('TRNRQ'))
    .map(([tag, transaction]) => ({ kind: tag.slice(0, -'TRNRQ'.length), transaction }))
    .filter(({ kind }) => !READ_ONLY.test(kind));

/** What to synchronise to learn of a change. */
const scopeOf = ({ kind, transaction }: Change): [SyncKind, NamedAccount | undefined] | undefined => {
  const byUser = BY_USER.find((each) => each === kind);
  if (byUser) return [byUser, undefined];
  const byAccount = BY_ACCOUNT.find((each) => each === kind);
  // A request to cancel names no account, only the institution's own id.
  const account = byAccount && namedAccount(transaction);
  return byAccount && account ? [byAccount, account] : undefined;
};
