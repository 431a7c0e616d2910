import { A, listedIn, oneOf } from '../datatypes/index.ts';
import { aggregate, choice, group, optional, required } from '../dsl/aggregate.ts';
import { SINCE_16, SINCE_151, SINCE_210, V2SETS, XML } from '../versions.ts';
import { ADDRESS_LINE, LOOSE_ADDRESS_LINES, OPTIONAL_TOWN, POSTALCODE } from './addresses.ts';
import {
  BILLPUB,
  COUNTRY,
  GENERIC_NAME,
  ID,
  LONG_PAYEEID,
  PAYEEID,
  PAYEELSTID,
  PHONE,
  SPNAME,
  USERID,
} from './leaves.ts';

/** Number of an account of any kind, a branch or a key. */
export const ACCTID = A(22);
/** Routing number or the like. */
export const BANKID = A(9);

/** Kinds of bank accounts. */
export const ACCTTYPE = oneOf('CHECKING', 'SAVINGS', 'MONEYMRKT', 'CREDITLINE', listedIn(SINCE_210, 'CD'));
/** Kinds of bank accounts in the V2 message sets: cash management accounts too. */
export const ACCTTYPE2 = oneOf('CHECKING', 'SAVINGS', 'MONEYMRKT', 'CREDITLINE', 'CMA');

const BANK_ACCOUNT = [
  { BANKID, BRANCHID: optional(ACCTID), ACCTID },
  choice({ ACCTTYPE }, { ACCTTYPE2: required(ACCTTYPE2, V2SETS) }),
  { ACCTKEY: optional(ACCTID) },
] as const;

/** A bank account: BANKACCTFROM. */
export class BANKACCT extends aggregate('11.3.1', ...BANK_ACCOUNT) {}

/** The bank of an account elsewhere (V2 message sets of 1.5.1 and 1.6). */
export class EXTBANKACCTTO extends aggregate('11.3.1', {
  BANKNAME: optional(GENERIC_NAME),
  BANKBRANCH: optional(GENERIC_NAME),
  BANKCITY: optional(ADDRESS_LINE),
  BANKPOSTALCODE: optional(POSTALCODE),
  'CHE.PTTACCTID': optional(BANKID),
}) {}

/** A bank account that receives: BANKACCTTO. */
export class BANKACCTTO extends aggregate('11.3.1', ...BANK_ACCOUNT, {
  EXTBANKACCTTO: optional(EXTBANKACCTTO, V2SETS),
}) {}

/** A credit-card account, in both directions: CCACCTFROM and CCACCTTO. */
export class CCACCT extends aggregate('11.3.2', {
  ACCTID,
  ACCTKEY: optional(ACCTID),
}) {}

/** Kinds of loans. */
export const LOANACCTTYPE = oneOf(
  'AUTO',
  'CONSUMER',
  'MORTGAGE',
  'COMMERCIAL',
  'STUDENT',
  'MILITARY',
  'SMB',
  'CONSTR',
  'HOMEEQUITY',
);

/** A loan account, in both directions (2.1.0 and later). */
export class LOANACCT extends aggregate('11.3.3', { LOANACCTID: ACCTID, LOANACCTTYPE }) {}

/** An investment account, in both directions: INVACCTFROM and INVACCTTO. */
export class INVACCT extends aggregate('13.6.1', { BROKERID: A(22), ACCTID }) {}

/** Name and address a biller has for a user. */
export class PRESNAMEADDRESS extends aggregate('14.2.4', {
  NAMEACCTHELD: optional(A(96)),
  BUSNAMEACCTHELD: optional(A(96), SINCE_16),
  ...LOOSE_ADDRESS_LINES,
  ...OPTIONAL_TOWN,
  COUNTRY: optional(COUNTRY),
  DAYPHONE: optional(PHONE),
  EVEPHONE: optional(PHONE),
}) {}

/** A user's account with a biller, in both directions: PRESACCTFROM and PRESACCTTO. */
export class PRESACCT extends aggregate(
  '14.2.3',
  {
    BILLPUB,
    BILLERID: ID,
    BILLERNAME: optional(GENERIC_NAME, SINCE_16),
    ACCTID,
    PRESNAMEADDRESS: optional(PRESNAMEADDRESS),
    USERID: optional(USERID),
  },
  group(
    { SPNAME: optional(SPNAME, SINCE_16) },
    choice(
      { PAYEEID: required(PAYEEID, XML), PAYEELSTID: optional(PAYEELSTID, XML) },
      { PAYEELSTID: required(PAYEELSTID, XML) },
      { PAYEEID2: required(LONG_PAYEEID, V2SETS), PAYEELSTID2: optional(LONG_PAYEEID, V2SETS) },
      { PAYEELSTID2: required(LONG_PAYEEID, V2SETS) },
    ),
  ),
) {}

/** An account of any kind that has services. */
export const ACCOUNTS_FROM = [
  { BANKACCTFROM: BANKACCT },
  { CCACCTFROM: CCACCT },
  { INVACCTFROM: INVACCT },
  { PRESACCTFROM: required(PRESACCT, SINCE_151) },
] as const;
export const ACCOUNTS_TO = [
  { BANKACCTTO },
  { CCACCTTO: CCACCT },
  { INVACCTTO: INVACCT },
  { PRESACCTTO: required(PRESACCT, SINCE_151) },
] as const;
