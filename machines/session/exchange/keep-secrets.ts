import type { Ofx, OfxFile } from '../../../codecs/index.ts';
import type { CredentialsHolder } from '../credentials.ts';
import type { KnownSessionInstitution } from '../institution.ts';
import type { Secrets } from '../keyring.ts';
import { type KeptProfile, parseProfile } from '../recall/recall.ts';
import type { UserKey } from '../user-key.ts';
import type { ExchangeInput } from './contract.ts';
import type { Judgement } from './judge.ts';

/** What is changed by an answer. */
export interface Keeper {
  readonly institution: KnownSessionInstitution;
  readonly secrets: Secrets;
  readonly credentials: CredentialsHolder;
}

/** The sign-on succeeded. */
export const isAccepted = ({ signon }: Pick<Judgement, 'signon'>): boolean => signon.severity !== 'ERROR';

/** Puts away what an answer brings, and drops what it used up, whatever its status. */
export const keepSecrets = async (
  keeper: Keeper,
  input: ExchangeInput,
  file: OfxFile,
  judgement: Judgement,
): Promise<void> => {
  if (input.purpose === 'profile') return;
  await keepSession(keeper, input, file, judgement);
  await keepUserKey(keeper, input, file, judgement);
  await dropUsed(keeper, input, file, judgement);
  await settlePassword(keeper, input, judgement);
};

/** A key too long to be sent back would stop every later sign-on. */
const sent = (file: OfxFile, tag: 'ACCESSKEY' | 'SESSCOOKIE' | 'USERKEY'): string | undefined => {
  const isTooLong = file.deviations.some(
    ({ code, path }) => code === 'too-long' && path.endsWith(`/SONRS/${tag}`),
  );
  return isTooLong ? undefined : signonOf(file)?.[tag] || undefined;
};

const signonOf = (file: OfxFile): Ofx<'SONRS'> | undefined => file.ofx.SIGNONMSGSRSV1?.SONRS;

/** The last access key of any response is kept; the cookie is that of the last response. */
const keepSession = async (
  { institution, secrets }: Keeper,
  { purpose }: ExchangeInput,
  file: OfxFile,
  judgement: Judgement,
): Promise<void> => {
  const accessKey = sent(file, 'ACCESSKEY');
  const isRejected = institution.dropRejectedAccessKey && judgement.signon.code === 3000;
  if (accessKey !== undefined) await secrets.set('ACCESSKEY', accessKey);
  else if (isRejected) await secrets.delete('ACCESSKEY');
  const cookie = sent(file, 'SESSCOOKIE');
  if (cookie !== undefined) await secrets.set('SESSCOOKIE', cookie);
  else await secrets.delete('SESSCOOKIE');
  // Who got no further than the questions has not signed on.
  if (isAccepted(judgement) && purpose !== 'challenge') await secrets.set('SIGNEDON', 'Y');
};

const isChallenged = ({ signon }: Judgement): boolean => signon.code === 3000 || signon.code === 3001;

const keepUserKey = async (
  { institution, secrets }: Keeper,
  { identification }: ExchangeInput,
  file: OfxFile,
  { signon }: Judgement,
): Promise<void> => {
  const key = sent(file, 'USERKEY');
  if (institution.userKey && key !== undefined) {
    const expires = signonOf(file)?.TSKEYEXPIRE;
    const kept: UserKey = { key, ...(expires?.isValid ? { expires: expires.instant.toISOString() } : {}) };
    await secrets.set('USERKEY', JSON.stringify(kept));
  } else if (signon.code === 15500 && identification === 'userKey') await secrets.delete('USERKEY');
};

/**
 * A token is good for one sign-on. It goes along again where the institution was not satisfied yet but with
 * something else: it asks for answers first, or for better ones (PROTOCOL 5.4).
 */
const dropUsed = async (
  { secrets }: Keeper,
  { purpose, identification }: ExchangeInput,
  file: OfxFile,
  judgement: Judgement,
): Promise<void> => {
  const isOnTheWay = purpose === 'challenge' ? isAccepted(judgement) : isChallenged(judgement);
  const isNeededAgain = isOnTheWay && sent(file, 'ACCESSKEY') === undefined;
  if (!isNeededAgain) await secrets.delete('AUTHTOKEN');
  if (judgement.signon.code === 15500 && identification === 'accessToken')
    await secrets.delete('ACCESSTOKEN');
};

/** What an answer says about which password holds (section 2.5.2). */
const settlePassword = async (
  { secrets, credentials }: Keeper,
  { purpose, identification, realm }: ExchangeInput,
  judgement: Judgement,
): Promise<void> => {
  // Whatever password a user signs on with, it holds: nothing is in doubt any more.
  if (isAccepted(judgement) && purpose === 'work' && identification === 'password') {
    await secrets.delete('PINCH');
  }
  const holds = holding(purpose, identification, judgement);
  if (!holds) return;
  credentials.settle(realm, holds);
  await secrets.delete('PINCH');
  // A user key stands for the password it was given for.
  if (holds === 'newPassword') await secrets.delete('USERKEY');
};

const holding = (
  purpose: ExchangeInput['purpose'],
  identification: ExchangeInput['identification'],
  judgement: Judgement,
): 'newPassword' | 'password' | undefined => {
  if (!isAccepted(judgement)) return undefined;
  if (purpose === 'passwordChange') return judgement.transaction?.code === 0 ? 'newPassword' : 'password';
  if (purpose !== 'verification') return undefined;
  return identification === 'newPassword' ? 'newPassword' : 'password';
};

/** Keeps the profile for later sessions; "unchanged" makes the one that is kept young again. */
export const keepProfile = async (
  secrets: Secrets,
  { candidate }: ExchangeInput,
  { profile, transaction }: Judgement,
  at: string,
): Promise<void> => {
  const known =
    profile ?? (transaction?.code === 1 ? parseProfile(await secrets.get('PROFILE'))?.profile : undefined);
  if (!known) return;
  const kept: KeptProfile = { profile: known, at, candidate };
  await secrets.set('PROFILE', JSON.stringify(kept));
};
