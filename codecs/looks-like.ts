/** Files of bytes, by their first ones as they read in windows-1252, or in what other sets leave of them. */
const BEGINNINGS: readonly (readonly [what: string, ...beginnings: string[]])[] = [
  ['a PDF document', '%PDF'],
  ['a ZIP archive or an office document', 'PK\u0003\u0004', 'PK\u0005\u0006'],
  ['a gzip archive', '\u001f\u2039', '\u001f\ufffd'],
  ['an office document of old, such as .xls', 'ÐÏ\u0011à', '\ufffd\ufffd\u0011\ufffd'],
  ['an image', '\u2030PNG', '\ufffdPNG', 'GIF87a', 'GIF89a'],
  ['an RTF document', '{\\rtf'],
];

const BLANKS = 'nothing but blanks';
const HEADER = 'an OFX header without a body';
const UNKNOWN = 'no format that is known here';

/** What may still be the beginning of a file of OFX. */
export const MAY_BE_OFX: ReadonlySet<string> = new Set([BLANKS, HEADER, UNKNOWN]);

/** Files of text, in this order: what is more special first. */
const PATTERNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['an HTML page', /<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i],
  ['a QIF file', /!Type:|^!(?:Account|Option|Clear):/im],
  ['an MT940 message', /^:(?:20|25|28C?|60F):|^\{1:F01/],
  ['a CAMT message (ISO 20022)', /urn:iso:std:iso:20022:tech:xsd:camt\./],
  ['an ISO 20022 message', /urn:iso:std:iso:20022:/],
  ['a SOAP message', /<(?:[a-z-]{1,20}:)?Envelope[\s>]/i],
  ['an OFC file, which is older than OFX', /<OFC>/i],
  ['JSON', /^[[{]/],
  [HEADER, /OFXHEADER\s*[:=]/i],
  ['XML or SGML that is not OFX', /^<\?xml|^<[A-Za-z]/],
];

/** What is between the columns of a table. In front of a blank or at the end of a line it is a sentence's. */
const SEPARATORS: readonly RegExp[] = [/,(?! |$)/, /;(?! |$)/, /\t/, /\|/];

/** Columns that one line must have to be of a table; two lines one below the other may have fewer, but as many. */
const COLUMNS = 3;

/** Banks put their name, the account and the period in front of the table. */
const hasTable = (text: string): boolean => {
  const lines = text.split(/[\r\n]+/);
  return SEPARATORS.some((separator) => {
    const columns = lines.map((line) => line.split(separator).length);
    return columns.some((count, i) => count >= COLUMNS || (count > 1 && count === columns[i + 1]));
  });
};

/** Says what input without `<OFX>` seems to be, so that the error can name it. */
export const looksLike = (start: string): string => {
  const text = start.trimStart();
  if (text === '') return BLANKS;
  const kind =
    BEGINNINGS.find(([, ...beginnings]) => beginnings.some((beginning) => text.startsWith(beginning))) ??
    PATTERNS.find(([, pattern]) => pattern.test(text));
  if (kind) return kind[0];
  return hasTable(text) ? 'a CSV table' : UNKNOWN;
};
