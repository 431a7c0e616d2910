import type { DeviationCode } from '../deviation.ts';
import { isBlank } from './characters.ts';

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
  /** Something the syntax does not have, read around. `value`: what was left out for it. */
  deviate(code: DeviationCode, message: string, at: number, value?: string): void;
}

/** Instead of a place: what begins here cannot be told before more text has come. */
export const WAIT = -1;

/** What the body of a file is told to. */
export interface BodyEvents extends SyntaxEvents {
  /**
   * Reads whole aggregates at once, from a start tag at place `at` of `source` on, which begins at offset `base` of
   * the file. Gives the place behind what was read, `at` itself where that is nothing; elements may be open then.
   * {@link WAIT} where `source` ends within an aggregate, unless it `isLast` or that is a long one.
   */
  scan(source: string, base: number, at: number, isLast: boolean): number;
  /** How many elements are open. */
  readonly depth: number;
  /** The tags of the open elements, from a depth on. */
  tagsFrom(depth: number): string[];
  /** From here on end tags may be missing. */
  illFormed(): void;
  /** The text ends within a tag. An end tag ends its value all the same, so that this is complete. */
  cutOff(isEndTag: boolean, at: number): void;
}

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
