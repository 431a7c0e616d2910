import { type Ofx, syncTokensOf } from '../../codecs/index.ts';
import type { Secrets } from './keyring.ts';

/** Tokens of synchronisations (chapter 6), by what they belong to. */
export type Tokens = Readonly<Record<string, string>>;

/** The tokens that are kept. They are in the keyring since what they belong to names accounts. */
export const readTokens = async (secrets: Secrets): Promise<Tokens> =>
  JSON.parse((await secrets.get('TOKENS')) ?? '{}') as Tokens;

/** Keeps the tokens of a response. Only after the caller has kept what the response tells: see `Session.commit`. */
export const keepTokens = async (secrets: Secrets, ofx: Ofx): Promise<void> => {
  const tokens = syncTokensOf(ofx);
  if (tokens.length === 0) return;
  const added = Object.fromEntries(tokens.map(({ key, token }) => [key, token]));
  await secrets.set('TOKENS', JSON.stringify({ ...(await readTokens(secrets)), ...added }));
};
