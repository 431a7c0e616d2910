import {
  type CharsetFault,
  CUT_CHARACTER,
  declaredIn,
  type Fallback,
  fallbackOf,
  markLength,
  utf8Lie,
  utf16Label,
} from './charset.ts';
import type { Layout } from './locate.ts';
import { cutCharacter, strictUtf8, utf8Prefix } from './utf8.ts';

/** How much of its bytes a stage has decoded. */
interface Step {
  readonly text: string;
  readonly used: number;
}

type Stage = (bytes: Uint8Array, isLast: boolean) => Step;

/** As many bytes beyond ASCII in a row are looked at, at most, to tell whether they are UTF-8. */
const LONGEST_RUN = 64;

/**
 * Decodes a file's bytes as they come, in any pieces, with the same outcome as `decodeBytes` has of the whole
 * file, which can look at all bytes first. What is ASCII is the same text in every character set; the first run
 * of bytes beyond ASCII decides: if it is valid UTF-8, the file is UTF-8, else what the header declares. Where
 * later bytes are no UTF-8 after all, that is a fault, and they and all behind them are read as what is declared, or as
 * windows-1252. Only in such a file of mixed encodings the two differ.
 */
export class TextReader implements Layout {
  #stage: Stage = (bytes, isLast) => this.#begin(bytes, isLast);
  #held = new Uint8Array();
  /** Characters that have been given. */
  #given = 0;
  #label = '';
  width: Layout['width'] = 'utf-8';
  before = 0;
  singleFrom: number | undefined;
  charset = 'utf-8';
  readonly faults: CharsetFault[] = [];

  /** The text of the next bytes, but for what only the bytes behind them can tell. */
  read(bytes: Uint8Array, isLast: boolean): string {
    let input = joined(this.#held, bytes);
    let text = '';
    for (;;) {
      const stage = this.#stage;
      const step = stage(input, isLast);
      text += step.text;
      this.#given += step.text.length;
      input = input.subarray(step.used);
      if (this.#stage === stage) break;
    }
    // Copied, since a source may use its buffer again.
    this.#held = input.slice();
    return text;
  }

  /** The start of the file, until it is known what it declares. */
  #begin(bytes: Uint8Array, isLast: boolean): Step {
    if (bytes.length < 2 && !isLast) return NOTHING;
    const utf16 = utf16Label(bytes);
    if (!utf16) {
      const label = declaredIn(bytes, isLast);
      if (label === undefined) return NOTHING;
      this.#label = label;
    }
    this.before = markLength(bytes);
    if (utf16) {
      const decoder = new TextDecoder(utf16, { ignoreBOM: true });
      this.charset = utf16;
      this.width = 2;
      this.#stage = (more, end) => ({ text: decoder.decode(more, { stream: !end }), used: more.length });
    } else {
      this.#stage = (more, end) => this.#ascii(more, end);
    }
    return { text: '', used: this.before };
  }

  /** Text that every character set reads alike, until the first run of other bytes. */
  #ascii(bytes: Uint8Array, isLast: boolean): Step {
    const text = strictUtf8(bytes);
    if (text?.length === bytes.length) return { text, used: bytes.length };
    const start = bytes.findIndex((byte) => byte >= 0x80);
    const run = runAt(bytes, start);
    const isCut = run.length === LONGEST_RUN || start + run.length === bytes.length;
    if (isCut && run.length < LONGEST_RUN && !isLast) {
      return { text: strictUtf8(bytes.subarray(0, start)) ?? '', used: start };
    }
    this.#decide(run, isCut, this.#given + start);
    return { text: strictUtf8(bytes.subarray(0, start)) ?? '', used: start };
  }

  #decide(run: Uint8Array, isCut: boolean, at: number): void {
    const { valid, mayGoOn } = utf8Prefix(run);
    if (valid === run.length || (isCut && mayGoOn && valid > 0)) {
      const lie = utf8Lie(this.#label, this.before > 0);
      if (lie !== undefined) this.faults.push({ message: lie, at: 0 });
      this.#stage = (bytes, isLast) => this.#utf8(bytes, isLast);
    } else {
      const fallback = fallbackOf(this.#label);
      if (fallback.lie !== undefined) this.faults.push({ message: fallback.lie, at: 0 });
      this.charset = fallback.charset;
      this.#fallBack(fallback, at);
    }
  }

  #utf8(bytes: Uint8Array, isLast: boolean): Step {
    const cut = cutCharacter(bytes);
    const whole = bytes.subarray(0, bytes.length - cut);
    const text = strictUtf8(whole);
    if (text !== undefined) {
      if (isLast && cut > 0) this.faults.push({ message: CUT_CHARACTER, at: this.#given + text.length });
      return { text, used: isLast ? bytes.length : whole.length };
    }
    const { valid } = utf8Prefix(bytes);
    const before = strictUtf8(bytes.subarray(0, valid)) ?? '';
    const fallback = fallbackOf(this.#label);
    const at = this.#given + before.length;
    const message = `the bytes were UTF-8 and are not from here on; they were read as ${fallback.charset}`;
    this.faults.push({ message, at });
    this.#fallBack(fallback, at);
    return { text: before, used: valid };
  }

  #fallBack({ decode }: Fallback, at: number): void {
    this.singleFrom = at;
    this.#stage = (bytes, isLast) => ({ text: decode(bytes, isLast), used: bytes.length });
  }
}

const NOTHING: Step = { text: '', used: 0 };

/** The bytes beyond ASCII from a place on. */
const runAt = (bytes: Uint8Array, start: number): Uint8Array => {
  let end = start;
  while (end < bytes.length && end - start < LONGEST_RUN && (bytes[end] ?? 0) >= 0x80) end++;
  return bytes.subarray(start, end);
};

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};
