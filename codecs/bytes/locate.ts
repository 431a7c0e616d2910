import type { Position } from '../../errors.ts';
import type { Measure } from './measure.ts';

/** How a decoded text lies in its bytes. */
export interface Layout {
  /** Bytes of one UTF-16 code unit, or `utf-8` where that varies. */
  readonly width: 1 | 2 | 'utf-8';
  /** Bytes before the text: a byte order mark. */
  readonly before: number;
  /** What tells the bytes from some place on, where the characters do not. */
  readonly measure?: Measure | undefined;
}

/** The part of a text that is at hand, `base` being its first character's offset. */
export interface TextAtHand {
  readonly text: string;
  readonly base: number;
}

/** A position whose byte counts from the start of the text. */
interface Place extends Position {
  readonly at: number;
}

/**
 * Gives line, column and byte of offsets into a decoded text, which may come in pieces and be let go of from
 * the front. Offsets asked for in ascending order cost one pass over the text in all; a smaller one starts
 * again from the first that has not been let go of.
 */
export class Locator {
  readonly #source: TextAtHand;
  readonly #layout: Layout;
  /** The first place that is still at hand, and the last that was asked for. */
  #first: Place;
  #last: Place;

  /** Both are looked at whenever something is asked: text and layout may still become known. */
  constructor(source: TextAtHand, layout: Layout) {
    this.#source = source;
    this.#layout = layout;
    this.#first = { at: 0, line: 1, column: 1, byte: 0 };
    this.#last = this.#first;
  }

  /** The position of an offset that is at hand, or in front of it: that of the first which is. */
  locate(offset: number): Position {
    const { text, base } = this.#source;
    // A parser that counts code units may stop within a pair: the character begins before it.
    const at = isWithinPair(text, offset - base) ? offset - 1 : offset;
    const from = at < this.#last.at ? this.#first : this.#last;
    this.#last = walk(this.#source, this.#layout, from, at);
    const { line, column } = this.#last;
    return { line, column, byte: this.#layout.before + this.#byteOf(this.#last) };
  }

  #byteOf({ at, byte }: Place): number {
    const { measure } = this.#layout;
    return measure && at >= measure.from ? measure.byteOf(at) : byte;
  }

  /** Lets go of everything in front of an offset. The text must still be there. */
  release(before: number): void {
    this.#first = walk(
      this.#source,
      this.#layout,
      this.#last.at <= before ? this.#last : this.#first,
      before,
    );
    if (this.#last.at < before) this.#last = this.#first;
    this.#layout.measure?.release(before);
  }
}

const walk = ({ text, base }: TextAtHand, { width }: Layout, from: Place, to: number): Place => {
  if (to <= from.at) return from;
  const narrowest = width === 'utf-8' ? 1 : width;
  const end = to - base;
  let { line } = from;
  /** The place that column 0 would have. */
  let margin = from.at - base - from.column;
  /** Bytes beyond those that each unit has at least. */
  let more = 0;
  for (let i = from.at - base; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code > 13 && code < 0x80) continue;
    // CR LF, LF and a lone CR each end one line.
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      line++;
      margin = i;
    } else if (code >= 0x80) {
      if (width === 'utf-8') more += utf8Width(code) - 1;
      if (isLowSurrogate(code)) margin++;
    }
  }
  return { at: to, line, column: end - margin, byte: from.byte + (to - from.at) * narrowest + more };
};

/** Bytes of a UTF-16 code unit in UTF-8; each half of a surrogate pair counts two of the pair's four. */
const utf8Width = (code: number): number => {
  if (code < 0x80) return 1;
  if (code < 0x800 || (code >= 0xd800 && code <= 0xdfff)) return 2;
  return 3;
};

const isWithinPair = (text: string, at: number): boolean =>
  isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1));

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** The second half of a character beyond the Basic Multilingual Plane: the same column as the first. */
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
