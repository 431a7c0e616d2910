/**
 * Elements that some versions have under another name: the second editions of 1.5.1 and 1.6, with longer
 * identifiers and texts, which no other version took over. What goes by one name and can stand under the
 * other is converted to it. An element that is merely spelt in another way (OOSWITCHMF and SWITCHMF, ANUALLY
 * and ANNUALLY) is one element in the schema and needs no entry.
 */
const SECOND_EDITIONS = [
  ...['SRVRTID', 'RECSRVRTID', 'PAYEEID', 'PAYEELSTID', 'TOKEN', 'NAME', 'MEMO', 'PAYERNAME', 'RECNAME'],
  ...['SVC', 'SVCSTATUS', 'ACCTTYPE', 'INVALIDACCTTYPE'],
  ...['PAYEE', 'PMTINFO', 'INVOICE', 'DISCOUNT', 'EXTDPMTDSC', 'EXTDPMTCHK'],
] as const;

/** Message sets of which 1.5.1 and 1.6 have a V2 besides the V1. */
const MESSAGE_SETS = [
  ...['SIGNON', 'SIGNUP', 'BANK', 'CREDITCARD', 'INVSTMT', 'INTERXFER', 'WIREXFER', 'BILLPAY', 'EMAIL'],
  ...['SECLIST', 'PROF'],
] as const;

const PAIRS: readonly (readonly [string, string])[] = [
  ...SECOND_EDITIONS.map((tag) => [tag, `${tag}2`] as const),
  ...MESSAGE_SETS.flatMap((set) =>
    ['MSGSRQ', 'MSGSRS', 'MSGSET'].map((part) => [`${set}${part}V1`, `${set}${part}V2`] as const),
  ),
];

const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([first, second]) => [
    [first, second],
    [second, first],
  ]),
);

/** The other name of an element, if there is one. */
export const otherName = (tag: string): string | undefined => OTHER_NAMES.get(tag);
