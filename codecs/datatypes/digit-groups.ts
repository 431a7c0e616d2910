/** The digits of a number, without what groups them. */
export interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

/** `$1,234` is a thousand and some, or one and some: there is no telling. */
const EITHER = /^[1-9][0-9]{0,2}[.,][0-9]{3}$/;

/** How people write the digits of a number. What is in none of these ways has no certain value. */
const WAYS: readonly RegExp[] = [
  // No groups: `5`, `,5`, `1234.50`.
  /^(?=[.,]?[0-9])([0-9]*)(?:[.,]([0-9]*))?$/,
  // Groups of three, all set apart in one way, and the decimal mark, which is another: `1.234.567,89`, `1 234`.
  /^([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]*))?$/,
  /^([0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]*))?$/,
  /^([0-9]{1,3}(?:'[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]*))?$/,
  // Lakhs and crores, as in India: `12,34,567.89`.
  /^([0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3})(?:\.([0-9]*))?$/,
  // One mark for both, where the last has too few digits behind it for a group: `1.234.56`.
  /^([0-9]{1,3}(?:\.[0-9]{3})+)\.([0-9]{1,2})$/,
  /^([0-9]{1,3}(?:,[0-9]{3})+),([0-9]{1,2})$/,
];

/** Reads digits that may be grouped. Gives undefined where they are not, or where they could be several numbers. */
export const readDigits = (text: string): Digits | undefined => {
  if (EITHER.test(text)) return undefined;
  for (const way of WAYS) {
    const match = way.exec(text);
    if (match) return { whole: match[1]?.replace(/[^0-9]/g, '') ?? '', fraction: match[2] ?? '' };
  }
  return undefined;
};
