import type { Ofx } from '../ofx.ts';
import { accountElement, accountIn } from './account-elements.ts';
import type { AccountIdentification } from './accounts.ts';
import { known } from './known.ts';
import type { RequestMessages } from './requests.ts';
import { type Sync, type SyncOptions, syncMessages, syncsOf } from './sync.ts';
import {
  actionOf,
  type Outcome,
  outcomeOf,
  type RequestIdentification,
  request,
  responsesOf,
} from './transactions.ts';

/** An account that services can be added to. */
export type ServiceAccount = Exclude<AccountIdentification, { type: 'loan' }>;

/** SVC: statements and transfers, bill payment, investments; bill presentment in 2.x. */
export type Service = Ofx<'ACCTRQ'>['SVC'] & string;

/** Options of {@link serviceAddRequest} and {@link serviceDeleteRequest}. */
export interface ServiceRequest extends RequestIdentification {
  readonly service: Service;
  readonly account: ServiceAccount;
}

/** Options of {@link serviceChangeRequest}. */
export interface ServiceChangeRequest extends RequestIdentification {
  readonly service: Service;
  /** The account that has the service. */
  readonly from: ServiceAccount;
  /** The account that shall have it instead. */
  readonly to: ServiceAccount;
}

/** The request to activate a service for an account (section 8.6.1.1). */
export const serviceAddRequest = (add: ServiceRequest): RequestMessages =>
  request('ACCT', '', add, { SVCADD: accountElement(add.account, 'TO'), SVC: add.service });

/** The request to give a service to another account instead (section 8.6.1.2). */
export const serviceChangeRequest = (change: ServiceChangeRequest): RequestMessages =>
  request('ACCT', '', change, {
    SVCCHG: { ...accountElement(change.from, 'FROM'), ...accountElement(change.to, 'TO') },
    SVC: change.service,
  });

/** The request to end a service of an account (section 8.6.1.3). */
export const serviceDeleteRequest = (remove: ServiceRequest): RequestMessages =>
  request('ACCT', '', remove, { SVCDEL: accountElement(remove.account, 'FROM'), SVC: remove.service });

/** The request for what happened to services (chapter 6). */
export const serviceSyncRequest = (sync: SyncOptions): RequestMessages => syncMessages('ACCT', sync, {});

/** What became of a request about a service. */
export interface ServiceOutcome extends Outcome {
  /** What was asked for; absent where the request was refused. */
  readonly action?: 'added' | 'changed' | 'deleted';
  readonly service?: Service;
  /** The account that had the service. */
  readonly from?: ServiceAccount;
  /** The account that gets it. */
  readonly to?: ServiceAccount;
  /** SVCSTATUS: whether it can be used now. */
  readonly state?: Ofx<'ACCTRS'>['SVCSTATUS' | 'SVCSTATUS2'] & string;
}

/** What became of requests about services, on their own or within synchronisations. */
export const servicesOf = (ofx: Ofx): ServiceOutcome[] => responsesOf(ofx, 'ACCT').map(outcome);

/** The synchronisations of services. */
export const serviceSyncsOf = (ofx: Ofx): Sync<ServiceOutcome>[] => syncsOf(ofx, 'ACCT', outcome);

const ACCOUNT_TYPES = ['bank', 'creditCard', 'investment'] as const;

const outcome = (response: Ofx<'ACCTTRNRS'>): ServiceOutcome => {
  const { ACCTRS: content } = response;
  const { SVCADD: added, SVCCHG: changed, SVCDEL: deleted } = content ?? {};
  const done = added ?? changed ?? deleted;
  return known({
    ...outcomeOf(response),
    action: actionOf({ added, changed, deleted }),
    service: content?.SVC ?? content?.SVC2,
    from: accountIn(done, 'FROM', ACCOUNT_TYPES),
    to: accountIn(done, 'TO', ACCOUNT_TYPES),
    state: content?.SVCSTATUS ?? content?.SVCSTATUS2,
  });
};
