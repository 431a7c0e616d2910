import type { HeaderFault, Span } from './pair.ts';

/** The text of stretches, in ascending order; what only blanks are between is said at once. */
export const strayFaults = (text: string, spans: readonly Span[], message: string): HeaderFault[] => {
  const runs: { at: number; end: number }[] = [];
  for (const { at, end } of spans) {
    const last = runs.at(-1);
    if (last && text.slice(last.end, at).trim() === '') last.end = end;
    else runs.push({ at, end });
  }
  return runs.map(({ at, end }) => ({ message, path: '', at, value: text.slice(at, end) }));
};

/** What is between stretches of a text, without the blanks around it. `at`: offset of the text. */
export const gapsOf = (text: string, taken: readonly Span[], at: number): Span[] => {
  const ends = [at, ...taken.map(({ end }) => end)];
  const starts = [...taken.map((span) => span.at), at + text.length];
  return starts.flatMap((start, i) => trimmed(text.slice((ends[i] ?? 0) - at, start - at), ends[i] ?? 0));
};

/** The stretch of a text without the blanks around it, if there is more to it. */
export const trimmed = (text: string, at: number): Span[] => {
  const inner = text.trim();
  if (inner === '') return [];
  const start = at + text.length - text.trimStart().length;
  return [{ at: start, end: start + inner.length }];
};
