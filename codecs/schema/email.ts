import { boolean } from '../datatypes/index.ts';
import { aggregate, many, mix, optional } from '../dsl/aggregate.ts';
import { V2SETS } from '../versions.ts';
import { URL_OR_URL2 } from './leaves.ts';
import { MAIL } from './mail.ts';
import { MSGSETCORE } from './message-set.ts';
import { mailSyncRequest, syncResponse, transactionRequest, transactionResponse } from './wrappers.ts';

/** Mail about nothing in particular, to the institution and back. */
export class MAILRQ extends aggregate('9.2.3', { MAIL }) {}
export class MAILRS extends aggregate('9.2.4', { MAIL }) {}
export class MAILTRNRQ extends transactionRequest({ MAILRQ }) {}
export class MAILTRNRS extends transactionResponse({ MAILRS: optional(MAILRS) }) {}
export class MAILSYNCRQ extends mailSyncRequest({}, { MAILTRNRQ: many(MAILTRNRQ) }) {}
export class MAILSYNCRS extends syncResponse({}, { MAILTRNRS: many(MAILTRNRS) }) {}

/** Request for what a message points to; the answer comes in another part of the MIME response. */
export class GETMIMERQ extends aggregate('9.3.1', URL_OR_URL2) {}
export class GETMIMERS extends aggregate('9.3.2', URL_OR_URL2) {}
export class GETMIMETRNRQ extends transactionRequest({ GETMIMERQ }) {}
export class GETMIMETRNRS extends transactionResponse({ GETMIMERS: optional(GETMIMERS) }) {}

export class EMAILMSGSRQV1 extends aggregate(
  '9.4.1.1',
  mix({
    MAILTRNRQ: many(MAILTRNRQ),
    MAILSYNCRQ: many(MAILSYNCRQ),
    GETMIMETRNRQ: many(GETMIMETRNRQ),
  }),
) {}
export class EMAILMSGSRSV1 extends aggregate(
  '9.4.1.2',
  mix({
    MAILTRNRS: many(MAILTRNRS),
    MAILSYNCRS: many(MAILSYNCRS),
    GETMIMETRNRS: many(GETMIMETRNRS),
  }),
) {}

/** The e-mail message set in the profile. */
export class EMAILMSGSETV1 extends aggregate('9.4.2', {
  MSGSETCORE,
  MAILSUP: boolean,
  GETMIMESUP: boolean,
}) {}
export class EMAILMSGSET extends aggregate('9.4.2', {
  EMAILMSGSETV1,
  EMAILMSGSETV2: many(EMAILMSGSETV1, V2SETS),
}) {}
