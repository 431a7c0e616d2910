/**
 * Tells where in the bytes the characters of a text are, where they themselves do not tell how many bytes they were.
 * Offsets count from the start of the text.
 */
export interface Measure {
  /** The first UTF-16 unit that it measures. */
  readonly from: number;
  /** Offset of the byte that a unit begins at. */
  byteOf(unit: number): number;
  /** Forgets what is in front of a unit: nobody asks for it any more. */
  release(unit: number): void;
}

/** The encodings of more than one byte whose characters tell nothing of their bytes, by their WHATWG names. */
const MULTI_BYTE: ReadonlySet<string> = new Set([
  'gbk',
  'gb18030',
  'big5',
  'euc-jp',
  'iso-2022-jp',
  'shift_jis',
  'euc-kr',
]);

/** So many bytes in a row that are no characters are fed again at most. */
const MOST_FED = 64;

/** Whether an encoding has characters of several bytes; UTF-8 and UTF-16 are not meant. */
export const isMultiByte = (encoding: string): boolean => MULTI_BYTE.has(encoding);

/**
 * Decodes byte by byte and notes where characters begin: only that is exact for every encoding and for bytes that are
 * no characters of it. What is noted are stretches in which each unit has one byte.
 */
export class MeasuringDecoder implements Measure {
  readonly from: number;
  #decoder: TextDecoder;
  /** ASCII is one byte for one unit, unless escape sequences give the same bytes another meaning. */
  readonly #isPlain: boolean;
  /** Where stretches begin, by units and by bytes. */
  #units: number[];
  #bytes: number[];
  /** What comes next: its unit, the byte it begins at, and the byte that is looked at. */
  #unit: number;
  #start: number;
  #byte: number;
  /** The decoder holds nothing back. */
  #isBetween = true;
  /** The bytes since it last held nothing back, and how many units they came to. */
  #fed: number[] = [];
  #told = 0;

  /** `unit` and `byte`: where the text to decode begins. */
  constructor(encoding: string, unit: number, byte: number) {
    this.from = unit;
    this.#decoder = newDecoder(encoding);
    this.#isPlain = encoding !== 'iso-2022-jp';
    this.#units = [unit];
    this.#bytes = [byte];
    this.#unit = unit;
    this.#start = byte;
    this.#byte = byte;
  }

  /** How many units have been decoded. */
  get end(): number {
    return this.#unit;
  }

  decode(bytes: Uint8Array, isLast: boolean): string {
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const end = this.#isPlain && this.#isBetween ? asciiEnd(bytes, at) : at;
      const step = bytes.subarray(at, Math.max(end, at + 1));
      const piece = this.#next(step);
      if (end > at) this.#passAscii(end - at);
      else this.#pass(bytes[at] ?? 0, piece);
      text += piece;
      at += step.length;
    }
    if (!isLast) return text;
    const rest = this.#next();
    if (rest !== '') this.#mark(rest.length, this.#byte);
    return text + rest;
  }

  /** What the next bytes, or the end, come to. */
  #next(bytes?: Uint8Array): string {
    if (this.#isBetween || this.#fed.length > MOST_FED) {
      this.#fed = [];
      this.#told = 0;
    }
    const isEnd = bytes === undefined;
    if (!isEnd && bytes.length === 1) this.#fed.push(...bytes);
    let text: string;
    try {
      text = this.#decoder.decode(bytes, { stream: !isEnd });
    } catch {
      // Node has room for two characters a byte, and throws where broken bytes of GB18030 come to three at once.
      this.#decoder = newDecoder(this.#decoder.encoding);
      text = this.#decoder.decode(Uint8Array.from(this.#fed), { stream: !isEnd }).slice(this.#told);
    }
    this.#told += text.length;
    return text;
  }

  byteOf(unit: number): number {
    if (unit >= this.#unit) return this.#start;
    const stretch = this.#stretchOf(unit);
    return (this.#bytes[stretch] ?? 0) + unit - (this.#units[stretch] ?? 0);
  }

  release(unit: number): void {
    const stretch = this.#stretchOf(unit);
    // Not before half of it is needed no more, or a long comment would be copied for each piece that it comes in.
    if (stretch * 2 <= this.#units.length) return;
    this.#units = this.#units.slice(stretch);
    this.#bytes = this.#bytes.slice(stretch);
  }

  #passAscii(count: number): void {
    this.#mark(count, this.#byte + count);
    this.#byte += count;
  }

  /** Notes what a byte came to. */
  #pass(byte: number, text: string): void {
    const at = this.#byte++;
    // Behind a replaced character the decoder may already have, or hold, what the byte begins.
    const isBroken = text.includes('\uFFFD');
    this.#isBetween = text !== '' && !isBroken;
    if (text === '') return;
    const isAfter = isBroken && at > this.#start;
    if (isAfter && text.length > 1) this.#mark(text.length - 1, at);
    const isHeld = isAfter && text.length === 1 && this.#decoder.encoding === 'utf-8' && byte >= 0xc2;
    this.#mark(isAfter && text.length > 1 ? 1 : text.length, isHeld ? at : this.#byte);
  }

  /** Notes units that begin at the place noted last; `next` is the byte of what follows them. */
  #mark(units: number, next: number): void {
    const last = this.#units.length - 1;
    const isSame = this.#start - (this.#bytes[last] ?? 0) === this.#unit - (this.#units[last] ?? 0);
    if (!isSame) {
      this.#units.push(this.#unit);
      this.#bytes.push(this.#start);
    }
    this.#unit += units;
    this.#start = next;
  }

  /** The last stretch that does not begin behind a unit. */
  #stretchOf(unit: number): number {
    let low = 0;
    let high = this.#units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#units[middle] ?? 0) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const newDecoder = (encoding: string): TextDecoder => new TextDecoder(encoding, { ignoreBOM: true });

const asciiEnd = (bytes: Uint8Array, at: number): number => {
  let end = at;
  while (end < bytes.length && (bytes[end] ?? 0) < 0x80) end++;
  return end;
};
