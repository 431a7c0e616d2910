import type { Declared } from './declared.ts';
import { encodingOf, isUnicodeName, isUtf16Name, UTF8 } from './names.ts';

/** The character set is not what it was declared or began to be. */
export interface CharsetFault {
  readonly message: string;
  /** Where that shows; undefined where it is said of the declaration. */
  readonly at: number | undefined;
}

export const CUT_CHARACTER = 'the file ends within a character';
export const BROKEN_UTF8 = 'some characters are broken; they were read as U+FFFD';

/** The beginning of a sentence on what is declared. */
const declares = ({ name, label }: Declared): string => {
  if (name === undefined) return 'no character set is declared;';
  const isKnown = encodingOf(label) !== undefined;
  return `the header declares ${name}${isKnown ? ',' : ', which is not known here;'}`;
};

/** A fault of the declaration, where bytes are other than it says. */
const lie = (declared: Declared, fact: string): CharsetFault[] => [
  { message: `${declares(declared)} ${fact}`, at: undefined },
];

/** What is wrong with a declaration over UTF-8. A byte order mark is one as well, where there is no other. */
export const utf8Lies = (declared: Declared, hasMark: boolean): CharsetFault[] => {
  const { label, name } = declared;
  const isHonest = name === undefined ? hasMark || label === UTF8 : label === UTF8 && !isUtf16Name(name);
  return isHonest ? [] : lie(declared, 'the bytes are UTF-8');
};

/** What is wrong with a declaration over UTF-16, of which the bytes themselves say enough. */
export const utf16Lies = (declared: Declared): CharsetFault[] => {
  const { name } = declared;
  const isHonest = name === undefined || isUtf16Name(name) || isUnicodeName(name);
  return isHonest ? [] : lie(declared, 'the bytes are UTF-16');
};

/** What is wrong with a declaration over bytes that are not UTF-8 and were read in some character set. */
export const fallbackLies = (declared: Declared, hasMark: boolean, charset: string): CharsetFault[] => {
  const { label, name } = declared;
  const read = `they were read as ${charset}`;
  if (encodingOf(label) === undefined) return lie(declared, `the bytes were read as ${charset}`);
  if (label === UTF8) {
    return lie(
      declared,
      name === undefined ? `the bytes are not UTF-8; ${read}` : `the bytes are not; ${read}`,
    );
  }
  if (!hasMark) return [];
  return [{ message: `the byte order mark is that of UTF-8, the bytes are not; ${read}`, at: 0 }];
};

/** What is wrong with single characters. */
export const brokenNamed = (charset: string): string =>
  `some bytes are not in ${charset}, which the header declares`;
