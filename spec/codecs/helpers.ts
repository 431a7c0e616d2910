import { existsSync, readFileSync } from 'node:fs';
import {
  type DeviationCode,
  decode,
  OfxError,
  type OfxErrorCode,
  type OfxFile,
  type OfxInput,
} from '../../codecs/index.ts';

/** A 1.x header; `fields` replaces some, `undefined` leaves one out. */
export const sgmlHeader = (fields: Record<string, string | undefined> = {}): string => {
  const all = {
    OFXHEADER: '100',
    DATA: 'OFXSGML',
    VERSION: '103',
    SECURITY: 'NONE',
    ENCODING: 'USASCII',
    CHARSET: '1252',
    COMPRESSION: 'NONE',
    OLDFILEUID: 'NONE',
    NEWFILEUID: 'NONE',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}:${value}\r\n`,
  );
  return `${lines.join('')}\r\n`;
};

/** A 2.x header. */
export const xmlHeader = (version = '211', encoding = 'UTF-8'): string =>
  `<?xml version="1.0" encoding="${encoding}" standalone="no"?>\r\n` +
  `<?OFX OFXHEADER="200" VERSION="${version}" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\r\n`;

export const sgml = (body: string): string => sgmlHeader() + body;
export const xml = (body: string): string => xmlHeader() + body;

/** Bytes of text in which every character is below 256 and stands for its byte. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** The sign-on response every response file begins with, complete, with closed leaves. */
export const SIGNON_RESPONSE =
  '<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>' +
  '<DTSERVER>20261001120000</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1>';

/** A body around the content of SONRS. */
export const inSonrs = (content: string): string =>
  `<OFX><SIGNONMSGSRSV1><SONRS>${content}</SONRS></SIGNONMSGSRSV1></OFX>`;

/** A body with one complete bank statement around the content of its BANKTRANLIST. */
export const statement = (transactions: string): string =>
  `<OFX>${SIGNON_RESPONSE}<BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID>` +
  '<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS><STMTRS><CURDEF>USD</CURDEF>' +
  '<BANKACCTFROM><BANKID>1</BANKID><ACCTID>2</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM>' +
  `<BANKTRANLIST><DTSTART>20261001</DTSTART><DTEND>20261031</DTEND>${transactions}</BANKTRANLIST>` +
  '<LEDGERBAL><BALAMT>10.00</BALAMT><DTASOF>20261031</DTASOF></LEDGERBAL>' +
  '</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>';

/** The required elements of a STMTTRN, before NAME and MEMO. */
export const LINE = '<TRNTYPE>DEBIT<DTPOSTED>20261002<TRNAMT>-1.50<FITID>F1';
/** The same for XML. */
export const XML_LINE =
  '<TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20261002</DTPOSTED><TRNAMT>-1.50</TRNAMT><FITID>F1</FITID>';

/** A body whose only transaction goes on with `content`. */
export const transaction = (content: string): string => statement(`<STMTTRN>${LINE}${content}</STMTTRN>`);

export const statementOf = (file: OfxFile) => {
  const response = file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS;
  if (!response) throw new Error('the file has no statement');
  return response;
};
export const linesOf = (file: OfxFile) => statementOf(file).BANKTRANLIST?.STMTTRN ?? [];
export const firstLine = (file: OfxFile) => {
  const [line] = linesOf(file);
  if (!line) throw new Error('the statement has no transaction');
  return line;
};

/** The deviations' codes, in order. */
export const codesOf = (file: OfxFile): DeviationCode[] => file.deviations.map(({ code }) => code);

/** `code path`, in order. */
export const pathsOf = (file: OfxFile): string[] =>
  file.deviations.map(({ code, path }) => `${code} ${path}`);

/** The OfxError a call throws. Any other outcome fails the spec. */
export const refusal = (call: () => unknown): OfxError => {
  try {
    call();
  } catch (error) {
    if (error instanceof OfxError) return error;
    throw error;
  }
  throw new Error('it was accepted');
};

/** What reading throws, if it throws an OfxError; anything else propagates. */
export const errorCodeOf = (input: Uint8Array | string): OfxErrorCode | undefined => {
  try {
    decode(input);
    return undefined;
  } catch (error) {
    if (error instanceof OfxError) return error.code;
    throw error;
  }
};

/** A sign-on for writing; `more` replaces or adds elements of SONRQ. */
export const signOn = (more: Record<string, unknown> = {}): OfxInput => ({
  SIGNONMSGSRQV1: {
    SONRQ: {
      DTCLIENT: '20261001120000',
      USERID: 'user',
      USERPASS: 'pass',
      LANGUAGE: 'ENG',
      APPID: 'QWIN',
      APPVER: '2700',
      ...more,
    },
  },
});

const FACTS = new URL('../../../shared/protocol/facts/', import.meta.url);

/** Whether the fact tables of the protocol are at hand; outside of the project's own machines they are not. */
export const hasFacts = existsSync(FACTS);

/** One fact table. */
// biome-ignore lint/suspicious/noExplicitAny: the tables' form is checked where they are used
export const facts = (name: string): any => JSON.parse(readFileSync(new URL(name, FACTS), 'utf8'));
