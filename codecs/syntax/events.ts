import type { DeviationCode } from '../deviation.ts';

/**
 * What both syntaxes are read into. Offsets count UTF-16 code units from the start of the decoded file.
 */
export interface SyntaxEvents {
  /** A start tag. */
  open(tag: string, at: number): void;
  /** A piece of text, unescaped; blanks that were written as references are {@link PROTECTED}. */
  text(text: string, at: number): void;
  /** An end tag. */
  close(tag: string, at: number): void;
  /** Something the syntax does not have, read around. */
  deviate(code: DeviationCode, message: string, at: number): void;
}

/** A tag without its namespace prefix. A colon with nothing behind it is no prefix: no tag is empty. */
export const localName = (name: string): string => {
  const prefixEnd = name.length > 1 ? name.lastIndexOf(':', name.length - 2) : -1;
  return prefixEnd < 0 ? name : name.slice(prefixEnd + 1);
};

/**
 * Blanks written as references (`&nbsp;`, `&#32;`) belong to the value, blanks around a value do not. Until
 * a value is complete and trimmed, the former travel as these characters, which Unicode assigns to nobody.
 */
const PROTECTED: readonly (readonly [blank: string, stand: string])[] = [
  [' ', '\uFDD0'],
  ['\n', '\uFDD1'],
  ['\t', '\uFDD2'],
  ['\r', '\uFDD3'],
];

/** Makes a blank survive {@link trimValue}. */
export const protectBlank = (character: string): string =>
  PROTECTED.find(([blank]) => blank === character)?.[1] ?? character;

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Strips the blanks around a value and restores the protected ones. */
export const trimValue = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  const value = start === 0 && end === text.length ? text : text.slice(start, end);
  return /[\uFDD0-\uFDD3]/.test(value)
    ? PROTECTED.reduce((restored, [blank, stand]) => restored.replaceAll(stand, blank), value)
    : value;
};
