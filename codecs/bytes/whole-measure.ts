import { type Measure, MeasuringDecoder } from './measure.ts';

/** Bytes that are decoded again at once. */
const BLOCK = 4096;

/**
 * Measures bytes that are all at hand by decoding them again, up to where it is asked for: whoever has no question
 * pays nothing.
 */
export class WholeMeasure implements Measure {
  readonly from = 0;
  readonly #bytes: Uint8Array;
  readonly #encoding: string;
  #decoder: MeasuringDecoder;
  #at = 0;
  /** What is in front of this unit is forgotten. */
  #first = 0;

  constructor(bytes: Uint8Array, encoding: string) {
    this.#bytes = bytes;
    this.#encoding = encoding;
    this.#decoder = new MeasuringDecoder(encoding, 0, 0);
  }

  /** Offsets asked for in ascending order cost one pass over the bytes in all. */
  byteOf(unit: number): number {
    if (unit < this.#first) this.#restart();
    while (this.#decoder.end <= unit && this.#at < this.#bytes.length) this.#step();
    return this.#decoder.byteOf(unit);
  }

  release(): void {}

  #step(): void {
    this.#first = this.#decoder.end;
    this.#decoder.release(this.#first);
    const end = this.#at + BLOCK;
    this.#decoder.decode(this.#bytes.subarray(this.#at, end), end >= this.#bytes.length);
    this.#at = end;
  }

  #restart(): void {
    this.#decoder = new MeasuringDecoder(this.#encoding, 0, 0);
    this.#at = 0;
    this.#first = 0;
  }
}
