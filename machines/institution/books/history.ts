import type { Books } from './books.ts';

/** What happened, for the synchronisation of a kind of transaction (section 6.2). */
export interface HistoryEntry {
  /** The prefix of its tags. */
  readonly kind: string;
  /** What is synchronised on its own: an account, or `''` for what concerns the user. */
  readonly scope: string;
  /** The TRNRS that told of it, whose TRNUID is `0` where the institution itself began. */
  readonly response: object;
  /** It is not kept any longer: a client that does not know it lost it. */
  readonly forgotten: boolean;
}

const of = ({ history }: Books, kind: string, scope: string): HistoryEntry[] =>
  history.filter((entry) => entry.kind === kind && entry.scope === scope);

/** TOKEN: how much happened so far. Clients compare it for equality, and `0` is that nothing is known. */
export const tokenOf = (books: Books, kind: string, scope: string): string =>
  String(of(books, kind, scope).length);

/** What happened since a token, and whether something of it is lost. */
export const since = (
  books: Books,
  kind: string,
  scope: string,
  token: string,
): { readonly responses: readonly object[]; readonly lost: boolean } => {
  const entries = of(books, kind, scope);
  const known = /^[0-9]+$/.test(token) && Number(token) <= entries.length;
  const after = entries.slice(known ? Number(token) : 0);
  return {
    responses: after.filter(({ forgotten }) => !forgotten).map(({ response }) => response),
    // A first synchronisation gets what there is.
    lost: !known || (token !== '0' && after.some(({ forgotten }) => forgotten)),
  };
};

/** Adds what happened. */
export const record = (books: Books, kind: string, scope: string, response: object): Books => ({
  ...books,
  history: [...books.history, { kind, scope, response, forgotten: false }],
});

/** Keeps no history of what happened so far. */
export const forgetHistory = (books: Books): Books => ({
  ...books,
  history: books.history.map((entry) => ({ ...entry, forgotten: true })),
});

/** Every response of a kind, as the institution's own. */
export const everything = ({ history }: Books, kind: string, scope: string): object[] =>
  history
    .filter((entry) => entry.kind === kind && entry.scope === scope)
    .map(({ response }) => ({ ...response, TRNUID: '0', CLTCOOKIE: undefined }));
