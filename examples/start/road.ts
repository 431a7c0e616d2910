import { OfxError, type Version } from '../../codecs/index.ts';
import { createInstitution, createSession, DEMO_USER } from '../../machines/index.ts';
import { http, serve } from '../../transport/index.ts';
import { answerQuestions, askLine, isInteractive } from './ask.ts';
import type { Road } from './options.ts';
import { type Print, printStatement } from './print.ts';
import { trace } from './trace.ts';

/** Where the road leads to. */
interface Destination {
  readonly url: string;
  readonly org?: string | undefined;
  readonly fid?: string | undefined;
  readonly user: string;
  readonly password: () => Promise<string>;
  /** Answers that are known without asking. */
  readonly known: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Signs on, answers the challenge, downloads a statement and prints it, and every state on the way. */
export const travel = async (road: Road, print: Print): Promise<void> => {
  const destination = road.url === undefined ? await embedded(road, print) : remote(road, road.url);
  try {
    await download(road, destination, print);
  } finally {
    await destination.close();
  }
};

const embedded = async (_road: Road, print: Print): Promise<Destination> => {
  const institution = createInstitution();
  const { url, close } = await serve(institution);
  print(`An institution is listening at ${url} for user ${DEMO_USER.userId}.`);
  return {
    url,
    ...institution.fi,
    user: DEMO_USER.userId,
    password: async () => DEMO_USER.password,
    known: DEMO_USER.answers,
    close,
  };
};

const NO_PASSWORD = 'There is no password: set OFX_PASSWORD, or run this in a terminal.';

const remote = (road: Road, url: string): Destination => {
  if (!process.env.OFX_PASSWORD && !isInteractive()) throw new Error(NO_PASSWORD);
  return {
    url,
    org: road.org,
    fid: road.fid,
    user: road.user ?? '',
    password: askPassword,
    known: {},
    close: async () => undefined,
  };
};

const askPassword = async (): Promise<string> => {
  const password = process.env.OFX_PASSWORD || (await askLine('        Password: ', true));
  if (password === '') throw new Error(NO_PASSWORD);
  return password;
};

const download = async (road: Road, destination: Destination, print: Print): Promise<void> => {
  print(`Signing on with OFX ${road.version}. Each line is a state, after the OFX code that led to it.`);
  print('');
  const session = createSession({
    institution: identification(destination, road.version),
    credentials: async () => ({ userId: destination.user, password: await destination.password() }),
    transport: http({ allowInsecure: road.allowInsecure }),
    answer: (questions) =>
      answerQuestions(questions, { given: road.answers, known: destination.known }, print),
    inspect: trace(print),
  });
  const { accounts } = await session.accounts();
  const account = accounts.find(({ accountId, statements }) =>
    road.account === undefined ? statements : accountId === road.account,
  );
  if (!account) throw new OfxError('transaction/missing', 'There is no such account to download.');
  const statement = await session.statement({ account, from: road.from, to: road.to });
  await session.close();
  printStatement(statement, print);
};

const identification = ({ url, org, fid }: Destination, version: Version) => ({
  url,
  version,
  ...(org === undefined ? {} : { org }),
  ...(fid === undefined ? {} : { fid }),
});
