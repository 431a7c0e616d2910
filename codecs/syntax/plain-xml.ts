import { canonicalTag, openTag } from './canonical-tag.ts';
import { isLetter } from './characters.ts';
import { unescapeText } from './entities.ts';
import { type BodyEvents, WAIT } from './events.ts';

const LESS = 60;
const GREATER = 62;
const SLASH = 47;

const isNamePart = (code: number): boolean =>
  isLetter(code) || (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 95;

/** Tags of plain documents are no longer; the longest of the standard has 23 letters. */
const LONGEST_NAME = 64;

/** Text beyond this many characters is for the other reader, which passes it on in pieces. */
const LONG_TEXT = 4096;

/** As {@link WAIT} ends a step, so does what is for the other reader. */
const ODD = -2;

/**
 * Reads the XML that nearly all OFX 2.x documents keep to: tags without attributes, text with XML's own
 * references, and nothing else. At whatever is not that, or not well-formed, it stops before telling anything
 * of it; `isOdd` says so, and `openTags` what the reader that goes on from there has to know.
 */
export class PlainXmlReader {
  readonly #events: BodyEvents;
  /** The names of the open elements as they are written, outermost first. */
  readonly openTags: string[] = [];
  /** The root has been read, whose name this is. */
  closedRoot: string | undefined;
  isOdd = false;
  #source = '';
  #base = 0;
  #isStray = false;
  readonly #stray = (): void => {
    this.#isStray = true;
  };

  constructor(events: BodyEvents) {
    this.#events = events;
  }

  /**
   * Reads `source`, which begins at offset `base` of the file, from offset `start` on, as far as it can be told
   * what it is. Gives the offset to go on from.
   */
  read(source: string, base: number, start: number, isLast: boolean): number {
    this.#source = source;
    this.#base = base;
    let at = start - base;
    for (;;) {
      const next = this.#step(at, isLast);
      if (next >= 0) at = next;
      else {
        this.isOdd = next === ODD;
        return base + at;
      }
    }
  }

  /** Reads a tag, or the text in front of one, at a place; gives the place behind it. */
  #step(at: number, isLast: boolean): number {
    const source = this.#source;
    if (source.charCodeAt(at) !== LESS) return this.#text(at, isLast);
    const next = source.charCodeAt(at + 1);
    if (isLetter(next)) {
      const behind = this.#scan(at, isLast);
      return behind === at ? this.#startTag(at, isLast) : behind;
    }
    if (next === SLASH) return this.#endTag(at, isLast);
    return at + 1 < source.length || isLast ? ODD : WAIT;
  }

  /** Reads whole aggregates at once, where they are as they should be. */
  #scan(at: number, isLast: boolean): number {
    const { depth } = this.#events;
    const behind = this.#events.scan(this.#source, this.#base, at, isLast);
    if (behind > at) this.openTags.push(...this.#events.tagsFrom(depth));
    return behind;
  }

  #startTag(at: number, isLast: boolean): number {
    const end = this.#nameEnd(at + 1);
    if (end === this.#source.length && !isLast) return WAIT;
    const name = this.#source.slice(at + 1, end);
    const isEmpty = this.#source.charCodeAt(end) === SLASH;
    const close = isEmpty ? end + 1 : end;
    if (close === this.#source.length && !isLast) return WAIT;
    const isSecondRoot = this.openTags.length === 0 && this.closedRoot !== undefined;
    if (this.#source.charCodeAt(close) !== GREATER || isSecondRoot) return ODD;
    openTag(this.#events, name, this.#base + at);
    this.openTags.push(name);
    if (isEmpty) this.#close(name, at);
    return close + 1;
  }

  #endTag(at: number, isLast: boolean): number {
    const end = this.#nameEnd(at + 2);
    if (end === this.#source.length && !isLast) return WAIT;
    const name = this.#source.slice(at + 2, end);
    if (this.#source.charCodeAt(end) !== GREATER || this.openTags.at(-1) !== name) return ODD;
    this.#close(name, at);
    return end + 1;
  }

  #close(name: string, at: number): void {
    this.openTags.pop();
    if (this.openTags.length === 0) this.closedRoot = name;
    this.#events.close(canonicalTag(name), this.#base + at);
  }

  /** Where a name ends; at the end of the source if it may go on there. */
  #nameEnd(start: number): number {
    const source = this.#source;
    const most = start + LONGEST_NAME;
    let end = start;
    while (end < most && isNamePart(source.charCodeAt(end))) end++;
    return end;
  }

  #text(at: number, isLast: boolean): number {
    const source = this.#source;
    const end = source.indexOf('<', at);
    if (end < 0) return this.#openText(at, isLast);
    const written = source.slice(at, end);
    this.#isStray = false;
    const text = unescapeText(written, this.#stray);
    const isOutside = this.openTags.length === 0 && written.trim() !== '';
    if (this.#isStray || isOutside) return ODD;
    this.#events.text(text, this.#base + at);
    return end;
  }

  /** Text that no tag follows yet. */
  #openText(at: number, isLast: boolean): number {
    if (!isLast) return this.#source.length - at > LONG_TEXT ? ODD : WAIT;
    const isEnd = this.openTags.length === 0 && this.#source.slice(at).trim() === '';
    return isEnd ? WAIT : ODD;
  }
}
