import type { OfxDateTime } from '../../../codecs/index.ts';
import { type Desk, today } from './handler.ts';

/** How far ahead orders are taken. */
const DAYS_AHEAD = 366;

/** When an order is to be carried out, today where it does not say; or the code of what is wrong with DTDUE. */
export const dueDate = (due: OfxDateTime | undefined, desk: Desk): string | 2014 | 2015 | 2020 => {
  const first = today(desk);
  if (due === undefined) return first;
  if (!due.isValid) return 2020;
  if (due.localDate < first) return 2014;
  const last = new Date(desk.now.getTime() + DAYS_AHEAD * 86_400_000).toISOString().slice(0, 10);
  return due.localDate > last ? 2015 : due.localDate;
};
