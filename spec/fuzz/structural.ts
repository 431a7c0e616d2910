import { joined, spliced, utf8 } from './bytes.ts';
import type { Mutation } from './mutations.ts';
import type { Random } from './random.ts';
import { TOKENS } from './tokens.ts';

const LESS = 0x3c;

/** Where the markup begins that stands at or behind a place drawn at random; the end where there is none. */
const tagAt = (bytes: Uint8Array, random: Random): number => {
  const at = bytes.indexOf(LESS, random.below(bytes.length));
  return at < 0 ? bytes.length : at;
};

/** The place where, so many tags further on, the next one begins. */
const tagsOn = (bytes: Uint8Array, from: number, count: number): number => {
  let at = from;
  for (let left = count; left > 0 && at < bytes.length; left--) {
    const next = bytes.indexOf(LESS, at + 1);
    at = next < 0 ? bytes.length : next;
  }
  return at;
};

/** A piece of a file from one tag to another: some elements, and halves of others. */
const pieceOf = (bytes: Uint8Array, random: Random): { start: number; end: number } => {
  const start = tagAt(bytes, random);
  return { start, end: tagsOn(bytes, start, 1 + random.small(12)) };
};

/** Changes the file as a text of one byte per character. */
const asText =
  (change: (text: string, random: Random) => string): Mutation =>
  (bytes, random) =>
    Uint8Array.from(change(Buffer.from(bytes).toString('latin1'), random), (character) =>
      character.charCodeAt(0),
    );

const tagName = (random: Random): string => (random.pick(TOKENS.startTags ?? []) ?? '').slice(1, -1);

/** What programs that write OFX get wrong: whole tags are in the wrong place, missing, misspelt or foreign. */
export const STRUCTURAL: Readonly<Record<string, Mutation>> = {
  moveElements: (bytes, random) => {
    const { start, end } = pieceOf(bytes, random);
    const piece = bytes.slice(start, end);
    const rest = spliced(bytes, start, end);
    const at = tagAt(rest, random);
    return spliced(rest, at, at, piece);
  },
  doubleElements: (bytes, random) => {
    const { start, end } = pieceOf(bytes, random);
    return spliced(bytes, end, end, bytes.slice(start, end));
  },
  dropElements: (bytes, random) => {
    const { start, end } = pieceOf(bytes, random);
    return spliced(bytes, start, end);
  },
  wrapElements: (bytes, random) => {
    const { start, end } = pieceOf(bytes, random);
    const tag = random.pick(['X', 'A.B', 'STMTTRN', tagName(random)]);
    const closing = utf8(random.oneIn(3) ? '' : `</${tag}>`);
    return joined(
      bytes.subarray(0, start),
      utf8(`<${tag}>`),
      bytes.subarray(start, end),
      closing,
      bytes.subarray(end),
    );
  },
  renameTag: (bytes, random) => {
    const at = tagAt(bytes, random);
    const end = bytes.indexOf(0x3e, at);
    const isClosing = bytes[at + 1] === 0x2f;
    return end < 0 ? bytes : spliced(bytes, at, end, utf8(`<${isClosing ? '/' : ''}${tagName(random)}`));
  },
  dropEndTags: asText((text, random) => {
    const tags = [...new Set(text.match(/<\/[A-Z0-9.]+>/g))];
    return tags.length === 0 ? text : text.replaceAll(random.pick(tags), '');
  }),
  lowerCase: asText((text) => text.replace(/<\/?[A-Z0-9.]+>/g, (tag) => tag.toLowerCase())),
  lineBreaks: asText((text, random) =>
    text.replace(/\r\n|\r|\n/g, random.pick(['\n', '\r', '\r\n', '', ' \t'])),
  ),
  indent: asText((text, random) => text.replaceAll('<', `${random.pick(['\n', '\r\n', ' ', '\n\t  '])}<`)),
  prefix: asText((text) => text.replace(/<(\/?)([A-Z])/g, '<$1ofx:$2')),
};
