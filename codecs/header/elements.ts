import { isField } from './fields.ts';
import type { Pair, Span } from './pair.ts';
import { trimmed } from './stray.ts';

/** A 1.x header whose fields are written as elements: `<OFXHEADER>100</OFXHEADER><DATA>OFXSGML</DATA>`. */
export interface HeaderElements {
  readonly pairs: readonly Pair[];
  /** Tags that are no field's. */
  readonly tags: string;
  /** Text outside of fields. */
  readonly stray: readonly Span[];
}

const TAG = /<(\/?)([A-Za-z][\w.-]{0,30})>([^<]*)/g;

/** Whether there is such a header in a text. */
export const hasElements = (text: string): boolean => /<OFXHEADER>/i.test(text);

export const readElements = (text: string): HeaderElements => {
  const pairs: Pair[] = [];
  const stray: Span[] = [];
  let tags = '';
  let end = 0;
  for (const { 0: all, 1: slash, 2: name = '', 3: content = '', index: at } of text.matchAll(TAG)) {
    stray.push(...trimmed(text.slice(end, at), end));
    end = at + all.length;
    const key = name.toUpperCase();
    if (slash === '' && isField(key)) pairs.push({ key, value: content.trim(), at, end });
    else {
      stray.push(...trimmed(content, end - content.length));
      if (!isField(key)) tags += all.slice(0, all.length - content.length);
    }
  }
  stray.push(...trimmed(text.slice(end), end));
  return { pairs, tags, stray };
};
