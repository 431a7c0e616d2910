export { amount, positiveAmount, rate } from './amount.ts';
export { boolean } from './boolean.ts';
export { type Datatype, Refusal } from './datatype.ts';
export { dateTime, OfxDateTime, type Precision, time } from './date-time.ts';
export { A, currency, endTagRequired, integer, language, N, oneOf, secret } from './text.ts';
export type { Zone } from './zone.ts';
