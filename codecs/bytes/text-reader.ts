import { LONGEST_ROOT_TAG, ROOT_TAG } from '../syntax/root.ts';
import { type Declared, declaredIn, UNDECLARED } from './declared.ts';
import { isBehindOfx, LOOK_BACK } from './end-of-ofx.ts';
import { escapeOf, fallbackOf, pieceDecoder } from './fallback.ts';
import { HeldBytes } from './held-bytes.ts';
import { isUtf8, mayBeBroken } from './is-utf8.ts';
import {
  BROKEN_UTF8,
  brokenNamed,
  type CharsetFault,
  CUT_CHARACTER,
  fallbackLies,
  utf8Lies,
  utf16Lies,
} from './lies.ts';
import type { Layout } from './locate.ts';
import { type Measure, MeasuringDecoder } from './measure.ts';
import { LATIN, UTF8 } from './names.ts';
import { cutCharacter, strictUtf8, utf8Prefix } from './utf8.ts';
import { markLength, UTF16_BYTES, utf16Of } from './utf16.ts';

/** How much of its bytes a stage has decoded. */
interface Step {
  readonly text: string;
  readonly used: number;
}

type Stage = (bytes: Uint8Array, isLast: boolean) => Step;

/** Bytes of a header from which on it is only looked at again when it has doubled. */
const PATIENCE = 4096;

/** As many bytes beyond ASCII in a row are looked at, at most, to tell whether they are UTF-8. */
const LONGEST_RUN = 64;

/**
 * Decodes a file's bytes as they come, in any pieces, with the same outcome as `decodeBytes` has of the whole
 * file, which can look at all bytes first. What is ASCII is the same text in every character set; the first run
 * of bytes beyond ASCII decides: if it is UTF-8, the file is, else it is what the header declares. Later bytes that
 * are no UTF-8 after all are broken characters, as in whole files; only where the header declares a character set
 * other than UTF-8 and windows-1252, they are taken for that, and so is all behind them.
 *
 * So the two differ where the first run says other than all of them: in files of mixed encodings, and where the
 * very first run is nothing but a broken character. Where only what is behind `</OFX>` is beyond ASCII, that is read
 * somehow, and nothing is wrong with the declaration.
 */
export class TextReader implements Layout {
  #stage: Stage = (bytes, isLast) => this.#begin(bytes, isLast);
  readonly #held = new HeldBytes();
  readonly #headerLength: number;
  /** The start of the file was looked at in vain up to here. */
  #looked = 0;
  /** Characters that have been given, and the bytes they were. */
  #given = 0;
  #used = 0;
  #declared: Declared = UNDECLARED;
  #escape: number | undefined;
  /** The end of what has been given. */
  #recent = '';
  /** What is wrong with the declaration, should there be another `<OFX>` behind what it was noticed by. */
  #unsaid: CharsetFault[] = [];
  width: Layout['width'] = UTF8;
  before = 0;
  measure: Measure | undefined;
  charset = UTF8;
  readonly faults: CharsetFault[] = [];

  /** `headerLength`: the header is looked for in so many characters. */
  constructor(headerLength: number) {
    this.#headerLength = headerLength;
  }

  /** The text of the next bytes, but for what only the bytes behind them can tell. */
  read(bytes: Uint8Array, isLast: boolean): string {
    let input = this.#held.with(bytes);
    let text = '';
    for (;;) {
      const stage = this.#stage;
      const isWatched = this.#unsaid.length > 0;
      const step = stage(input, isLast);
      if (isWatched) this.#watch(step.text);
      text += step.text;
      this.#given += step.text.length;
      this.#used += step.used;
      input = input.subarray(step.used);
      if (this.#stage === stage) break;
    }
    this.#held.keep(input);
    return text;
  }

  /** Says what was left unsaid when what it is said of comes after all. */
  #watch(text: string): void {
    const seen = this.#recent + text;
    this.#recent = seen.slice(-LONGEST_ROOT_TAG);
    if (!ROOT_TAG.test(seen)) return;
    this.faults.push(...this.#unsaid);
    this.#unsaid = [];
  }

  /** The start of the file, until it is known what it declares. */
  #begin(bytes: Uint8Array, isLast: boolean): Step {
    const isEnough = bytes.length < PATIENCE ? bytes.length >= UTF16_BYTES : bytes.length >= 2 * this.#looked;
    if (!isEnough && !isLast) return NOTHING;
    const utf16 = utf16Of(bytes);
    const before = markLength(bytes, utf16);
    const declared = declaredIn(bytes.subarray(before), utf16, this.#headerLength, isLast);
    this.#looked = bytes.length;
    if (!declared) return NOTHING;
    this.#declared = declared;
    this.before = before;
    // Bytes are counted from behind the byte order mark.
    this.#used = -before;
    if (utf16) {
      const decoder = new TextDecoder(utf16, { ignoreBOM: true });
      this.charset = utf16;
      this.width = 2;
      this.faults.push(...utf16Lies(declared));
      this.#stage = (more, end) => this.#utf16(more, end, decoder);
    } else {
      this.#escape = escapeOf(declared);
      this.#stage = (more, end) => this.#ascii(more, end);
    }
    return { text: '', used: before };
  }

  #utf16(bytes: Uint8Array, isLast: boolean, decoder: TextDecoder): Step {
    // Half a unit would be read as one that takes two bytes.
    const cut = bytes.length % 2;
    const text = decoder.decode(bytes.subarray(0, bytes.length - cut), { stream: !isLast });
    if (isLast && cut > 0) this.faults.push({ message: CUT_CHARACTER, at: this.#given + text.length });
    return { text, used: isLast ? bytes.length : bytes.length - cut };
  }

  /** Text that every character set reads alike, until the first run of other bytes. */
  #ascii(bytes: Uint8Array, isLast: boolean): Step {
    const shiftByte = this.#escape;
    const text = strictUtf8(bytes);
    const isAscii = text?.length === bytes.length && (shiftByte === undefined || !bytes.includes(shiftByte));
    if (isAscii) {
      this.#recent =
        text.length < LOOK_BACK ? (this.#recent + text).slice(-LOOK_BACK) : text.slice(-LOOK_BACK);
      return { text, used: bytes.length };
    }
    const start = bytes.findIndex((byte) => byte >= 0x80 || byte === shiftByte);
    const run = runAt(bytes, start);
    const isCut = run.length === LONGEST_RUN || start + run.length === bytes.length;
    const isOpen = isCut && run.length > 0 && run.length < LONGEST_RUN;
    const before = strictUtf8(bytes.subarray(0, start)) ?? '';
    this.#recent = (this.#recent + before).slice(-LOOK_BACK);
    if (!isOpen || isLast) this.#decide(run, isCut, start);
    return { text: before, used: start };
  }

  /** Decides by a run of bytes beyond ASCII, which begins so many ASCII characters behind what was given. */
  #decide(run: Uint8Array, isCut: boolean, ascii: number): void {
    const whole = isCut ? run.subarray(0, run.length - cutCharacter(run)) : run;
    const isBehind = isBehindOfx(this.#recent);
    this.#recent = '';
    // What stands behind OFX says nothing of what OFX is in.
    const faults = isBehind ? this.#unsaid : this.faults;
    if (isUtf8(whole, this.#declared)) {
      faults.push(...utf8Lies(this.#declared, this.before > 0));
      this.#stage = (bytes, isLast) => this.#utf8(bytes, isLast);
      return;
    }
    const charset = fallbackOf(this.#declared);
    const lies = fallbackLies(this.#declared, this.before > 0, charset);
    faults.push(...lies);
    this.charset = charset;
    this.width = 1;
    this.#decodeAs(charset, this.#given + ascii, this.#used + ascii, isBehind || lies.length > 0);
  }

  #utf8(bytes: Uint8Array, isLast: boolean): Step {
    const cut = cutCharacter(bytes);
    const whole = bytes.subarray(0, bytes.length - cut);
    const text = strictUtf8(whole);
    if (text !== undefined) return this.#upToCut(text, bytes, cut, isLast);
    const { valid } = utf8Prefix(bytes);
    const before = strictUtf8(bytes.subarray(0, valid)) ?? '';
    const at = this.#given + before.length;
    if (mayBeBroken(this.#declared)) {
      this.faults.push({ message: BROKEN_UTF8, at });
      const decoder = new MeasuringDecoder(UTF8, at, this.#used + valid);
      this.measure = decoder;
      this.#stage = (more, end) => this.#brokenUtf8(more, end, decoder);
    } else {
      const charset = fallbackOf(this.#declared);
      const message = `the bytes were UTF-8 and are not from here on; they were read as ${charset}`;
      this.faults.push({ message, at });
      this.#decodeAs(charset, at, this.#used + valid, true);
    }
    return { text: before, used: valid };
  }

  #brokenUtf8(bytes: Uint8Array, isLast: boolean, decoder: MeasuringDecoder): Step {
    const cut = cutCharacter(bytes);
    const text = decoder.decode(bytes.subarray(0, bytes.length - cut), isLast);
    return this.#upToCut(text, bytes, cut, isLast);
  }

  /** The text in front of a character that is not complete, which at the end of the file it will never be. */
  #upToCut(text: string, bytes: Uint8Array, cut: number, isLast: boolean): Step {
    if (isLast && cut > 0) this.faults.push({ message: CUT_CHARACTER, at: this.#given + text.length });
    return { text, used: isLast ? bytes.length : bytes.length - cut };
  }

  /** Reads all that follows in one character set. `isSaid`: that it is not as declared needs no saying. */
  #decodeAs(charset: string, unit: number, byte: number, isSaid: boolean): void {
    const decoder = pieceDecoder(charset, unit, byte);
    this.measure = decoder.measure;
    let isHonest = !isSaid && charset !== LATIN;
    this.#stage = (bytes, isLast) => {
      const text = decoder.decode(bytes, isLast);
      if (isHonest && text.includes('\uFFFD')) {
        isHonest = false;
        this.faults.push({ message: brokenNamed(charset), at: undefined });
      }
      return { text, used: bytes.length };
    };
  }
}

const NOTHING: Step = { text: '', used: 0 };

/** The bytes beyond ASCII from a place on. */
const runAt = (bytes: Uint8Array, start: number): Uint8Array => {
  let end = start;
  while (end < bytes.length && end - start < LONGEST_RUN && (bytes[end] ?? 0) >= 0x80) end++;
  return bytes.subarray(start, end);
};
