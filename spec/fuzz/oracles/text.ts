import { decodeWindows1252 } from '../../../codecs/bytes/windows-1252.ts';
import type { Deviation } from '../../../codecs/deviation.ts';
import { joined, utf8 } from '../bytes.ts';
import type { Oracle } from './oracle.ts';
import { hasLyingMark } from './positions.ts';
import { difference, type Facets, type Reading, readingOf } from './reading.ts';

const MARK = '\uFEFF';

/** The text of the input in the character set it was read in, without a byte order mark. What is cut off is no text. */
const textIn = (charset: string, bytes: Uint8Array): string => {
  if (charset === 'windows-1252') return decodeWindows1252(bytes);
  const units = charset.startsWith('utf-16') ? bytes.subarray(0, bytes.length - (bytes.length % 2)) : bytes;
  // A stream that goes on keeps the half of a character for itself.
  return new TextDecoder(charset).decode(units, { stream: charset === 'utf-8' });
};

/**
 * What does not depend on how the text lay in bytes: everything but byte offsets, the name of the character set,
 * and what is said of one that lies.
 */
const saidOfText = ({ file, error }: Reading): Facets => {
  if (error) return { code: error.code, message: error.message, path: error.path, at: lineOf(error) };
  const { charset: _, ...header } = file.header;
  const isOfText = ({ code, path }: Deviation): boolean =>
    code !== 'charset' || !['', 'CHARSET', 'ENCODING'].includes(path);
  // Where there are more than are kept, which of them are depends on how many there are of the character set.
  const isCutOff = file.deviations.at(-1)?.message.endsWith('more deviations are not listed');
  const deviations = (isCutOff ? [] : file.deviations)
    .filter(isOfText)
    .map((deviation) => ({ ...deviation, position: lineOf(deviation) }));
  return { header, ofx: file.ofx, further: file.further, deviations };
};

const lineOf = ({
  position,
}: Pick<Deviation, 'position'> | { readonly position?: Deviation['position'] }): string =>
  `${position?.line}:${position?.column}`;

/** Reading the bytes, and reading as a string the text they were read as, is the same. */
export const textOfBytes: Oracle = {
  name: 'bytes and the text they are in their character set read the same',
  complaint: ({ bytes, reading }) => {
    const { charset } = reading.file?.header ?? {};
    if (charset === undefined || hasLyingMark(charset, bytes)) return undefined;
    const text = textIn(charset, bytes);
    // A string may begin with a mark of its own, which is taken off once more.
    if (text.startsWith(MARK)) return undefined;
    return difference(saidOfText(reading), saidOfText(readingOf(text)));
  },
};

/**
 * A text, and the same in UTF-8, with and without a mark, read the same. Left out is text that UTF-8 does not hold
 * (half characters) and text whose first two characters make its bytes look like UTF-16 (a zero among them).
 */
export const bytesOfText: Oracle = {
  name: 'a text and its bytes in UTF-8, with and without a byte order mark, read the same',
  complaint: ({ bytes, reading: { file } }) => {
    const text = textIn(file?.header.charset ?? 'windows-1252', bytes);
    const encoded = utf8(text);
    const isWhole = text !== '' && new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoded) === text;
    if (!isWhole || text.startsWith(MARK) || text.slice(0, 2).includes('\0')) return undefined;
    const fromText = saidOfText(readingOf(text));
    const plain = difference(fromText, saidOfText(readingOf(encoded)));
    if (plain !== undefined) return `without a mark: ${plain}`;
    const marked = difference(fromText, saidOfText(readingOf(joined(utf8(MARK), encoded))));
    return marked === undefined ? undefined : `with a mark: ${marked}`;
  },
};
