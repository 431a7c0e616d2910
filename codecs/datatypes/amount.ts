import { type Datatype, Refusal } from './datatype.ts';

const MAX_LENGTH = 32;

/** The sign of a currency in front of a number or behind it, and the number's own sign: `R$ 5`, `-$5`, `5 €`. */
const WITH_CURRENCY = /^([+-]?)(?:[A-Z]{0,3}\p{Sc}[ \u00a0]?([^\p{Sc}]+)|([^\p{Sc}]+?)[ \u00a0]?\p{Sc})$/u;
/** Beyond this it is no amount with a currency, and none is looked for. */
const LONGEST_WITH_CURRENCY = 64;

/** Letters alone are no currency: what `CHK 1234` means is not for a reader to guess. */
const withoutCurrency = (text: string): string =>
  text.length > LONGEST_WITH_CURRENCY
    ? text
    : text.replace(WITH_CURRENCY, (_, sign: string, behind = '', before = '') => sign + behind + before);

/**
 * Reads an amount as people and programs write it into an exact decimal: `-12.50`, `1.234,56`, `1,234.56`,
 * `+5`, `,5`, `R$ 5,00`. A single separator of either kind is the decimal one; when both kinds occur the last is;
 * a separator that occurs more than once groups thousands. Returns undefined for what is not a number.
 */
export const readDecimal = (text: string): { decimal: string; conforming: boolean } | undefined => {
  const number = withoutCurrency(text);
  const match = /^([+-]?)([0-9.,' \u00a0]*)(-?)$/.exec(number);
  if (!match || !/[0-9]/.test(number)) return undefined;
  const [, lead = '', body = '', trail = ''] = match;
  const digits = body.replace(/[' \u00a0]/g, '');
  const separator = decimalSeparator(digits);
  const at = separator === undefined ? -1 : digits.lastIndexOf(separator);
  const whole = (at < 0 ? digits : digits.slice(0, at)).replace(/[.,]/g, '');
  const fraction = at < 0 ? '' : digits.slice(at + 1);
  const negative = lead === '-' || trail === '-';
  return {
    decimal: `${negative ? '-' : ''}${whole.replace(/^0+(?=[0-9])/, '') || '0'}${fraction && `.${fraction}`}`,
    conforming: number === text && trail === '' && /^[0-9]*(?:[.,][0-9]*)?$/.test(body),
  };
};

const decimalSeparator = (digits: string): '.' | ',' | undefined => {
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  if (point >= 0) return digits.indexOf('.') === point ? '.' : undefined;
  if (comma >= 0) return digits.indexOf(',') === comma ? ',' : undefined;
  return undefined;
};

const SIGNED = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;
const UNSIGNED = /^\+?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;

const decimal = (name: string, pattern: RegExp): Datatype<string> => ({
  kind: 'datatype',
  name,
  maxLength: MAX_LENGTH,
  // No plus, no zeros in front, a point with digits on both sides: as it would be written again.
  plain: { pattern: `${pattern === SIGNED ? '-?' : ''}(?:0|[1-9][0-9]{0,31})(?:\\.[0-9]{1,31})?` },
  parse(text, deviate) {
    const isPlain = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(text);
    if (isPlain && text.length <= MAX_LENGTH && pattern.test(text)) return text;
    const read = readDecimal(text);
    if (!read) {
      deviate('type', 'not a number');
      return text;
    }
    if (!read.conforming)
      deviate('type', 'no plain number: it has grouping, blanks, a currency or a sign behind');
    else if (!pattern.test(read.decimal)) deviate('type', 'the number may not be negative');
    if (text.length > MAX_LENGTH)
      deviate('too-long', `longer than the ${MAX_LENGTH} characters of an amount`);
    return read.decimal;
  },
  format(value) {
    if (typeof value !== 'string' || !pattern.test(value)) {
      throw new Refusal('type', 'the value must be a decimal number in a string, such as "-12.50"');
    }
    if (value.length > MAX_LENGTH) {
      throw new Refusal('too-long', `the value is longer than ${MAX_LENGTH} characters`);
    }
    return value;
  },
});

/**
 * Amount (section 3.2.9.1): an exact decimal string such as `'-12.50'`, in the major unit of its currency,
 * the sign from the customer's view. Read with comma or point; never a floating-point number.
 */
export const amount = decimal('Amount', SIGNED);
/** Amount that may not be negative. */
export const positiveAmount = decimal('Positive amount', UNSIGNED);
/** Quantity: a decimal string; negative for what leaves the account. */
export const quantity = decimal('Quantity', SIGNED);
/** Quantity that may not be negative. */
export const positiveQuantity = decimal('Positive quantity', UNSIGNED);
/** Unit price: a decimal string, never negative. */
export const unitPrice = decimal('Unit price', UNSIGNED);
/** Rate: a decimal string, in per cent where the standard says so (`'5.2'` is 5.2 %). */
export const rate = decimal('Rate', SIGNED);
