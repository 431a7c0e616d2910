import { type HeaderField, type HeaderFields, SGML_FIELDS, XML_FIELDS } from './header.ts';
import type { HeaderFault, Pair } from './pair.ts';

/** What a kind of header has: its fields, and the values that the standard lists (section 2.2). */
export interface HeaderKind {
  readonly names: readonly HeaderField[];
  /** What they say changes nothing here: the file is read as it is. */
  readonly values: Readonly<Partial<Record<HeaderField, readonly string[]>>>;
}

export const SGML_HEADER: HeaderKind = {
  names: SGML_FIELDS,
  values: { OFXHEADER: ['100'], DATA: ['OFXSGML'], SECURITY: ['NONE', 'TYPE1'], COMPRESSION: ['NONE'] },
};

export const XML_HEADER: HeaderKind = {
  names: XML_FIELDS,
  values: { OFXHEADER: ['200'], SECURITY: ['NONE', 'TYPE1'] },
};

/** Of 1.x, which has all there are. */
const FIELDS: ReadonlySet<string> = new Set(SGML_FIELDS);

/** Whether a name in capitals is that of a field. */
export const isField = (key: string): boolean => FIELDS.has(key);

/** Fields by their names. */
export interface Sorted {
  readonly fields: HeaderFields;
  /** Fields the standard does not have. */
  readonly other: Readonly<Record<string, string>>;
  /** Where each field stands: the offset of its name, by that name. */
  readonly places: Readonly<Record<string, number>>;
  /** Fields that stand twice with different values; of these the first counts. */
  readonly repeated: readonly HeaderFault[];
}

/** Tells the standard's fields from others. */
export const sorted = (pairs: readonly Pair[], { names }: HeaderKind): Sorted => {
  const known: ReadonlySet<string> = new Set(names);
  const fields: Record<string, string> = {};
  const other: Record<string, string> = {};
  const places: Record<string, number> = {};
  const repeated: HeaderFault[] = [];
  for (const { key, value, at } of pairs) {
    const target = known.has(key) ? fields : other;
    if (target[key] === undefined) {
      target[key] = value;
      places[key] = at;
    } else if (target[key] !== value) {
      repeated.push({ message: `${key} stands twice; the first counts`, path: key, at, value });
    }
  }
  return { fields, other, places, repeated };
};

/** What is wrong with the standard's fields, of a header that begins at `at`. */
export const fieldFaults = (pairs: readonly Pair[], kind: HeaderKind, at: number): HeaderFault[] => [
  ...missing(pairs, kind, at),
  ...illegal(pairs, kind),
];

const missing = (pairs: readonly Pair[], { names }: HeaderKind, at: number): HeaderFault[] =>
  names
    .filter((name) => !pairs.some(({ key }) => key === name))
    .map((name) => ({ message: `${name} is missing`, path: name, at }));

const illegal = (pairs: readonly Pair[], { values }: HeaderKind): HeaderFault[] =>
  Object.entries(values).flatMap(([name, legal]) => {
    const pair = pairs.find(({ key }) => key === name);
    if (!pair || legal.includes(pair.value.toUpperCase())) return [];
    return [{ message: `${name} is not ${legal.join(' or ')}`, path: name, at: pair.at }];
  });
