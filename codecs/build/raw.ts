import { trimValue } from '../syntax/events.ts';
import type { Remark } from './findings.ts';

/** An element the schema does not know, kept as it came: it may have to be read again. */
export interface RawElement {
  readonly tag: string;
  readonly at: number;
  text: string;
  readonly children: RawElement[];
  /** What was found in it. Where it is, and so the path, is known when its parent is. */
  readonly remarks: Remark[];
}

/** Key of the text of an element that also has children. */
export const TEXT = '#text';

/** A value for an unknown element: a string for a leaf, an object by tag for an aggregate. */
export const rawValue = (element: RawElement): unknown => {
  const text = trimValue(element.text);
  if (element.children.length === 0) return text;
  const value: Record<string, unknown> = {};
  if (text !== '') value[TEXT] = text;
  for (const child of element.children) addRaw(value, child.tag, rawValue(child));
  return value;
};

/** Puts an unknown element into its parent; the second of its name makes an array of them. */
export const addRaw = (target: Record<string, unknown>, tag: string, value: unknown): void => {
  const present = target[tag];
  if (present === undefined) target[tag] = value;
  else if (Array.isArray(present)) present.push(value);
  else target[tag] = [present, value];
};
