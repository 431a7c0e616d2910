import { canonicalTag, closeTag, openTag } from './canonical-tag.ts';
import { isBlank, isLetter } from './characters.ts';
import { CommentEnds } from './comment-end.ts';
import { safeLength, unescapeText } from './entities.ts';
import { type BodyEvents, WAIT } from './events.ts';
import { Search } from './search.ts';

/** Letters of other languages too: no tag of the standard has them, those of some banks do. */
const isNameStart = (code: number): boolean =>
  isLetter(code) || code === 95 || (code >= 0xc0 && /\p{L}/u.test(String.fromCharCode(code)));

const isNamePart = (code: number): boolean =>
  isNameStart(code) || (code >= 48 && code <= 58) || code === 46 || code === 45;

const LESS = 60;
const GREATER = 62;

/**
 * Reads OFX 1.x SGML (section 2.3 of the standard) and anything that looks like it: a single pass, no
 * backtracking, no regular expression over the input. XML is read too, as a tolerant superset; which elements
 * are leaves, and so where unclosed ones end, is for the listener to know.
 *
 * The text may come in any pieces. Markup that is longer than a bound is text, so that what never ends is not
 * waited for: all looking ahead is within it.
 */
export class SgmlReader {
  readonly #events: BodyEvents;
  readonly #longest: number;
  readonly #search = new Search();
  readonly #comments = new CommentEnds();
  /** The text at hand, where it begins in the file, and whether it is all there is. */
  #source = '';
  #base = 0;
  #isLast = false;

  /** `longest`: the most characters markup may have. */
  constructor(events: BodyEvents, longest: number) {
    this.#events = events;
    this.#longest = longest;
  }

  /**
   * Reads `source`, which begins at offset `base` of the file, from offset `start` on as far as it can be told
   * what it is: to its end if it `isLast`. Gives the offset to go on from with more text.
   */
  read(source: string, base: number, start: number, isLast: boolean): number {
    this.#source = source;
    this.#base = base;
    this.#isLast = isLast;
    let at = start - base;
    while (at < source.length) {
      const markup = source.indexOf('<', at);
      if (markup < 0) {
        const end = isLast ? source.length : safeLength(source, at);
        if (end > at) this.#text(at, end);
        return base + end;
      }
      if (markup > at) this.#text(at, markup);
      at = this.#markup(markup);
      if (at === WAIT) return base + markup;
    }
    return base + at;
  }

  /** Whether the text at hand ends at `at` and more may come. */
  #isOpen(at: number): boolean {
    return at >= this.#source.length && !this.#isLast;
  }

  /** Reads what begins with `<` at `at`; gives the place behind it. */
  #markup(at: number): number {
    const next = this.#source.charCodeAt(at + 1);
    if (isNameStart(next)) {
      const behind = this.#events.scan(this.#source, this.#base, at, this.#isLast);
      return behind === at ? this.#tag(at, at + 1, false) : behind;
    }
    if (next === 47 /* / */) return this.#tag(at, at + 2, true);
    if (next === 33 /* ! */) return this.#declaration(at);
    if (next === 63 /* ? */) return this.#skip(at, '>', 'a processing instruction inside the file');
    return this.#isOpen(at + 1) ? WAIT : this.#literal(at, at + 1);
  }

  #tag(at: number, nameStart: number, isEnd: boolean): number {
    const source = this.#source;
    const limit = Math.min(source.length, at + this.#longest);
    let end = nameStart;
    while (end < limit && isNamePart(source.charCodeAt(end))) end++;
    let close = end;
    while (close < limit && isBlank(source.charCodeAt(close))) close++;
    if (close >= limit) return this.#cutTag(at, isEnd);
    if (end === nameStart) return isEnd ? this.#damagedEndTag(at, limit) : this.#literal(at, close);
    const attributes = close;
    if (close > end && isLetter(source.charCodeAt(close))) {
      close = this.#attributesEnd(close, limit);
      if (close >= limit) return this.#cutTag(at, isEnd);
      if (close < 0) return this.#literal(at, end);
    }
    const written = source.slice(attributes, close).trim();
    const empty = source.charCodeAt(close) === 47; /* / */
    if (empty) close++;
    if (this.#isOpen(close)) return WAIT;
    if (source.charCodeAt(close) !== GREATER) {
      return isEnd ? this.#damagedEndTag(at, limit) : this.#literal(at, end);
    }
    const name = source.slice(nameStart, end);
    const offset = this.#base + at;
    if (isEnd) closeTag(this.#events, name, offset, written);
    else openTag(this.#events, name, offset, written);
    if (empty && !isEnd) this.#events.close(canonicalTag(name), offset);
    return close + 1;
  }

  /**
   * An end tag with blanks in front of its name, without a name, or without its `>` where another tag begins. It is
   * one if it ends an open element; anything else is text.
   */
  #damagedEndTag(at: number, limit: number): number {
    const source = this.#source;
    let start = at + 2;
    while (start < limit && isBlank(source.charCodeAt(start))) start++;
    let end = start;
    while (end < limit && isNamePart(source.charCodeAt(end))) end++;
    let close = end;
    while (close < limit && isBlank(source.charCodeAt(close))) close++;
    if (close >= limit) return this.#cutTag(at, true);
    const next = source.charCodeAt(close);
    const open = this.#events.tagsFrom(0);
    const tag = end > start ? canonicalTag(source.slice(start, end)) : open.at(-1);
    const isOne = (next === GREATER || next === LESS) && tag !== undefined && open.includes(tag);
    if (!isOne) return this.#literal(at, close);
    this.#events.deviate('syntax', `a damaged end tag, read as </${tag}>`, this.#base + at);
    this.#events.close(tag, this.#base + at);
    return next === GREATER ? close + 1 : close;
  }

  /** A tag of which the text at hand, or what a tag may be long, has no end. */
  #cutTag(at: number, isEnd: boolean): number {
    const isTooLong = this.#source.length - at >= this.#longest;
    if (isTooLong) return this.#literal(at, at + 1);
    if (!this.#isLast) return WAIT;
    this.#events.cutOff(isEnd, this.#base + at);
    return this.#source.length;
  }

  /** Where the `>` or `/>` is that ends the attributes from `at` on; -1 when a `<` comes first. */
  #attributesEnd(at: number, limit: number): number {
    const source = this.#source;
    for (let i = at; i < limit; i++) {
      const code = source.charCodeAt(i);
      if (code === 60 /* < */) return -1;
      if (code === 62 /* > */) return source.charCodeAt(i - 1) === 47 ? i - 1 : i;
    }
    return limit;
  }

  #declaration(at: number): number {
    const source = this.#source;
    if (this.#isOpen(at + 3)) return WAIT;
    if (source.startsWith('<!--', at)) return this.#comment(at);
    let open = at + 3;
    if (source[at + 2] === '[') {
      while (isBlank(source.charCodeAt(open))) open++;
      if (source.slice(open, open + 5).toUpperCase() === 'CDATA') return this.#cdata(at, open + 5);
      if (this.#isOpen(open + 4) && open - at < this.#longest) return WAIT;
    }
    return this.#skip(at, '>', 'a declaration inside the file');
  }

  #comment(at: number): number {
    const end = this.#comments.find(this.#source, this.#base, this.#base + at + 4);
    // As far as a bare `-->` may be, with what else is between.
    const most = this.#longest + 2;
    if (end !== undefined) {
      const greater = end - this.#base;
      return greater - at <= most ? greater + 1 : this.#literal(at, at + 1);
    }
    const isTooLong = this.#source.length - at > most + 1;
    return this.#isLast || isTooLong ? this.#literal(at, at + 1) : WAIT;
  }

  #cdata(at: number, nameEnd: number): number {
    let start = nameEnd;
    while (isBlank(this.#source.charCodeAt(start))) start++;
    if (this.#isOpen(start) && start - at < this.#longest) return WAIT;
    if (this.#source[start] !== '[') return this.#literal(at, at + 1);
    const end = this.#find(']]>', start, at);
    if (end === WAIT) return WAIT;
    if (end === undefined) return this.#literal(at, at + 1);
    if (end > start + 1) this.#events.text(this.#source.slice(start + 1, end), this.#base + start + 1);
    return end + 3;
  }

  #skip(at: number, delimiter: string, what: string): number {
    const end = this.#find(delimiter, at + 2, at);
    if (end === WAIT) return WAIT;
    if (end === undefined) return this.#literal(at, at + 1);
    const behind = end + delimiter.length;
    this.#events.deviate('syntax', `${what} was skipped`, this.#base + at, this.#source.slice(at, behind));
    return behind;
  }

  /** Where the delimiter is that ends what began at `at`; undefined if there is none near enough. */
  #find(delimiter: string, from: number, at: number): number | undefined {
    const end = this.#search.find(delimiter, this.#source, this.#base, from);
    if (end >= 0) return end - at <= this.#longest ? end : undefined;
    const isTooLong = this.#source.length - at > this.#longest + delimiter.length;
    return this.#isLast || isTooLong ? undefined : WAIT;
  }

  /** A `<` that begins no markup is text that should have been escaped. */
  #literal(at: number, end: number): number {
    this.#events.deviate('syntax', 'an unescaped < in text', this.#base + at);
    this.#events.text(this.#source.slice(at, end), this.#base + at);
    return end;
  }

  #text(start: number, end: number): void {
    // Blanks too: between two pieces of one value, as around a bare <, they belong to it.
    const offset = this.#base + start;
    const text = unescapeText(this.#source.slice(start, end), (stray) =>
      this.#events.deviate('syntax', 'an unescaped & in text', offset + stray),
    );
    this.#events.text(text, offset);
  }
}
