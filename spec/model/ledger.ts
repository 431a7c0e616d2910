import type { SessionEmitted } from '../../machines/session/events.ts';
import type { ExchangeInput } from '../../machines/session/exchange/contract.ts';
import type { File, Joint, Ledger, Password, Response, Token } from './world.ts';

/** A file was sent. */
export const noteSent = (ledger: Ledger, file: File): Ledger => ({
  ...ledger,
  ...(file.answers ? { answersSent: true } : {}),
  // From now on it may hold.
  ...(file.newPassword
    ? {
        newPassword: { password: file.newPassword, realm: file.realm },
        rejected: {
          ...ledger.rejected,
          [file.realm]: without(ledger.rejected[file.realm] ?? {}, file.newPassword),
        },
      }
    : {}),
  ...(file.clientUid === undefined ? {} : { clientUid: file.clientUid }),
});

const without = (rejected: Ledger['rejected'][number], newPassword: Password): Ledger['rejected'][number] =>
  rejected.password === newPassword ? { ...rejected, password: undefined } : rejected;

/** An answer came, and what is in it was put away. */
export const noteKept = (ledger: Ledger, file: File, { accessKey, questions }: Response): Ledger => ({
  ...ledger,
  ...(accessKey === undefined || file.user === 'anonymous'
    ? {}
    : { accessKey: { ...ledger.accessKey, [file.realm]: accessKey } }),
  ...(questions ? { answersSent: false } : {}),
});

/** An answer came, and the session was told of it. */
export const noteReceived = (
  ledger: Ledger,
  input: ExchangeInput,
  file: File,
  response: Response,
): Ledger => {
  if (file.user === 'anonymous') return ledger;
  const { code } = response;
  const isAccepted = response.severity !== 'ERROR';
  const known = ledger.rejected[file.realm] ?? {};
  // Who got the questions has given the right password, and nothing else.
  const { authToken, answers } = known;
  const afterQuestions = { ...(authToken ? { authToken } : {}), ...(answers ? { answers } : {}) };
  const before = !isAccepted ? known : input.purpose === 'challenge' ? afterQuestions : {};
  const rejected = {
    ...before,
    ...(code === 15500 && file.password ? { password: file.password } : {}),
    ...(code === 15500 && file.accessToken ? { accessToken: file.accessToken } : {}),
    ...(code === 15513 && file.authToken ? { authToken: file.authToken } : {}),
    ...(code === 3001 && file.answers?.person ? { answers: file.answers.person } : {}),
  };
  const id = input.work?.id ?? '';
  const work = ledger.works[id];
  return {
    ...noteKept(ledger, file, response),
    rejected: { ...ledger.rejected, [file.realm]: rejected },
    isLockedOut: ledger.isLockedOut || code === 15502,
    ...(work
      ? {
          works: {
            ...ledger.works,
            [id]: {
              ...work,
              ...(response.found ? { isFound: true as const } : {}),
              ...(response.done ? { isAnswered: true as const } : {}),
            },
          },
        }
      : {}),
  };
};

/** The session told something: what it was about is settled. */
export const noteTold = (ledger: Ledger, told: readonly SessionEmitted[]): Ledger => {
  const ids = told.flatMap((news) =>
    news.type === 'DELIVERED' || news.type === 'NOT_DELIVERED' ? [news.id] : [],
  );
  const isAboutPassword = told.some(
    ({ type }) => type === 'PASSWORD_CHANGED' || type === 'PASSWORD_NOT_CHANGED',
  );
  if (ids.length === 0 && !isAboutPassword) return ledger;
  return {
    ...ledger,
    works: Object.fromEntries(Object.entries(ledger.works).filter(([id]) => !ids.includes(id))),
    isWishing: ledger.isWishing && !isAboutPassword,
    ...(isAboutPassword ? { newPassword: undefined } : {}),
  };
};

/** A token that was used up is another one from now on. */
export const tokenSpent = (joint: Joint): Joint => {
  const { memory, kept, ledger } = joint;
  const token = memory.given.AUTHTOKEN;
  const isSpent = <T extends { readonly authToken?: Token | undefined }>(one: T): T =>
    one.authToken === 'good' ? { ...one, authToken: 'spent' } : one;
  const each = <T extends { readonly authToken?: Token | undefined }>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, isSpent(one)]));
  return {
    ...joint,
    memory:
      token?.last === 'good'
        ? { ...memory, given: { ...memory.given, AUTHTOKEN: { ...token, last: 'spent' } } }
        : memory,
    kept: { ...kept, keyring: each(kept.keyring) },
    ledger: { ...ledger, rejected: each(ledger.rejected) },
  };
};
