export { amount, positiveAmount, positiveQuantity, quantity, rate, unitPrice } from './amount.ts';
export { boolean } from './boolean.ts';
export { type Datatype, Refusal } from './datatype.ts';
export { dateTime, OfxDateTime, time } from './date-time.ts';
export type { Precision } from './date-time-parts.ts';
export { type ListedValue, listedIn, oneOf, spelt } from './enumeration.ts';
export { A, currency, empty, endTagRequired, integer, language, N, secret } from './text.ts';
export { orIn } from './versioned.ts';
export type { Zone } from './zone.ts';
