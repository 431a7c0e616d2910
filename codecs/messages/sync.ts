import { OfxError } from '../../errors.ts';
import type { Ofx } from '../ofx.ts';
import { ANY_TYPE, accountIn } from './account-elements.ts';
import type { AccountIdentification } from './accounts.ts';
import { batch } from './batch.ts';
import { type Branch, branchesAt, branchesOf } from './branches.ts';
import { known } from './known.ts';
import type { RequestMessages } from './requests.ts';
import { messagesOf, requestSet, responseSets, responsesIn, type TransactionKind } from './transactions.ts';

/** The kinds of transactions that can be synchronised (chapter 6). */
export type SyncKind = Exclude<TransactionKind, 'ENROLL' | 'PMTINQ' | 'GETMIME' | 'IMAGE'>;

/** What a synchronisation asks for, in every kind's options (section 6.2). */
export interface SyncOptions {
  /**
   * - a token: everything since the synchronisation that gave it; {@link FIRST_SYNC} for all there is. With
   *   `rejectIfMissing` the embedded requests are refused when there is anything new, which is sent all the
   *   same. Only a token can be out of date, so only it has that choice: elsewhere it is error 6500.
   * - `'tokenOnly'`: no history, only the token from which to go on.
   * - `'refresh'`: every live object in its present state, after history was lost.
   */
  readonly since:
    | { readonly token: string; readonly rejectIfMissing?: boolean | undefined }
    | 'tokenOnly'
    | 'refresh';
  /** Requests of the same kind and about the same account, to be carried out with the synchronisation. */
  readonly requests?: readonly RequestMessages[] | undefined;
}

/** The token of a client that never synchronised before: asks for all available history. */
export const FIRST_SYNC = { token: '0' } as const;

/** The response to a synchronisation. */
export interface Sync<Item> {
  /** The prefix of the tags: a token belongs to a kind and an account. */
  readonly kind: SyncKind;
  /** xxxACCTFROM, where the kind is synchronised by account. */
  readonly account?: AccountIdentification;
  /** Send it next time. Store it after `items` are stored: a crash before then sends them again. */
  readonly token?: string;
  /** The token that was sent is older than the institution's history: items can be missing. */
  readonly lostSync: boolean;
  /** SYNCERROR (1.5.1 and 1.6): the status of the synchronisation itself. */
  readonly error?: number;
  /** What happened, in order. Those with the TRNUID of an embedded request answer it. */
  readonly items: readonly Item[];
}

/** The message that synchronises a kind; `scope` is its account and what else the kind's request holds. */
export const syncMessages = (
  kind: SyncKind,
  { since, requests = [] }: SyncOptions,
  scope: Branch,
): RequestMessages =>
  messagesOf(kind, `${kind}SYNCRQ`, {
    ...sinceElements(since),
    ...scope,
    [`${kind}TRNRQ`]: embedded(kind, batch(...requests), namedAccount(scope)),
  });

const sinceElements = (since: SyncOptions['since']): Branch => {
  if (since === 'tokenOnly') return { TOKENONLY: true, REJECTIFMISSING: false };
  if (since === 'refresh') return { REFRESH: true, REJECTIFMISSING: false };
  return { TOKEN: since.token, REJECTIFMISSING: since.rejectIfMissing ?? false };
};

/** The requests to embed, which must be of the same kind and about the same account. */
const embedded = (kind: SyncKind, messages: RequestMessages, account: NamedAccount | undefined): Branch[] =>
  branchesOf(messages as Branch).flatMap(([set, content]) =>
    branchesOf(content).map(([tag, wrapper]) => {
      const path = `OFX/${requestSet(kind)}/${kind}SYNCRQ/${tag}`;
      if (set !== requestSet(kind) || tag !== `${kind}TRNRQ`) {
        throw new OfxError('codec/unknown-element', `${tag} cannot be embedded in ${kind}SYNCRQ.`, { path });
      }
      const own = namedAccount(wrapper);
      if (account && own && !isSame(account, own)) {
        throw new OfxError(
          'codec/conflict',
          `A request cannot be embedded in ${kind}SYNCRQ: it is about another account.`,
          { path },
        );
      }
      return wrapper;
    }),
  );

/** An account as it stands in a message: its tag, and what is in it. */
export type NamedAccount = readonly [tag: string, account: Branch];

/** The account a request takes from, or is about. */
export const namedAccount = (branch: Branch): NamedAccount | undefined => {
  for (const [tag, inner] of branchesOf(branch)) {
    const found = tag.endsWith('ACCTFROM') ? ([tag, inner] as const) : namedAccount(inner);
    if (found) return found;
  }
  return undefined;
};

const isSame = ([tag, account]: NamedAccount, [otherTag, other]: NamedAccount): boolean =>
  tag === otherTag &&
  Object.keys({ ...account, ...other }).every((element) => account[element] === other[element]);

/** The synchronisations of a kind in a response. */
export const syncsOf = <K extends SyncKind, Item>(
  ofx: Ofx,
  kind: K,
  item: (response: ReturnType<typeof responsesIn<K>>[number]) => Item,
): Sync<Item>[] =>
  responseSets(ofx, kind)
    .flatMap((set) => branchesAt(set, `${kind}SYNCRS`))
    .map((sync) => {
      // Every kind's SYNCRS begins alike.
      const { TOKEN, TOKEN2, LOSTSYNC, SYNCERROR } = sync as Partial<Ofx<'INTRASYNCRS'>>;
      return known({
        kind: kind as SyncKind,
        account: accountIn(sync, 'FROM', ANY_TYPE),
        token: TOKEN ?? TOKEN2,
        lostSync: LOSTSYNC ?? false,
        error: SYNCERROR,
        items: responsesIn(sync, kind).map(item),
      });
    });
