import { A } from '../datatypes/index.ts';
import { aggregate, optional, type Particle } from '../dsl/aggregate.ts';
import { EXTENSION, STATUS, TRNUID } from './common.ts';

const CLTCOOKIE = optional(A(32));

/** xxxTRNRQ (section 2.4.6): gives a request its TRNUID. */
export const transactionRequest = <const Body extends Particle>(body: Body) =>
  aggregate('2.4.6.1', { TRNUID, CLTCOOKIE, TAN: optional(A(80)), ...EXTENSION }, body);

/** xxxTRNRS (section 2.4.6): answers one request by its TRNUID. The body is missing where STATUS is an error. */
export const transactionResponse = <const Body extends Particle>(body: Body) =>
  aggregate('2.4.6.2', { TRNUID, STATUS, CLTCOOKIE, ...EXTENSION }, body);
