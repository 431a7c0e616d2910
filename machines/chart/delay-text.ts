const UNITS = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/**
 * A delay as a person says it: whole hours, minutes or seconds where it is that, else milliseconds. A named delay
 * stays as it is.
 *
 * @example
 * delayText('60000'); // '1 min'
 * delayText('1500'); // '1500 ms'
 * delayText('retryDelay'); // 'retryDelay'
 */
export function delayText(delay: string): string {
  const milliseconds = Number(delay);
  if (!Number.isFinite(milliseconds)) return delay;
  const unit = UNITS.find(([, size]) => milliseconds >= size && milliseconds % size === 0);
  return unit === undefined ? `${milliseconds} ms` : `${milliseconds / unit[1]} ${unit[0]}`;
}
