import { unescapeText } from './entities.ts';
import { localName, type SyntaxEvents } from './events.ts';

const isNameStart = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isNamePart = (code: number): boolean =>
  isNameStart(code) || (code >= 48 && code <= 58) || code === 46 || code === 45 || code === 95;
const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/**
 * Reads OFX 1.x SGML (section 2.3 of the standard) and anything that looks like it: a single pass from
 * `start`, no backtracking, no regular expression over the input. XML is read too, as a tolerant superset;
 * which elements are leaves, and so where unclosed ones end, is for the listener to know.
 */
export const readSgml = (source: string, start: number, events: SyntaxEvents): void =>
  new SgmlReader(source, events).read(start);

class SgmlReader {
  readonly #source: string;
  readonly #events: SyntaxEvents;
  /** Where a search for an end delimiter failed once, it fails for good: remembered to stay linear. */
  readonly #absent = new Set<string>();

  constructor(source: string, events: SyntaxEvents) {
    this.#source = source;
    this.#events = events;
  }

  read(start: number): void {
    const source = this.#source;
    let at = start;
    while (at < source.length) {
      const markup = source.indexOf('<', at);
      const textEnd = markup < 0 ? source.length : markup;
      if (textEnd > at) this.#text(at, textEnd);
      if (markup < 0) return;
      at = this.#markup(markup);
    }
  }

  /** Reads what begins with `<` at `at`; gives the offset behind it. */
  #markup(at: number): number {
    const next = this.#source.charCodeAt(at + 1);
    if (isNameStart(next)) return this.#tag(at, at + 1, false);
    if (next === 47 /* / */) return this.#tag(at, at + 2, true);
    if (next === 33 /* ! */) return this.#declaration(at);
    if (next === 63 /* ? */) return this.#skip(at, '>', 'a processing instruction inside the file');
    return this.#literal(at, at + 1);
  }

  #tag(at: number, nameStart: number, isEnd: boolean): number {
    const source = this.#source;
    let end = nameStart;
    while (end < source.length && isNamePart(source.charCodeAt(end))) end++;
    const name = source.slice(nameStart, end);
    let close = end;
    while (close < source.length && isBlank(source.charCodeAt(close))) close++;
    if (name === '' || close === source.length) return this.#literal(at, close);
    const hasAttributes = close > end && isNameStart(source.charCodeAt(close));
    if (hasAttributes) {
      close = this.#attributesEnd(close);
      if (close < 0) return this.#literal(at, end);
    }
    const empty = source.charCodeAt(close) === 47; /* / */
    if (empty) close++;
    if (source.charCodeAt(close) !== 62 /* > */) return this.#literal(at, end);
    if (hasAttributes) this.#events.deviate('syntax', `attributes on ${name}: OFX has none`, at);
    this.#emit(name, at, isEnd, empty);
    return close + 1;
  }

  #emit(name: string, at: number, isEnd: boolean, empty: boolean): void {
    const tag = this.#canonical(name, at);
    if (isEnd) {
      this.#events.close(tag, at);
      return;
    }
    this.#events.open(tag, at);
    if (empty) this.#events.close(tag, at);
  }

  /** Tags fold to upper case (the DTD's NAMECASE) and lose a namespace prefix. */
  #canonical(name: string, at: number): string {
    const local = localName(name);
    const tag = local.toUpperCase();
    if (tag !== local) this.#events.deviate('syntax', `tag ${tag} is not in capital letters`, at);
    return tag;
  }

  /** The offset of the `>` or `/>` that ends the attributes from `at` on; -1 when a `<` comes first. */
  #attributesEnd(at: number): number {
    const source = this.#source;
    for (let i = at; i < source.length; i++) {
      const code = source.charCodeAt(i);
      if (code === 60 /* < */) return -1;
      if (code === 62 /* > */) return source.charCodeAt(i - 1) === 47 ? i - 1 : i;
    }
    return -1;
  }

  #declaration(at: number): number {
    const source = this.#source;
    if (source.startsWith('<!--', at)) return this.#skip(at, '-->', undefined, 4);
    let open = at + 3;
    if (source[at + 2] === '[') {
      while (isBlank(source.charCodeAt(open))) open++;
      if (source.startsWith('CDATA', open)) return this.#cdata(at, open + 5);
    }
    return this.#skip(at, '>', 'a declaration inside the file');
  }

  #cdata(at: number, nameEnd: number): number {
    let start = nameEnd;
    while (isBlank(this.#source.charCodeAt(start))) start++;
    const end = this.#source[start] === '[' ? this.#find(']]>', start) : -1;
    if (end < 0) return this.#literal(at, at + 1);
    if (end > start + 1) this.#events.text(this.#source.slice(start + 1, end), start + 1);
    return end + 3;
  }

  #skip(at: number, delimiter: string, what: string | undefined, from = 2): number {
    const end = this.#find(delimiter, at + from);
    if (end < 0) return this.#literal(at, at + 1);
    if (what) this.#events.deviate('syntax', `${what} was skipped`, at);
    return end + delimiter.length;
  }

  #find(delimiter: string, from: number): number {
    if (this.#absent.has(delimiter)) return -1;
    const at = this.#source.indexOf(delimiter, from);
    if (at < 0) this.#absent.add(delimiter);
    return at;
  }

  /** A `<` that begins no markup is text that should have been escaped. */
  #literal(at: number, end: number): number {
    this.#events.deviate('syntax', 'an unescaped < in text', at);
    this.#events.text(this.#source.slice(at, end), at);
    return end;
  }

  #text(start: number, end: number): void {
    // Blanks too: between two pieces of one value, as around a bare <, they belong to it.
    const text = unescapeText(this.#source.slice(start, end), (offset) =>
      this.#events.deviate('syntax', 'an unescaped & in text', start + offset),
    );
    this.#events.text(text, start);
  }
}
