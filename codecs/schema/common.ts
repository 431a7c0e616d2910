import { A, amount, boolean, currency, dateTime, integer, oneOf, rate } from '../datatypes/index.ts';
import { aggregate, choice, group, optional, optionalChoice, some } from '../dsl/aggregate.ts';
import { SINCE_22 } from '../versions.ts';

/** The globally unique id of a transaction (section 3.2.8.6). */
export const TRNUID = A(36);

/** What an institution says of one request. */
export class STATUS extends aggregate('3.1.5', {
  CODE: integer(6),
  SEVERITY: oneOf('INFO', 'WARN', 'ERROR'),
  MESSAGE: optional(A(255)),
}) {}

/** One extension element, by name. */
export class OFXELEMENT extends aggregate('2.7.2', {
  TAGNAME: A(32),
  NAME: optional(A(32)),
  TAGTYPE: optional(A(20)),
  TAGVALUE: A(10000),
}) {}

/** Elements beyond the standard, in the standard's own wrapping (2.2 and later). */
export class OFXEXTENSION extends aggregate('2.7.2', { OFXELEMENT: some(OFXELEMENT) }) {}

/** The currency an amount is in, or was converted from. */
export class CURRENCY extends aggregate('5.2', {
  CURRATE: rate,
  CURSYM: currency,
}) {}

/** At most one of the two ways to say that amounts are not in the statement's currency. */
export const OWN_CURRENCY = optionalChoice({ CURRENCY }, { ORIGCURRENCY: CURRENCY });

/** Street lines: the third only with the second. */
export const ADDRESS_LINES = [{ ADDR1: A(32) }, group({ ADDR2: A(32), ADDR3: optional(A(32)) })] as const;

/** A bank account, in both directions: BANKACCTFROM and BANKACCTTO. */
export class BANKACCT extends aggregate('11.3.1', {
  BANKID: A(9),
  BRANCHID: optional(A(22)),
  ACCTID: A(22),
  ACCTTYPE: oneOf('CHECKING', 'SAVINGS', 'MONEYMRKT', 'CREDITLINE', 'CD'),
  ACCTKEY: optional(A(22)),
}) {}

/** A credit-card account, in both directions: CCACCTFROM and CCACCTTO. */
export class CCACCT extends aggregate('11.3.2', {
  ACCTID: A(22),
  ACCTKEY: optional(A(22)),
}) {}

/** A loan account (2.1.0 and later). */
export class LOANACCT extends aggregate('11.3.3', {
  LOANACCTID: A(22),
  LOANACCTTYPE: oneOf(
    'AUTO',
    'CONSUMER',
    'MORTGAGE',
    'COMMERCIAL',
    'STUDENT',
    'MILITARY',
    'SMB',
    'CONSTR',
    'HOMEEQUITY',
  ),
}) {}

/** Who is paid. */
export class PAYEE extends aggregate('12.5.2.1', { NAME: A(32) }, ...ADDRESS_LINES, {
  CITY: A(32),
  STATE: A(5),
  POSTALCODE: A(11),
  COUNTRY: optional(A(3)),
  PHONE: A(32),
}) {}

/** A balance the standard has no element for. */
export class BAL extends aggregate('3.1.4', {
  NAME: A(32),
  DESC: A(80),
  BALTYPE: oneOf('DOLLAR', 'PERCENT', 'NUMBER'),
  VALUE: amount,
  DTASOF: optional(dateTime),
  CURRENCY: optional(CURRENCY),
}) {}

/** A pointer to an image (2.1.0 and later). */
export class IMAGEDATA extends aggregate(
  '3.1.6.1',
  { IMAGETYPE: oneOf('STATEMENT', 'TRANSACTION', 'TAX'), IMAGEREF: A(1024) },
  { IMAGEREFTYPE: oneOf('OPAQUE', 'URL', 'FORMURL') },
  choice({ IMAGEDELAY: integer(5) }, { DTIMAGEAVAIL: dateTime }),
  { IMAGETTL: optional(integer(5)), CHECKSUP: optional(oneOf('FRONTONLY', 'BACKONLY', 'FRONTANDBACK')) },
) {}

/** Which image kinds an institution offers, in its profile. */
export class IMAGEPROF extends aggregate('7.2.1', { CLOSINGIMGAVAIL: boolean, TRANIMGAVAIL: boolean }) {}

/** `OFXEXTENSION?` where 2.2 put it. */
export const EXTENSION = { OFXEXTENSION: optional(OFXEXTENSION, SINCE_22) } as const;
