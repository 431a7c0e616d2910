import { isField } from './fields.ts';
import { SGML_FIELDS } from './header.ts';
import type { HeaderFault, Pair, Span } from './pair.ts';
import { trimmed } from './stray.ts';

/** Fields that are written in lines, `OFXHEADER:100`, and whatever else the lines have. */
export interface HeaderLines {
  readonly pairs: readonly Pair[];
  /** Where a line break is missing behind a field. */
  readonly glued: readonly HeaderFault[];
  /** Lines between the parts of a response of several. */
  readonly boundaries: readonly HeaderFault[];
  /** Text that is no field. */
  readonly stray: readonly Span[];
}

/** Where each known key stands, also where lines are glued together: `OFXHEADER:100DATA:OFXSGML`. */
const KEY = new RegExp(`(${SGML_FIELDS.join('|')})\\s*:`, 'gi');
const OWN_KEY = /^(\s*)([A-Za-z][A-Za-z0-9._-]*)\s*:/;
const BOUNDARY = /^--[^\s-]/;

export const readLines = (text: string): HeaderLines => {
  const pairs: Pair[] = [];
  const glued: HeaderFault[] = [];
  const boundaries = new Map<string, HeaderFault>();
  const stray: Span[] = [];
  for (const { 0: line, index: at } of text.matchAll(/[^\r\n]+/g)) {
    const found = readLine(line, at);
    for (const [i, pair] of found.entries()) {
      pairs.push(pair);
      if (i > 0) glued.push(unbroken(found[i - 1]?.key ?? '', pair.at));
    }
    const [span] = trimmed(line.slice(0, (found[0]?.at ?? at + line.length) - at), at);
    if (!span) continue;
    const name = text.slice(span.at, span.end);
    if (!BOUNDARY.test(name)) stray.push(span);
    else if (!boundaries.has(name)) boundaries.set(name, boundary(name, span.at));
  }
  return { pairs, glued, boundaries: [...boundaries.values()], stray };
};

const boundary = (value: string, at: number): HeaderFault => ({
  message: 'the header stands in a part of a response of several',
  path: '',
  at,
  value,
});

const unbroken = (key: string, at: number): HeaderFault => ({
  message: `no line break after ${key}`,
  path: key,
  at,
});

/** The fields of one line: mostly one, and all of them where line breaks were lost. */
const readLine = (line: string, lineAt: number): Pair[] => {
  const own = OWN_KEY.exec(line);
  const ownKey = own?.[2] ?? '';
  // A key nobody knows may end like one of the standard's: Content-Encoding, INTU.VERSION.
  const isForeign = own !== null && !isField(ownKey.toUpperCase());
  const behindOwn = isForeign ? own[0].length : 0;
  const starts = isForeign ? [{ key: ownKey, at: own[1]?.length ?? 0, from: behindOwn }] : [];
  for (const { 0: written, 1: key = '', index: at } of line.matchAll(KEY)) {
    if (at >= behindOwn) starts.push({ key, at, from: at + written.length });
  }
  return starts.map(({ key, at, from }, i) => {
    const end = starts[i + 1]?.at ?? line.length;
    return {
      key: key.toUpperCase(),
      value: line.slice(from, end).trim(),
      at: lineAt + at,
      end: lineAt + end,
    };
  });
};
