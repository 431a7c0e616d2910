import type { Deviate } from '../datatypes/datatype.ts';
import type { Limits } from '../limits.ts';
import { unescapeText } from '../syntax/entities.ts';
import { trimValue } from '../syntax/events.ts';
import { isWritable } from '../syntax/writable.ts';
import type { Version } from '../versions.ts';
import type { EndTags } from './scanner.ts';
import type { Step } from './shape.ts';

const LESS = 60;
const SLASH = 47;
const AMPERSAND = 38;

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Reads values of leaves, those with nothing odd about them. */
export class LeafScanner {
  readonly #version: Version | undefined;
  readonly #longest: number;
  readonly #endTags: EndTags;
  /** The value that was read last. */
  value: unknown;
  /** Whether its end tag was there. */
  isClosed = false;
  /** Something was said of the value. */
  #isOdd = false;
  readonly #say: Deviate = () => {
    this.#isOdd = true;
  };
  readonly #stray = (): void => {
    this.#isOdd = true;
  };

  constructor(version: Version | undefined, limits: Limits, endTags: EndTags) {
    this.#version = version;
    this.#longest = limits.leafLength;
    this.#endTags = endTags;
  }

  /** Reads the value from behind its start tag on; gives the offset behind it, or -1 where it is odd. */
  read(source: string, behindTag: number, step: Step): number {
    const { length } = source;
    let start = behindTag;
    while (isBlank(source.charCodeAt(start))) start++;
    let end = start;
    let hasReference = false;
    let isPlain = true;
    let at = start;
    for (; at < length; at++) {
      const code = source.charCodeAt(at);
      if (code === LESS) break;
      if (code > 32 && code < 127) {
        end = at + 1;
        if (code === AMPERSAND) hasReference = true;
      } else if (code !== 32 && code !== 10 && code !== 13 && code !== 9) {
        isPlain = false;
        if (!isBlank(code)) end = at + 1;
      }
    }
    if (at === length || end === start || at - behindTag > this.#longest) return -1;
    this.isClosed = source.charCodeAt(at + 1) === SLASH && source.startsWith(step.close, at);
    if (!this.isClosed && this.#endTags === 'required') return -1;
    if (!this.#type(source, start, end, isPlain, hasReference, step)) return -1;
    return this.isClosed ? at + step.close.length : at;
  }

  #type(
    source: string,
    start: number,
    end: number,
    isPlain: boolean,
    hasReference: boolean,
    { type }: Step,
  ): boolean {
    if (!type) return false;
    if (isPlain && !hasReference && type.scan) {
      this.value = type.scan(source, start, end);
      if (this.value !== undefined) return true;
    }
    this.#isOdd = false;
    const written = source.slice(start, end);
    const text = hasReference ? trimValue(unescapeText(written, this.#stray)) : written;
    if (this.#isOdd || !(isPlain && !hasReference) && !isWritable(text)) return false;
    if (text === '') return false;
    this.value = type.parse(text, this.#say, this.#version);
    return !this.#isOdd;
  }
}
