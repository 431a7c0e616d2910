import type { Ofx } from '../../../codecs/index.ts';
import type { InstitutionService } from '../options.ts';
import { accountList } from './accounts.ts';
import { bankMail } from './bank-mail.ts';
import { enrolment } from './enrolment.ts';
import type { Desk, Effect } from './handler.ts';
import { payee } from './payee.ts';
import { payment, paymentInquiry } from './payment.ts';
import { profile } from './profile.ts';
import { bankStatement, creditCardStatement } from './statement.ts';
import { stopCheck } from './stop-check.ts';
import { transfer } from './transfer.ts';

/** Carries out one kind of request. */
interface Handler<Request> {
  readonly handle: (request: Request, desk: Desk) => Effect;
  /** Undefined for what every institution here does. */
  readonly service?: InstitutionService;
}

type Reads<Request> = (request: Request, desk: Desk) => Effect['outcome'];

const reading = <Request>(read: Reads<Request>): Handler<Request> => ({
  handle: (request, desk) => ({ outcome: read(request, desk) }),
});

type Handlers = {
  readonly [Kind in
    | 'ACCTINFO'
    | 'BANKMAIL'
    | 'CCSTMT'
    | 'ENROLL'
    | 'INTRA'
    | 'PAYEE'
    | 'PMT'
    | 'PMTINQ'
    | 'PROF'
    | 'STMT'
    | 'STPCHK']: Handler<Ofx<`${Kind}TRNRQ`>>;
};

/** Who carries out what, by the prefix of the tags. */
const HANDLERS: Handlers = {
  PROF: reading(profile),
  ACCTINFO: reading((request, { published, books, settings }) =>
    accountList(request, published, books.accounts, settings.services),
  ),
  STMT: reading((request, { books, now }) => bankStatement(request, books.accounts, now)),
  CCSTMT: reading((request, { books, now }) => creditCardStatement(request, books.accounts, now)),
  INTRA: { handle: transfer, service: 'transfers' },
  PMT: { handle: payment, service: 'payments' },
  PMTINQ: { handle: paymentInquiry, service: 'payments' },
  PAYEE: { handle: payee, service: 'payments' },
  STPCHK: { handle: stopCheck, service: 'stopChecks' },
  BANKMAIL: { handle: bankMail, service: 'mail' },
  ENROLL: { handle: enrolment, service: 'enrolment' },
};

/** Who carries out a kind of request; undefined where the institution does not. */
export const handlerOf = (
  kind: string,
  { settings }: Pick<Desk, 'settings'>,
): Handler<object>['handle'] | undefined => {
  const handler = Object.hasOwn(HANDLERS, kind) ? HANDLERS[kind as keyof Handlers] : undefined;
  const isOffered = handler && (handler.service === undefined || settings.services.has(handler.service));
  // The tag says what the request is; the compiler cannot know it.
  return isOffered ? (handler.handle as Handler<object>['handle']) : undefined;
};
