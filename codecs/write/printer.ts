import type { Syntax } from '../versions.ts';
import type { Dialect } from './dialect.ts';

/** Puts elements into text. */
export interface Printer {
  open(tag: string): void;
  close(tag: string): void;
  leaf(tag: string, text: string, endTagRequired: boolean): void;
  /** Everything printed so far. */
  text(): string;
}

const NEWLINES = { CRLF: '\r\n', LF: '\n', none: '' } as const;

/** A printer for either syntax. Values are escaped; they must not contain control characters. */
export const printer = (syntax: Syntax, dialect: Dialect): Printer => {
  const newline = NEWLINES[dialect.newlines ?? 'CRLF'];
  const endTags = syntax === 'xml' || dialect.leafEndTags === true;
  const space = syntax === 'xml' ? '&#32;' : '&nbsp;';
  const parts: string[] = [];
  return {
    open: (tag) => parts.push(`<${tag}>${newline}`),
    close: (tag) => parts.push(`</${tag}>${newline}`),
    leaf(tag, text, endTagRequired) {
      const endTag = endTags || endTagRequired ? `</${tag}>` : '';
      parts.push(`<${tag}>${escapeText(text, space)}${endTag}${newline}`);
    },
    text: () => parts.join(''),
  };
};

/**
 * Escapes `&`, `<` and `>`, and the blanks at a value's edges, which readers would otherwise strip: a
 * password may end in one. A carriage return inside XML would be read as a line feed, so it is a reference
 * everywhere.
 */
const escapeText = (text: string, space: string): string => {
  const escaped = /[&<>\r]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
    : text;
  return /^[ \t\n]|[ \t\n]$/.test(escaped)
    ? escaped.replace(/^[ \t\n]+|[ \t\n]+$/g, (edge) =>
        [...edge].map((blank) => (blank === ' ' ? space : `&#${blank.charCodeAt(0)};`)).join(''),
      )
    : escaped;
};
