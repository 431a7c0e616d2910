import type { Deviation, OfxDateTime } from '../../codecs/index.ts';

/** Writes one line. */
export type Print = (line: string) => void;

/** Text from a file or an institution, without what could steer a terminal. */
export const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

/** A table with a rule below its head; the columns named are aligned to the right. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string[] => {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
};

/** A calendar date. A file that was read tolerantly can lack any of its dates. */
export const day = (date: OfxDateTime | undefined): string => date?.localDate ?? '';

const MOST = 10;

/** The departures from the standard that were read around. */
export const printDeviations = (deviations: readonly Deviation[], print: Print): void => {
  if (deviations.length === 0) return;
  print('');
  print(`${deviations.length} departure${deviations.length === 1 ? '' : 's'} from the standard:`);
  for (const { position, code, message } of deviations.slice(0, MOST)) {
    print(`  ${position.line}:${position.column}  ${code}  ${message}`);
  }
  if (deviations.length > MOST) print(`  and ${deviations.length - MOST} more`);
};
