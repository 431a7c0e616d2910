import { A, boolean, integer } from '../datatypes/index.ts';
import { aggregate, choice, optional, type Particle, required } from '../dsl/aggregate.ts';
import { V2SETS } from '../versions.ts';
import { EXTENSION, STATUS } from './common.ts';
import { ID, TRNUID } from './leaves.ts';

const CLTCOOKIE = optional(ID);
const TRANSACTION_REQUEST = { TRNUID, CLTCOOKIE, TAN: optional(A(80)) } as const;

/** xxxTRNRQ (section 2.4.6): gives a request its TRNUID. */
export const transactionRequest = <const Body extends Particle>(body: Body) =>
  aggregate('2.4.6.1', TRANSACTION_REQUEST, EXTENSION, body);

/** xxxTRNRQ with something of its own before the extension. */
export const transactionRequestWith = <const Own extends Particle, const Body extends Particle>(
  own: Own,
  body: Body,
) => aggregate('2.4.6.1', TRANSACTION_REQUEST, own, EXTENSION, body);

/** xxxTRNRS (section 2.4.6): answers one request by its TRNUID. The body is missing where STATUS is an error. */
export const transactionResponse = <const Body extends Particle>(body: Body) =>
  aggregate('2.4.6.2', { TRNUID, STATUS, CLTCOOKIE, ...EXTENSION }, body);

const TOKEN = A(10);
const TOKEN2 = required(A(36), V2SETS);

const SYNC_REQUEST = [
  choice({ TOKEN }, { TOKEN2 }, { TOKENONLY: boolean }, { REFRESH: boolean }),
  { REJECTIFMISSING: boolean },
] as const;

/**
 * xxxSYNCRQ (section 6.2): what happened since TOKEN? `scope` is what the synchronisation is about, `{}` for
 * all that the user has.
 */
export const syncRequest = <const Scope extends Particle, const Requests extends Particle>(
  scope: Scope,
  requests: Requests,
) => aggregate('6.2', ...SYNC_REQUEST, scope, EXTENSION, requests);

/** xxxSYNCRQ of mail. */
export const mailSyncRequest = <const Scope extends Particle, const Requests extends Particle>(
  scope: Scope,
  requests: Requests,
) => aggregate('6.2', ...SYNC_REQUEST, { INCIMAGES: boolean, USEHTML: boolean }, scope, EXTENSION, requests);

/** xxxSYNCRS (section 6.2): the present TOKEN and every response since the one that was sent. */
export const syncResponse = <const Scope extends Particle, const Responses extends Particle>(
  scope: Scope,
  responses: Responses,
) =>
  aggregate(
    '6.2',
    choice({ TOKEN }, { TOKEN2 }),
    { LOSTSYNC: optional(boolean), SYNCERROR: optional(integer(6), V2SETS) },
    scope,
    EXTENSION,
    responses,
  );
