import { withoutCurrency } from './currency-mark.ts';
import { readDigits } from './digit-groups.ts';
import { type Rewriting, rewrite } from './rewrite.ts';

/** As the standard has it, with a point or a comma. It has no groups: a comma alone is a decimal one. */
const STANDARD = /^([+-]?)(?=[.,]?[0-9])([0-9]*)(?:[.,]([0-9]*))?$/;

/** Beyond this no other way to write an amount is looked for. */
const LONGEST_OTHER = 64;

/** Characters that look like those of the standard, or of the other ways to write a number. */
const ALIKE: readonly Rewriting[] = [
  [/[\u00a0\u2009\u202f]/g, ' '],
  [/\u2019/g, "'"],
  [/[\u2212\u2013]/g, '-'],
];

/** Where bookkeepers put the minus, and where it belongs. A sign behind a mark is none: `5.-` is five even. */
const SIGNS: readonly Rewriting[] = [
  [/^\( *([^()+-]+?) *\)$/, '-$1'],
  [/^([^+-]*[0-9]) *([+-])$/, '$2$1'],
];

/** A decimal that was read. */
export interface ReadDecimal {
  /** With a point, without a plus or zeros in front. */
  readonly decimal: string;
  /** Whether it was written as the standard has it. */
  readonly conforming: boolean;
}

/**
 * Reads an amount as people and programs write it into an exact decimal: `-12.50`, `1.234,56`, `1,234.56`,
 * `+5`, `,5`, `R$ 5,00`, `(12.50)`. Gives undefined for what is not a number, or could be several: no digit
 * is ever moved by a guess.
 */
export const readDecimal = (text: string): ReadDecimal | undefined => {
  const decimal = readStandard(text);
  if (decimal !== undefined) return { decimal, conforming: true };
  const other = text.length > LONGEST_OTHER ? undefined : readOther(text);
  return other === undefined ? undefined : { decimal: other, conforming: false };
};

const readStandard = (text: string): string | undefined => {
  const [match, sign, whole, fraction] = STANDARD.exec(text) ?? [];
  return match === undefined ? undefined : decimalOf(sign, whole, fraction);
};

const readOther = (text: string): string | undefined => {
  const typed = rewrite(text, ALIKE).trim();
  return readStandard(typed) ?? readGrouped(rewrite(withoutCurrency(typed), SIGNS));
};

const readGrouped = (text: string): string | undefined => {
  const [, sign, body = ''] = /^([+-]?) *(.*)$/s.exec(text) ?? [];
  const digits = readDigits(body);
  return digits && decimalOf(sign, digits.whole, digits.fraction);
};

const decimalOf = (sign = '', whole = '', fraction = ''): string =>
  `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=[0-9])/, '') || '0'}${fraction && `.${fraction}`}`;
