import { type Datatype, type Deviate, Refusal } from './datatype.ts';

/** Whether text has more characters than that, where a character is one or two UTF-16 units. */
const isLonger = (text: string, maxLength: number): boolean =>
  text.length > maxLength && (text.length > 2 * maxLength || [...text].length > maxLength);

const checkLength = (text: string, maxLength: number, deviate: Deviate): void => {
  if (isLonger(text, maxLength)) {
    deviate('too-long', `longer than the ${maxLength} characters the standard allows`);
  }
};

const requireText = (value: unknown, maxLength: number): string => {
  if (typeof value !== 'string') throw new Refusal('type', 'the value must be a string');
  if (value === '') throw new Refusal('empty-element', 'an element may not be empty; leave it out');
  if (isLonger(value, maxLength)) {
    throw new Refusal('too-long', `the value is longer than ${maxLength} characters`);
  }
  return value;
};

/** Characters of plain text: all that may be written, but `<`, half characters and blanks. */
const VISIBLE = '!-;=-~\\x80-\\ud7ff\\ue000-\\ufdcf\\ufdd4-\\ufffd';

/** Text that may be written as it is, without blanks in front; a regular expression as {@link PlainValues} has it. */
export const TEXT = `[${VISIBLE}][ ${VISIBLE}]*`;

/** A-n: up to `maxLength` characters. */
export const A = (maxLength: number): Datatype<string> => ({
  kind: 'datatype',
  name: `A-${maxLength}`,
  maxLength,
  plain: { pattern: TEXT },
  parse(text, deviate) {
    checkLength(text, maxLength, deviate);
    return text;
  },
  format: (value) => requireText(value, maxLength),
});

/** N-n: up to `maxLength` digits, kept as text because leading zeros matter (APPVER `0500`). */
export const N = (maxLength: number): Datatype<string> => ({
  kind: 'datatype',
  name: `N-${maxLength}`,
  maxLength,
  parse(text, deviate) {
    if (!/^[0-9]+$/.test(text)) deviate('type', 'only digits are allowed here');
    checkLength(text, maxLength, deviate);
    return text;
  },
  format(value) {
    const text = requireText(value, maxLength);
    if (!/^[0-9]+$/.test(text)) throw new Refusal('type', 'only digits are allowed here');
    return text;
  },
});

/**
 * N-n where the number counts, not its digits: status codes, lengths, days. Reads as a number; what is none is kept
 * as text, though it is outside of the type: better than no value.
 */
export const integer = (maxLength: number): Datatype<number> => ({
  kind: 'datatype',
  name: `N-${maxLength}`,
  maxLength,
  parse(text, deviate) {
    if (!/^[0-9]+$/.test(text)) deviate('type', 'a whole number is expected here');
    checkLength(text, maxLength, deviate);
    // Without the digits being looked at, 0x10 would be 16 and 1e3 a thousand.
    const value = /^[+-]?[0-9]+$/.test(text.trim()) ? Number(text) : Number.NaN;
    return Number.isSafeInteger(value) ? value : (text as unknown as number);
  },
  format(value) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new Refusal('type', 'the value must be a whole number, zero or greater');
    }
    return requireText(String(value), maxLength);
  },
});

const letters = (name: string, count: number): Datatype<string> => ({
  kind: 'datatype',
  name,
  maxLength: count,
  parse(text, deviate) {
    if (!new RegExp(`^[A-Z]{${count}}$`, 'i').test(text))
      deviate('type', `${count} letters are expected here`);
    return text.toUpperCase();
  },
  format(value) {
    if (typeof value !== 'string' || !new RegExp(`^[A-Z]{${count}}$`).test(value)) {
      throw new Refusal('type', `the value must be ${count} capital letters`);
    }
    return value;
  },
});

/** ISO 639-2 language code; bibliographic and terminological codes are both in use, so any three letters. */
export const language = letters('Language', 3);
/** ISO 4217 currency code. */
export const currency = letters('Currency', 3);

/** Marks a leaf whose value must never be shown. */
export const secret = <Read, Write>(type: Datatype<Read, Write>): Datatype<Read, Write> => ({
  ...type,
  secret: true,
});

/** Marks one of the three leaves whose end tag SGML may not leave out. */
export const endTagRequired = <Read, Write>(type: Datatype<Read, Write>): Datatype<Read, Write> => ({
  ...type,
  endTagRequired: true,
});

/** a leaf that says by being there. Its value is the empty string, its end tag never left out. */
export const empty: Datatype<string> = endTagRequired({
  kind: 'datatype',
  name: 'A-0',
  maxLength: 0,
  parse(text, deviate) {
    checkLength(text, 0, deviate);
    return text;
  },
  format(value) {
    if (value !== '') throw new Refusal('type', 'the value must be the empty string');
    return value;
  },
});
