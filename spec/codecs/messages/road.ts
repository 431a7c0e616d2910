import { expect } from 'vitest';
import {
  decode,
  encode,
  type Ofx,
  type OfxInput,
  type RequestMessages,
  VERSIONS,
  type Version,
} from '../../../codecs/index.ts';
import { refusal, signOn, textOf } from '../helpers.ts';

export const CHECKING = { type: 'bank', bankId: 'B1', accountId: 'A1', accountType: 'CHECKING' } as const;
export const SAVINGS = { type: 'bank', bankId: 'B1', accountId: 'A2', accountType: 'SAVINGS' } as const;
export const ELSEWHERE = { type: 'bank', bankId: 'B2', accountId: 'A3', accountType: 'CHECKING' } as const;
export const CARD = { type: 'creditCard', accountId: 'C1' } as const;
export const LOAN = { type: 'loan', accountId: 'L1', loanType: 'AUTO' } as const;
export const BROKER = { type: 'investment', brokerId: 'R1', accountId: 'I1' } as const;

/** The same as they stand in SGML. */
export const CHECKING_MARKUP = '<BANKID>B1<ACCTID>A1<ACCTTYPE>CHECKING';
export const SAVINGS_MARKUP = '<BANKID>B1<ACCTID>A2<ACCTTYPE>SAVINGS';
export const ELSEWHERE_MARKUP = '<BANKID>B2<ACCTID>A3<ACCTTYPE>CHECKING';

export const ADDRESS = {
  lines: ['Street 1', 'Door 2'],
  city: 'Town',
  state: 'NY',
  postalCode: '10001',
} as const;
export const PAYEE = { name: 'Gas', address: ADDRESS, phone: '555' };
export const ADDRESS_MARKUP = '<ADDR1>Street 1<ADDR2>Door 2<CITY>Town<STATE>NY<POSTALCODE>10001';
export const PAYEE_MARKUP = `<PAYEE><NAME>Gas${ADDRESS_MARKUP}<PHONE>555</PAYEE>`;

const encoded = (messages: RequestMessages, version: Version): Uint8Array =>
  encode({ ...signOn(), ...messages } as OfxInput, { version, dialect: { newlines: 'none' } });

/** What is written behind the sign-on, on one line. */
export const written = (messages: RequestMessages, version: Version = '1.0.3'): string =>
  textOf(encoded(messages, version)).replace(/^[\s\S]*<\/SIGNONMSGSRQV1>|<\/OFX>$/g, '');

/**
 * The versions that messages can be written in. In these they are read back without a deviation; the others
 * refuse them for what they lack or require.
 */
export const versionsThatWrite = (messages: RequestMessages): Version[] =>
  VERSIONS.filter((version) => {
    try {
      encoded(messages, version);
    } catch {
      expect(refusal(() => encoded(messages, version)).code).toMatch(
        /^codec\/(version|missing-element|type)$/,
      );
      return false;
    }
    expect(decode(encoded(messages, version)).deviations).toEqual([]);
    return true;
  });

/** The message sets of a response, written and read. */
export const responded = (sets: Record<string, unknown>, version: Version = '1.0.3'): Ofx => {
  const SONRS = { STATUS: OK, DTSERVER: '20261001', LANGUAGE: 'ENG' };
  const file = decode(encode({ SIGNONMSGSRSV1: { SONRS }, ...sets } as OfxInput, { version }));
  expect(file.deviations).toEqual([]);
  return file.ofx;
};

export const OK = { CODE: 0, SEVERITY: 'INFO' } as const;
export const REFUSED = { CODE: 10504, SEVERITY: 'ERROR', MESSAGE: 'no' } as const;

/** Values as JSON has them: date-times as their text. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
