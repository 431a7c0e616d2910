import { transition } from 'xstate';
import type { OfxInput } from '../../codecs/index.ts';
import { OfxError } from '../../errors.ts';
import type { TransportRequest, TransportResponse } from '../../transport/index.ts';
import { chooseRealm } from './choose-realm.ts';
import type { Customer, Customers } from './customers.ts';
import type { FileFacts } from './events.ts';
import { examine } from './examine.ts';
import { badRequest, ofxResponse } from './http.ts';
import { keyMaker } from './keys.ts';
import { institutionMachine } from './machine.ts';
import type { Published } from './published.ts';
import { type RequestFile, readRequest } from './read-request.ts';
import type { Realm } from './realm.ts';
import { createRecovery } from './recovery.ts';
import { respond } from './respond/respond.ts';
import { secretsAfter } from './secrets.ts';
import { type Settings, speaks } from './settings.ts';

/** What is meant for another institution, or cannot be understood here, is no business of a user of this one. */
const isOurs = ({ version, language, country, fi }: FileFacts): boolean =>
  version === 'supported' && language === 'supported' && country === 'supported' && fi === 'right';

/**
 * Where request files are answered: the facts of a file go to the statechart of its user, and what that says is
 * done and written.
 */
export const createDesk = (settings: Settings, customers: Customers, published: Published) => {
  const makeKeys = keyMaker(settings.seed);
  const recovery = createRecovery();

  /** What the statechart says to a file, and how to let it be so. */
  const signOn = (file: RequestFile, realm: Realm, customer: Customer | undefined, now: Date) => {
    const login = customer?.logins.get(realm.name);
    const facts = examine(file, { settings, realm, user: customer?.user, secrets: login?.secrets, now });
    const own = isOurs(facts) ? login : undefined;
    const actor = own?.actor ?? customers.stranger(realm.name);
    const event = { type: 'FILE', ...facts } as const;
    const [{ context }] = transition(institutionMachine, actor.getSnapshot(), event);
    const { answer } = context;
    if (!answer) throw new Error('The statechart did not answer a FILE.');
    const keys = makeKeys(answer, realm, now);
    const commit = () => {
      actor.send(event);
      if (own) own.secrets = secretsAfter(own.secrets, file.request, answer, facts, keys);
    };
    return { signon: { answer, keys, isUser: customer !== undefined }, commit };
  };

  const answerAnew = (file: RequestFile, realm: Realm, url: string): TransportResponse => {
    const now = settings.clock();
    const { version } = file;
    const customer = customers.of(file.request.SIGNONMSGSRQV1.SONRQ, realm);
    const owner = customer ?? customers.strangers;
    const { signon, commit } = signOn(file, realm, customer, now);
    const { response, books, enrolled } = respond({
      file,
      realm,
      signon,
      desk: { books: owner.books, settings, published, version, url, now, isTaken: customers.has },
    });
    // Decided is everything, and done nothing until it is known that the client can be told.
    const answer = write(file, response);
    if (!answer) return badRequest();
    commit();
    owner.books = books;
    for (const user of enrolled) customers.enrol(user);
    return answer;
  };

  /** Undefined where the answer would have to repeat what cannot be written. */
  const write = (file: RequestFile, response: OfxInput): TransportResponse | undefined => {
    const fields = {
      NEWFILEUID: file.newFileUid,
      ...(file.utf8 ? { ENCODING: 'UTF-8', CHARSET: 'NONE' } : {}),
    };
    try {
      return ofxResponse(settings.codecs(file.version).encode(response, fields));
    } catch (error) {
      if (error instanceof OfxError && error.code.startsWith('codec/')) return undefined;
      throw error;
    }
  };

  return ({ url, body }: TransportRequest): TransportResponse => {
    const file = readRequest(body, settings.limits);
    if (!file || (!settings.answersUnknownVersions && !speaks(settings, file.version))) return badRequest();
    const realm = chooseRealm(settings, file.request, url);
    if (!settings.fileRecovery) return answerAnew(file, realm, url);
    const recalled = recovery.recall(file, realm.name);
    if (recalled) return recalled;
    const response = answerAnew(file, realm, url);
    if (response.status === 200) recovery.keep(file, realm.name, response);
    return response;
  };
};
