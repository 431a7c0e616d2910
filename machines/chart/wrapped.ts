/** Mermaid breaks a line at 200 pixels, which is about as many letters; it would do so within a guard. */
const LONGEST_LINE = 27;

/**
 * The line of a transition as it stands on an arrow: a long one is broken before its guard, which is read as a whole.
 *
 * @example
 * wrapped('exchange done [3000]'); // ['exchange done [3000]']
 * wrapped('exchange done [3001, attemptsLeft]'); // ['exchange done', '[3001, attemptsLeft]']
 */
export function wrapped(line: string): string[] {
  const guard = line.indexOf(' [');
  return line.length <= LONGEST_LINE || guard < 0 ? [line] : [line.slice(0, guard), line.slice(guard + 1)];
}
