import { realmOf, type SessionContext, sendsClientUid, signonRealm } from './context.ts';
import type { ExchangeInput, Identification, Purpose } from './exchange/contract.ts';
import type { RecallInput } from './recall/contract.ts';
import { type Destination, destinationOf } from './routing.ts';

/** What to order of the exchange, from what the statechart knows. */
export const order = (purpose: Purpose, context: SessionContext, withAnswers = false): ExchangeInput => {
  const { work, file, uids, known, profile } = context;
  const destination = workDestination(context);
  const isWork = purpose === 'work' || purpose === 'recovery';
  const oldFileUid = destination.fileRecovery ? context.oldFileUid : null;
  return {
    purpose,
    identification: identificationFor(purpose, context),
    candidate: context.candidate,
    url: purpose === 'profile' ? null : destination.url,
    fileUid: file?.uid ?? '',
    oldFileUid: isWork && isRecoverable(context) ? (work?.inDoubt?.oldFileUid ?? null) : oldFileUid,
    trnuid: file?.trnuid ?? '',
    work: isWork ? work : null,
    questions: withAnswers ? context.questions : [],
    session: uids.seed,
    realm: context.realm,
    clientUidRequired: sendsClientUid(context),
    companion: context.companion,
    known: { accounts: known.accounts, user: known.user, profile: profile?.updated },
  };
};

/**
 * Where the next file goes: where its work does. A change of the password concerns the realm that the user is
 * at; without any work, that of the sign-on message set.
 */
export const workDestination = (context: SessionContext): Destination =>
  destinationOf(
    context,
    isAboutPassword(context) ? { sets: [setOfRealm(context)] } : (context.work ?? BARE),
  ) ?? NOWHERE;

const BARE = { sets: ['SIGNON'] };

const isAboutPassword = ({ payload }: SessionContext): boolean =>
  payload === 'passwordChange' || payload === 'verification';

const setOfRealm = ({ profile, standing, realm }: SessionContext): string => {
  if (!standing || realm === signonRealm(profile)) return 'SIGNON';
  return profile?.messageSets.find((set) => set.realm === realm)?.name ?? 'SIGNON';
};

/** Work whose parts go to different places is refused before it is sent. */
const NOWHERE: Destination = { url: null, realm: '', security: 'NONE', fileRecovery: false, fullSync: false };

/** The work's answer was lost, and the institution gives lost answers again for the same NEWFILEUID. */
export const isRecoverable = (context: SessionContext): boolean =>
  context.work?.inDoubt !== undefined && workDestination(context).fileRecovery;

/** Who the sign-on of a file says that the user is. */
export const identificationFor = (purpose: Purpose, context: SessionContext): Identification => {
  if (purpose === 'profile') return 'anonymous';
  if (realmOf(context)?.accessTokenRequired) return 'accessToken';
  // A USERKEY changes no password, and says nothing about one.
  if (purpose === 'passwordChange') return 'password';
  if (context.passwordChange?.trying) return context.passwordChange.trying;
  const lost = purpose === 'work' && isRecoverable(context) ? context.work?.inDoubt : undefined;
  if (lost?.identification === 'password') return 'password';
  return context.standing?.userKey ? 'userKey' : 'password';
};

/** What to look up of the user before the work's first file at a realm. */
export const userRecall = (context: SessionContext): RecallInput => ({
  about: 'user',
  realm: context.realm,
  isSignonRealm: context.realm === signonRealm(context.profile),
  session: context.uids.seed,
});
