import { type Datatype, Refusal } from './datatype.ts';
import { readDecimal } from './decimal.ts';

const MAX_LENGTH = 32;

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
      deviate('type', 'not a number that can be read without doubt');
      return text;
    }
    if (!read.conforming)
      deviate('type', 'no plain number: it has grouping, blanks, a currency or an unusual sign');
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
