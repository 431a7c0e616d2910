import type { VersionSet } from '../versions.ts';
import { type Datatype, Refusal } from './datatype.ts';

/** A listed value that not every version has, or that some spell in another way. */
export interface ListedValue<Value extends string = string> {
  readonly value: Value;
  /** The versions that list it; undefined for all. */
  readonly versions?: VersionSet;
  /** How some versions spell it. */
  readonly spelling?: { readonly text: string; readonly versions: VersionSet };
}

/** A value that only some versions list. */
export const listedIn = <const Value extends string>(
  versions: VersionSet,
  value: Value,
): ListedValue<Value> => ({ value, versions });

/** A value that some versions spell in another way; objects have the newer spelling. */
export const spelt = <const Value extends string>(
  value: Value,
  text: string,
  versions: VersionSet,
): ListedValue<Value> => ({ value, spelling: { text, versions } });

type ValueOf<Entry> = Entry extends string ? Entry : Entry extends ListedValue<infer Value> ? Value : never;

const isIn = (versions: VersionSet | undefined, version: string | undefined): boolean =>
  versions === undefined || version === undefined || (versions as ReadonlySet<string>).has(version);

const textIn = ({ value, spelling }: ListedValue, version: string | undefined): string =>
  spelling && version !== undefined && isIn(spelling.versions, version) ? spelling.text : value;

/** One of the standard's listed values. Reading keeps an unlisted value and reports it. */
export const oneOf = <const Entries extends readonly (string | ListedValue)[]>(
  ...entries: Entries
): Datatype<ValueOf<Entries[number]>> => {
  type Value = ValueOf<Entries[number]>;
  const listed = entries.map((entry): ListedValue => (typeof entry === 'string' ? { value: entry } : entry));
  const bySpelling = new Map<string, ListedValue>();
  for (const entry of listed) {
    bySpelling.set(entry.value, entry);
    if (entry.spelling) bySpelling.set(entry.spelling.text, entry);
  }
  const values = listed.map(({ value }) => value);
  const plain = listed.flatMap(({ value, versions, spelling }) => (versions || spelling ? [] : [value]));
  const valuesIn = (version: string | undefined): string[] =>
    listed.filter(({ versions }) => isIn(versions, version)).map(({ value }) => value);
  return {
    kind: 'datatype',
    name: values.join(' | '),
    values,
    valuesIn,
    plain: { pattern: plain.join('|') },
    parse(text, deviate, version) {
      const upper = text.toUpperCase();
      const entry = bySpelling.get(text) ?? bySpelling.get(upper);
      if (!entry) {
        deviate('enumeration', `not one of ${valuesIn(version).join(', ')}`);
        // Kept, though it is outside of the type: better than no value.
        return text as Value;
      }
      if (text !== upper && !bySpelling.has(text)) {
        deviate('enumeration', `listed values are upper case: ${upper}`);
      } else if (!isIn(entry.versions, version)) {
        deviate('enumeration', `OFX ${version} does not list ${entry.value}`);
      } else if (text !== textIn(entry, version) && version !== undefined) {
        deviate('enumeration', `OFX ${version} spells ${textIn(entry, version)}`);
      }
      return entry.value as Value;
    },
    format(value, version) {
      const entry = listed.find((candidate) => candidate.value === value);
      if (!entry || !isIn(entry.versions, version)) {
        throw new Refusal('enumeration', `the value must be one of ${valuesIn(version).join(', ')}`);
      }
      return textIn(entry, version);
    },
  };
};
