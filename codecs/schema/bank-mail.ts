import { amount, dateTime } from '../datatypes/index.ts';
import { aggregate, choice, many, optional, optionalChoice } from '../dsl/aggregate.ts';
import { BANKACCT, CCACCT } from './accounts.ts';
import { CHECKNUM } from './leaves.ts';
import { MAIL } from './mail.ts';
import { mailSyncRequest, syncResponse, transactionRequest, transactionResponse } from './wrappers.ts';

const ACCOUNT = choice({ BANKACCTFROM: BANKACCT }, { CCACCTFROM: CCACCT });

/** Mail about a bank account or a credit card. */
export class BANKMAILRQ extends aggregate('11.11.1.1', ACCOUNT, { MAIL }) {}
export class BANKMAILRS extends aggregate('11.11.1.2', ACCOUNT, { MAIL }) {}

/** Notice of a returned check. */
export class CHKMAILRS extends aggregate('11.11.3.1', {
  BANKACCTFROM: BANKACCT,
  MAIL,
  CHECKNUM,
  TRNAMT: optional(amount),
  DTUSER: optional(dateTime),
  FEE: optional(amount),
}) {}

/** Notice of a returned deposit. */
export class DEPMAILRS extends aggregate('11.11.3.2', {
  BANKACCTFROM: BANKACCT,
  MAIL,
  TRNAMT: amount,
  DTUSER: optional(dateTime),
  FEE: optional(amount),
}) {}

export class BANKMAILTRNRQ extends transactionRequest({ BANKMAILRQ }) {}
export class BANKMAILTRNRS extends transactionResponse(
  optionalChoice({ BANKMAILRS }, { CHKMAILRS }, { DEPMAILRS }),
) {}
export class BANKMAILSYNCRQ extends mailSyncRequest(ACCOUNT, { BANKMAILTRNRQ: many(BANKMAILTRNRQ) }) {}
export class BANKMAILSYNCRS extends syncResponse(ACCOUNT, { BANKMAILTRNRS: many(BANKMAILTRNRS) }) {}
