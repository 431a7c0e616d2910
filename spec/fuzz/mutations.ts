import { joined, spliced, utf8 } from './bytes.ts';
import type { Random } from './random.ts';
import { STRUCTURAL } from './structural.ts';
import { TOKENS } from './tokens.ts';

/** Damages a file; `other` is another one, for splicing. */
export type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

interface Span {
  readonly start: number;
  readonly end: number;
}

const SPAN = 400;

const spanIn = ({ length }: Uint8Array, random: Random): Span => {
  const start = random.below(length + 1);
  return { start, end: Math.min(length, start + 1 + random.small(SPAN)) };
};

const token = (random: Random): Uint8Array => {
  const text = random.pick(TOKENS[random.pick(Object.keys(TOKENS))] ?? []);
  return random.oneIn(8) ? latin1(text) : utf8(text);
};

/** The low byte of each character: what is not ASCII lies about its character set. */
const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

/** Places right behind or before markup, where most of the reader's decisions fall. */
const markupNear = (bytes: Uint8Array, random: Random): number => {
  const from = random.below(bytes.length + 1);
  const at = bytes.indexOf(random.oneIn(2) ? 0x3c : 0x3e, from);
  return at < 0 ? from : at + random.below(2);
};

/** The whole file in UTF-16, so that its header speaks of another character set than its bytes. */
const transcoded = (bytes: Uint8Array, random: Random): Uint8Array => {
  const isBigEndian = random.oneIn(2);
  const text = `${random.oneIn(3) ? '' : '\uFEFF'}${new TextDecoder().decode(bytes)}`;
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !isBigEndian);
  return new Uint8Array(view.buffer);
};

/** Everything that can be done to a file, by its name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip: (bytes, random) => {
    const copy = bytes.slice();
    const at = random.below(copy.length);
    if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    return copy;
  },
  setByte: (bytes, random) => {
    const copy = bytes.slice();
    if (copy.length > 0) copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  insertBytes: (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const noise = Uint8Array.from({ length: 1 + random.small(12) }, () => random.below(256));
    return spliced(bytes, at, at, noise);
  },
  delete: (bytes, random) => {
    const { start, end } = spanIn(bytes, random);
    return spliced(bytes, start, end);
  },
  duplicate: (bytes, random) => {
    const { start, end } = spanIn(bytes, random);
    const at = random.oneIn(2) ? end : random.below(bytes.length + 1);
    return spliced(bytes, at, at, bytes.subarray(start, end));
  },
  repeat: (bytes, random) => {
    const { start, end } = spanIn(bytes, random);
    const copies = Array.from({ length: 2 + random.small(60) }, () => bytes.subarray(start, end));
    return spliced(bytes, end, end, joined(...copies));
  },
  swap: (bytes, random) => {
    const [first, second] = [spanIn(bytes, random), spanIn(bytes, random)].sort((a, b) => a.start - b.start);
    if (!first || !second || first.end > second.start) return bytes;
    return joined(
      bytes.subarray(0, first.start),
      bytes.subarray(second.start, second.end),
      bytes.subarray(first.end, second.start),
      bytes.subarray(first.start, first.end),
      bytes.subarray(second.end),
    );
  },
  truncate: (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  behead: (bytes, random) => bytes.subarray(random.small(bytes.length)),
  splice: (bytes, random, other) =>
    joined(bytes.subarray(0, markupNear(bytes, random)), other.subarray(markupNear(other, random))),
  transplant: (bytes, random, other) => {
    const { start, end } = spanIn(other, random);
    const at = markupNear(bytes, random);
    return spliced(bytes, at, at, other.subarray(start, end));
  },
  insertToken: (bytes, random) => {
    const at = random.oneIn(3) ? random.below(bytes.length + 1) : markupNear(bytes, random);
    return spliced(bytes, at, at, token(random));
  },
  insertWhole: (bytes, random) => {
    const close = bytes.indexOf(0x3e, random.below(bytes.length + 1));
    return close < 0 ? bytes : spliced(bytes, close + 1, close + 1, utf8(random.pick(TOKENS.whole ?? [])));
  },
  replaceWithToken: (bytes, random) => {
    const { start, end } = spanIn(bytes, random);
    return spliced(bytes, start, end, token(random));
  },
  replaceValue: (bytes, random) => {
    const open = bytes.indexOf(0x3e, random.below(bytes.length + 1));
    const next = open < 0 ? -1 : bytes.indexOf(0x3c, open);
    return next < 0 ? bytes : spliced(bytes, open + 1, next, token(random));
  },
  dropTag: (bytes, random) => {
    const start = bytes.indexOf(0x3c, random.below(bytes.length + 1));
    const end = start < 0 ? -1 : bytes.indexOf(0x3e, start);
    return end < 0 ? bytes : spliced(bytes, start, end + 1);
  },
  intoHeader: (bytes, random) => {
    const at = random.below(Math.min(bytes.length, 200) + 1);
    const line = utf8(random.pick(TOKENS.headers ?? []));
    return spliced(bytes, at, random.oneIn(2) ? at : at + random.small(30), line);
  },
  mark: (bytes, random) => joined(utf8(random.pick(['\uFEFF', '\uFEFF\uFEFF', '\r\n', '\0', ' '])), bytes),
  transcode: transcoded,
  ...STRUCTURAL,
};

const NAMES = Object.keys(MUTATIONS);
/** After these little is left to judge: drawn rarely. */
const RARE = new Set(['transcode', 'truncate', 'behead', 'splice']);

/** Bytes beyond which a case is cut: repetitions of repetitions must not make it slow. */
const LARGEST = 24_000;

/** A few mutations, one after the other. */
export const mutate = (bytes: Uint8Array, random: Random, other: () => Uint8Array): Uint8Array => {
  let mutated = bytes;
  for (let left = 1 + random.small(12); left > 0; left--) {
    const name = random.pick(NAMES);
    if (RARE.has(name) && !random.oneIn(4)) continue;
    mutated = MUTATIONS[name]?.(mutated, random, other()) ?? mutated;
  }
  return mutated.slice(0, LARGEST);
};
