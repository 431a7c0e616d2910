import { Search } from '../syntax/search.ts';
import type { HeaderFault, Pair, Span } from './pair.ts';
import { gapsOf } from './stray.ts';

/** A declaration of a 2.x header: `<?xml ...?>`, `<?OFX ...?>` or another of that kind. */
export interface Declaration extends Span {
  /** Its first word, in capitals. */
  readonly target: string;
  readonly attributes: readonly Pair[];
  /** Text in it that is no attribute. */
  readonly stray: readonly Span[];
  /** Attributes whose quotes are missing. */
  readonly unquoted: readonly HeaderFault[];
  readonly isEnded: boolean;
}

/** What is longer is no name that anybody looks for. */
const LONGEST_TARGET = 40;

/** Declarations, and the text without them, comments and `<!DOCTYPE>`, in whose places blanks stand. */
export const declarationsIn = (
  text: string,
): { readonly declarations: readonly Declaration[]; readonly rest: string } => {
  const search = new Search();
  const find = (delimiter: string, from: number): number => search.find(delimiter, text, 0, from);
  const declarations: Declaration[] = [];
  let rest = '';
  let end = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', Math.max(end, at + 1))) {
    const markup = markupAt(text, at, find);
    if (!markup) continue;
    rest += text.slice(end, at) + ' '.repeat(markup.end - at);
    end = markup.end;
    if (text.startsWith('<?', at)) declarations.push(declarationOf(text, at, markup));
  }
  return { declarations, rest: rest + text.slice(end) };
};

interface Markup {
  readonly end: number;
  readonly isEnded: boolean;
}

const markupAt = (
  text: string,
  at: number,
  find: (delimiter: string, from: number) => number,
): Markup | undefined => {
  if (text.startsWith('<?', at)) {
    const close = find('?>', at + 2);
    const next = find('<?', at + 2);
    if (close >= 0 && (next < 0 || close < next)) return { end: close + 2, isEnded: true };
    const tag = find('<', at + 2);
    return { end: tag < 0 ? text.length : tag, isEnded: false };
  }
  if (!text.startsWith('<!', at)) return undefined;
  const delimiter = text.startsWith('<!--', at) ? '-->' : '>';
  const close = find(delimiter, at + 2);
  return close < 0 ? undefined : { end: close + delimiter.length, isEnded: true };
};

const declarationOf = (text: string, at: number, { end, isEnded }: Markup): Declaration => {
  const target = /^<\?([A-Za-z][\w.-]*)/.exec(text.slice(at, at + LONGEST_TARGET))?.[1] ?? '';
  const from = at + 2 + target.length;
  const written = text.slice(from, isEnded ? end - 2 : end).trimEnd();
  // Some lose the > of the end.
  const inner = !isEnded && written.endsWith('?') ? written.slice(0, -1) : written;
  const found = [...inner.matchAll(ATTRIBUTE)].map(
    ({ 0: all, 1: name = '', 2: double, 3: single, 4: bare, index }) => ({
      key: name.toUpperCase(),
      value: double ?? single ?? bare ?? '',
      at: from + index,
      end: from + index + all.length,
      isBare: bare !== undefined,
    }),
  );
  const attributes = found.map(({ isBare: _, ...pair }) => pair);
  const unquoted = found.filter(({ isBare }) => isBare).map(({ key, at: place }) => unquotedAt(key, place));
  const stray = gapsOf(inner, attributes, from);
  return { target: target.toUpperCase(), at, end, attributes, stray, unquoted, isEnded };
};

/** The word boundary keeps it linear: without, it would be tried from each letter of a long word. */
const ATTRIBUTE = /\b([A-Za-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))/g;

const unquotedAt = (key: string, at: number): HeaderFault => ({
  message: `the value of ${key} is not in quotes`,
  path: key,
  at,
});
