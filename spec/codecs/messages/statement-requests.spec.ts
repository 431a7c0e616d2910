import { describe, expect, it } from 'vitest';
import {
  type AccountIdentification,
  amortizationRequest,
  type ClosingStatementRequest,
  closingStatementRequest,
  decode,
  encode,
  OfxError,
  type OfxInput,
  type RequestMessages,
  type StatementRequest,
  statementRequest,
  VERSIONS,
  type Version,
} from '../../../codecs/index.ts';
import { signOn, textOf } from '../helpers.ts';

const BANK = { type: 'bank', bankId: 'B', accountId: 'A', accountType: 'SAVINGS' } as const;
const CARD = { type: 'creditCard', accountId: 'C', accountKey: 'K' } as const;
const LOAN = { type: 'loan', accountId: 'L', loanType: 'MORTGAGE' } as const;
const INVESTMENT = { type: 'investment', brokerId: 'broker.test', accountId: 'I' } as const;

const write = (messages: RequestMessages, version: Version): string =>
  textOf(encode({ ...signOn(), ...messages } as OfxInput, { version }));

/** What follows the sign-on, in the order written: `TAG` for an aggregate, `TAG=value` for a leaf. */
const written = (messages: RequestMessages, version: Version): string => {
  const text = write(messages, version);
  expect(decode(text).deviations).toEqual([]);
  return [...text.slice(text.indexOf('</SIGNONMSGSRQV1>')).matchAll(/<([A-Z0-9]+)>([^<\s]*)/g)]
    .map(([, tag, value]) => (value ? `${tag}=${value}` : tag))
    .join(' ');
};

/** The versions a request can be written in; in all others it must be refused, and for that reason. */
const accepting = (messages: RequestMessages): Version[] =>
  VERSIONS.filter((version) => {
    try {
      write(messages, version);
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(OfxError);
      expect((error as OfxError).code).toBe('codec/version');
      return false;
    }
  });

const since = (first: Version): Version[] => VERSIONS.slice(VERSIONS.indexOf(first));
const BANK_ACCOUNT = 'BANKACCTFROM BANKID=B ACCTID=A ACCTTYPE=SAVINGS';
const CARD_ACCOUNT = 'CCACCTFROM ACCTID=C ACCTKEY=K';
const LOAN_ACCOUNT = 'LOANACCTFROM LOANACCTID=L LOANACCTTYPE=MORTGAGE';
const INVESTMENT_ACCOUNT = 'INVACCTFROM BROKERID=broker.test ACCTID=I';
const MONTH = { from: '2026-10-01', to: '2026-11-01' } as const;

type Case<Options> = readonly [
  what: string,
  account: AccountIdentification,
  options: Partial<Options>,
  versions: readonly Version[],
  body: string,
];

const STATEMENTS: Case<StatementRequest>[] = [
  [
    'a bank account',
    BANK,
    MONTH,
    VERSIONS,
    `BANKMSGSRQV1 STMTTRNRQ TRNUID=t STMTRQ ${BANK_ACCOUNT} INCTRAN DTSTART=20261001 DTEND=20261101 INCLUDE=Y`,
  ],
  [
    'a bank account, with pending transactions and images',
    BANK,
    { includePending: true, includeImages: true },
    since('2.2'),
    `BANKMSGSRQV1 STMTTRNRQ TRNUID=t STMTRQ ${BANK_ACCOUNT} INCTRAN INCLUDE=Y INCLUDEPENDING=Y INCTRANIMG=Y`,
  ],
  [
    'a credit card, balances alone',
    CARD,
    { transactions: false },
    VERSIONS,
    `CREDITCARDMSGSRQV1 CCSTMTTRNRQ TRNUID=t CCSTMTRQ ${CARD_ACCOUNT} INCTRAN INCLUDE=N`,
  ],
  [
    'a credit card, with images',
    CARD,
    { includeImages: true },
    since('2.1.0'),
    `CREDITCARDMSGSRQV1 CCSTMTTRNRQ TRNUID=t CCSTMTRQ ${CARD_ACCOUNT} INCTRAN INCLUDE=Y INCTRANIMG=Y`,
  ],
  [
    'a loan',
    LOAN,
    { ...MONTH, includeImages: false },
    since('2.1.0'),
    `LOANMSGSRQV1 LOANSTMTTRNRQ TRNUID=t LOANSTMTRQ ${LOAN_ACCOUNT} INCTRAN DTSTART=20261001 DTEND=20261101 INCLUDE=Y INCTRANIMG=N`,
  ],
  [
    'a loan, whatever other accounts have',
    LOAN,
    { includePending: true, openOrders: true, retirement401k: true },
    since('2.1.0'),
    `LOANMSGSRQV1 LOANSTMTTRNRQ TRNUID=t LOANSTMTRQ ${LOAN_ACCOUNT} INCTRAN INCLUDE=Y`,
  ],
  [
    'an investment account',
    INVESTMENT,
    { from: '2026-10-01' },
    VERSIONS,
    `INVSTMTMSGSRQV1 INVSTMTTRNRQ TRNUID=t INVSTMTRQ ${INVESTMENT_ACCOUNT} INCTRAN DTSTART=20261001 INCLUDE=Y INCOO=Y INCPOS INCLUDE=Y INCBAL=Y`,
  ],
  [
    'an investment account, of a 401(k) plan',
    INVESTMENT,
    { retirement401k: true, retirement401kBalances: true },
    since('2.0.0'),
    `INVSTMTMSGSRQV1 INVSTMTTRNRQ TRNUID=t INVSTMTRQ ${INVESTMENT_ACCOUNT} INCTRAN INCLUDE=Y INCOO=Y INCPOS INCLUDE=Y INCBAL=Y INC401K=Y INC401KBAL=Y`,
  ],
  [
    'an investment account, positions of a day alone',
    INVESTMENT,
    { transactions: false, openOrders: false, balances: false, positionsAsOf: '2026-09-30' },
    VERSIONS,
    `INVSTMTMSGSRQV1 INVSTMTTRNRQ TRNUID=t INVSTMTRQ ${INVESTMENT_ACCOUNT} INCTRAN INCLUDE=N INCOO=N INCPOS DTASOF=20260930 INCLUDE=Y INCBAL=N`,
  ],
  [
    'an investment account, without positions and with images',
    INVESTMENT,
    { positions: false, includeImages: true },
    since('2.1.0'),
    `INVSTMTMSGSRQV1 INVSTMTTRNRQ TRNUID=t INVSTMTRQ ${INVESTMENT_ACCOUNT} INCTRAN INCLUDE=Y INCOO=Y INCPOS INCLUDE=N INCBAL=Y INCTRANIMG=Y`,
  ],
];

const CLOSINGS: Case<ClosingStatementRequest>[] = [
  [
    'a bank account',
    BANK,
    MONTH,
    VERSIONS,
    `BANKMSGSRQV1 STMTENDTRNRQ TRNUID=t STMTENDRQ ${BANK_ACCOUNT} DTSTART=20261001 DTEND=20261101`,
  ],
  [
    'a bank account, with images',
    BANK,
    { includeImages: true },
    since('2.1.0'),
    `BANKMSGSRQV1 STMTENDTRNRQ TRNUID=t STMTENDRQ ${BANK_ACCOUNT} INCSTMTIMG=Y`,
  ],
  [
    'a credit card',
    CARD,
    {},
    VERSIONS,
    `CREDITCARDMSGSRQV1 CCSTMTENDTRNRQ TRNUID=t CCSTMTENDRQ ${CARD_ACCOUNT}`,
  ],
  [
    'a loan',
    LOAN,
    { ...MONTH, includeImages: true },
    since('2.1.0'),
    `LOANMSGSRQV1 LOANSTMTENDTRNRQ TRNUID=t LOANSTMTENDRQ ${LOAN_ACCOUNT} DTSTART=20261001 DTEND=20261101`,
  ],
  [
    'an investment account',
    INVESTMENT,
    { to: '2026-11-01', includeImages: true },
    since('2.1.1'),
    `INVSTMTMSGSRQV1 INVSTMTENDTRNRQ TRNUID=t INVSTMTENDRQ ${INVESTMENT_ACCOUNT} DTEND=20261101 INCSTMTIMG=Y`,
  ],
];

describe('a request for a statement', () => {
  it.each(STATEMENTS)('of %s', (_, account, options, versions, body) => {
    const messages = statementRequest({ trnuid: 't', account, ...options });
    expect(accepting(messages)).toEqual(versions);
    for (const version of versions) expect(written(messages, version)).toBe(body);
  });
});

describe('a request for closing statements', () => {
  it.each(CLOSINGS)('of %s', (_, account, options, versions, body) => {
    const messages = closingStatementRequest({ trnuid: 't', account, ...options });
    expect(accepting(messages)).toEqual(versions);
    for (const version of versions) expect(written(messages, version)).toBe(body);
  });
});

it('a request for an amortisation table', () => {
  const messages = amortizationRequest({ trnuid: 't', account: LOAN, ...MONTH });
  expect(accepting(messages)).toEqual(since('2.1.0'));
  expect(written(messages, '2.3')).toBe(
    `LOANMSGSRQV1 AMRTSTMTTRNRQ TRNUID=t AMRTSTMTRQ ${LOAN_ACCOUNT} DTSTART=20261001 DTEND=20261101`,
  );
});
