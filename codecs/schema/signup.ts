import { A, boolean, dateTime, listedIn, oneOf, secret } from '../datatypes/index.ts';
import {
  aggregate,
  choice,
  group,
  many,
  mix,
  optional,
  optionalChoice,
  required,
  requiredIn,
} from '../dsl/aggregate.ts';
import { ONLY_16, SINCE_22, SINCE_151, SINCE_210, SINCE_221, UNTIL_203, V2SETS, XML } from '../versions.ts';
import {
  BANKACCTINFO,
  BPACCTINFO,
  CCACCTINFO,
  INVACCTINFO,
  LOANACCTINFO,
  PRESACCTINFO,
  SERVICE_STATUS,
} from './account-information.ts';
import { ACCOUNTS_FROM, ACCOUNTS_TO } from './accounts.ts';
import { ADDRESS_LINES, OPTIONAL_TOWN, TOWN } from './addresses.ts';
import { CONTACT_PROFILE, HOLDERINFO } from './contacts.ts';
import {
  COUNTRY,
  EMAIL,
  GENERIC_NAME,
  ID,
  MESSAGE_OR_MESSAGE2,
  NAME,
  PHONE,
  SHORT_MESSAGE,
  URL_OR_URL2,
  USERID,
} from './leaves.ts';
import { MSGSETCORE } from './message-set.ts';
import { syncRequest, syncResponse, transactionRequest, transactionResponse } from './wrappers.ts';

/** A user's request to be enrolled. What was required in 1.x and 2.0 is mostly optional since 2.1. */
export class ENROLLRQ extends aggregate(
  '8.4.2',
  {
    FIRSTNAME: GENERIC_NAME,
    MIDDLENAME: requiredIn(UNTIL_203, GENERIC_NAME),
    LASTNAME: GENERIC_NAME,
  },
  ...ADDRESS_LINES,
  {
    ...TOWN,
    COUNTRY: requiredIn(UNTIL_203, COUNTRY),
    DAYPHONE: requiredIn(UNTIL_203, PHONE),
    EVEPHONE: requiredIn(UNTIL_203, PHONE),
    EMAIL,
    USERID: optional(USERID),
    TAXID: requiredIn(UNTIL_203, secret(ID)),
    SECURITYNAME: requiredIn(UNTIL_203, secret(GENERIC_NAME)),
    DATEBIRTH: requiredIn(UNTIL_203, dateTime),
  },
  optionalChoice(...ACCOUNTS_FROM),
) {}

/** The institution's answer: a password for the first sign-on, if the user is not told by post. */
export class ENROLLRS extends aggregate('8.4.3', {
  TEMPPASS: optional(secret(A(32))),
  USERID: optional(USERID),
  DTEXPIRE: optional(dateTime),
}) {}
export class ENROLLTRNRQ extends transactionRequest({ ENROLLRQ }) {}
export class ENROLLTRNRS extends transactionResponse({ ENROLLRS: optional(ENROLLRS) }) {}

/** One account, with every service it has. */
export class ACCTINFO extends aggregate(
  '8.5.3',
  {
    NAME: optional(NAME, SINCE_22),
    DESC: optional(SHORT_MESSAGE),
    PHONE: optional(PHONE),
    HOLDERINFO: optional(HOLDERINFO, SINCE_22),
  },
  CONTACT_PROFILE,
  mix({
    BANKACCTINFO: many(BANKACCTINFO),
    LOANACCTINFO: many(LOANACCTINFO, SINCE_210),
    CCACCTINFO: many(CCACCTINFO),
    BPACCTINFO: many(BPACCTINFO),
    INVACCTINFO: many(INVACCTINFO),
    PRESACCTINFO: many(PRESACCTINFO, SINCE_151),
  }),
) {}

/** Services of the V2 message sets, and of the others. */
const SVC2 = oneOf('BANKSVC', 'BPSVC', 'INVSVC', 'PRESSVC');
const SVC = oneOf('BANKSVC', 'BPSVC', 'INVSVC', listedIn(XML, 'PRESSVC'));

/** Request for the user's accounts, if they changed since DTACCTUP. */
export class ACCTINFORQ extends aggregate('8.5.1', { DTACCTUP: dateTime, SVC2: many(SVC2, ONLY_16) }) {}
export class ACCTINFORS extends aggregate('8.5.2', { DTACCTUP: dateTime, ACCTINFO: many(ACCTINFO) }) {}
export class ACCTINFOTRNRQ extends transactionRequest({ ACCTINFORQ }) {}
export class ACCTINFOTRNRS extends transactionResponse({ ACCTINFORS: optional(ACCTINFORS) }) {}

/** Adding, changing, removing a service of an account. */
export class SVCADD extends aggregate('8.6.1.1', choice(...ACCOUNTS_TO), {
  PREAUTHTOKEN: optional(ID, V2SETS),
}) {}
export class SVCCHG extends aggregate('8.6.1.2', choice(...ACCOUNTS_FROM), choice(...ACCOUNTS_TO)) {}
export class SVCDEL extends aggregate('8.6.1.3', choice(...ACCOUNTS_FROM)) {}

const SERVICE = [
  choice({ SVCADD }, { SVCCHG }, { SVCDEL }),
  choice({ SVC }, { SVC2: required(SVC2, V2SETS) }),
] as const;

/** Request to add, change or remove a service. */
export class ACCTRQ extends aggregate('8.6.1', ...SERVICE) {}
export class ACCTRS extends aggregate('8.6.2', ...SERVICE, ...SERVICE_STATUS) {}
export class ACCTTRNRQ extends transactionRequest({ ACCTRQ }) {}
export class ACCTTRNRS extends transactionResponse({ ACCTRS: optional(ACCTRS) }) {}
export class ACCTSYNCRQ extends syncRequest({}, { ACCTTRNRQ: many(ACCTTRNRQ) }) {}
export class ACCTSYNCRS extends syncResponse({}, { ACCTTRNRS: many(ACCTTRNRS) }) {}

const USER_INFORMATION = [
  {
    USERID: optional(USERID, ONLY_16),
    FIRSTNAME: optional(GENERIC_NAME),
    MIDDLENAME: optional(GENERIC_NAME),
    LASTNAME: optional(GENERIC_NAME),
  },
  group(...ADDRESS_LINES),
  {
    ...OPTIONAL_TOWN,
    COUNTRY: optional(COUNTRY),
    DAYPHONE: optional(PHONE),
    EVEPHONE: optional(PHONE),
    EMAIL: optional(EMAIL),
  },
] as const;

/** A user's change of name or address. */
export class CHGUSERINFORQ extends aggregate('8.7.1', ...USER_INFORMATION) {}
export class CHGUSERINFORS extends aggregate('8.7.2', ...USER_INFORMATION, { DTINFOCHG: dateTime }) {}
export class CHGUSERINFOTRNRQ extends transactionRequest({ CHGUSERINFORQ }) {}
export class CHGUSERINFOTRNRS extends transactionResponse({ CHGUSERINFORS: optional(CHGUSERINFORS) }) {}
export class CHGUSERINFOSYNCRQ extends syncRequest({}, { CHGUSERINFOTRNRQ: many(CHGUSERINFOTRNRQ) }) {}
export class CHGUSERINFOSYNCRS extends syncResponse({}, { CHGUSERINFOTRNRS: many(CHGUSERINFOTRNRS) }) {}

/** Request for what the institution knows of the user, if it changed since DTUSERUP (2.2.1 and later). */
export class USERINFORQ extends aggregate('8.7.4.1', { DTUSERUP: dateTime }) {}
export class USERINFORS extends aggregate('8.7.4.2', { DTUSERUP: dateTime }, CONTACT_PROFILE) {}
export class USERINFOTRNRQ extends transactionRequest({ USERINFORQ }) {}
export class USERINFOTRNRS extends transactionResponse({ USERINFORS: optional(USERINFORS) }) {}

const REQUESTS = mix({
  ENROLLTRNRQ: many(ENROLLTRNRQ),
  ACCTINFOTRNRQ: many(ACCTINFOTRNRQ),
  USERINFOTRNRQ: many(USERINFOTRNRQ, SINCE_221),
  CHGUSERINFOTRNRQ: many(CHGUSERINFOTRNRQ),
  CHGUSERINFOSYNCRQ: many(CHGUSERINFOSYNCRQ),
  ACCTTRNRQ: many(ACCTTRNRQ),
  ACCTSYNCRQ: many(ACCTSYNCRQ),
});
const RESPONSES = mix({
  ENROLLTRNRS: many(ENROLLTRNRS),
  ACCTINFOTRNRS: many(ACCTINFOTRNRS),
  USERINFOTRNRS: many(USERINFOTRNRS, SINCE_221),
  CHGUSERINFOTRNRS: many(CHGUSERINFOTRNRS),
  CHGUSERINFOSYNCRS: many(CHGUSERINFOSYNCRS),
  ACCTTRNRS: many(ACCTTRNRS),
  ACCTSYNCRS: many(ACCTSYNCRS),
});

/** Enrolment, accounts, services and the user's data. */
export class SIGNUPMSGSRQV1 extends aggregate('8.1', REQUESTS) {}
export class SIGNUPMSGSRSV1 extends aggregate('8.1', RESPONSES) {}
export class SIGNUPMSGSRQV2 extends aggregate('8.1', { USERID: optional(USERID, ONLY_16) }, REQUESTS) {}
export class SIGNUPMSGSRSV2 extends aggregate('8.1', { USERID: optional(USERID, ONLY_16) }, RESPONSES) {}

/** How a user enrols: through the client ... */
export class CLIENTENROLL extends aggregate('8.8', { ACCTREQUIRED: boolean }) {}
/** ... on a web page ... */
export class WEBENROLL extends aggregate('8.8', URL_OR_URL2) {}
/** ... or as the message says. */
export class OTHERENROLL extends aggregate('8.8', MESSAGE_OR_MESSAGE2) {}

const ENROLMENT = [
  { MSGSETCORE },
  choice({ CLIENTENROLL }, { WEBENROLL }, { OTHERENROLL }),
  { CHGUSERINFO: boolean, AVAILACCTS: boolean, CLIENTACTREQ: boolean },
] as const;

/** Sign-up, in the profile. */
export class SIGNUPMSGSETV1 extends aggregate('8.8', ...ENROLMENT, {
  USERINFOAVAIL: optional(boolean, SINCE_221),
}) {}
export class SIGNUPMSGSETV2 extends aggregate('8.8', ...ENROLMENT, {
  PREAUTH: boolean,
  CANSUPPORTUSERID: optional(boolean, ONLY_16),
}) {}
export class SIGNUPMSGSET extends aggregate('8.8', {
  SIGNUPMSGSETV1,
  SIGNUPMSGSETV2: many(SIGNUPMSGSETV2, V2SETS),
}) {}
