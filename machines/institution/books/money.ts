/** Digits after the decimal point. */
const scaleOf = (amount: string): number => (amount.split('.')[1] ?? '').length;

const minorUnits = (amount: string, scale: number): bigint =>
  BigInt(amount.replace('.', '') + '0'.repeat(scale - scaleOf(amount)));

/**
 * The exact sum of decimal strings, with as many decimals as the most precise of them.
 *
 * @example
 * sumOf(['10.00', '-0.05', '3']); // '12.95'
 */
export const sumOf = (amounts: readonly string[]): string => {
  const scale = Math.max(0, ...amounts.map(scaleOf));
  const sum = amounts.reduce((total, amount) => total + minorUnits(amount, scale), 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(scale + 1, '0');
  const at = digits.length - scale;
  return `${sum < 0n ? '-' : ''}${digits.slice(0, at)}${scale > 0 ? `.${digits.slice(at)}` : ''}`;
};

/** A positive decimal, as TRNAMT is to be. */
export const isPositive = (amount: string): boolean =>
  /^[0-9]+(\.[0-9]+)?$/.test(amount) && /[1-9]/.test(amount);

/** A positive amount that leaves an account. */
export const negative = (amount: string): string => `-${amount}`;

/** Whether one amount is at least as large as another, which is positive. */
export const covers = (held: string, amount: string): boolean =>
  !sumOf([held, negative(amount)]).startsWith('-');
