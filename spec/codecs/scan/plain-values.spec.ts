import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Datatype } from '../../../codecs/datatypes/datatype.ts';
import type { Aggregate } from '../../../codecs/dsl/aggregate.ts';
import { planOf } from '../../../codecs/dsl/compile.ts';
import { OFX } from '../../../codecs/schema/index.ts';
import { trimValue } from '../../../codecs/syntax/events.ts';
import { isWritable } from '../../../codecs/syntax/writable.ts';
import { VERSIONS } from '../../../codecs/versions.ts';

/** Every type of a leaf that says how its plain values are written, by its name. */
const typesWithPlainValues = (): Map<string, Datatype<unknown>> => {
  const found = new Map<string, Datatype<unknown>>();
  const seen = new Set<Aggregate>();
  const collect = (aggregate: Aggregate): void => {
    if (seen.has(aggregate)) return;
    seen.add(aggregate);
    for (const { leaf, aggregate: inner } of planOf(aggregate).slots) {
      if (inner) collect(inner);
      if (leaf?.plain) found.set(leaf.name, leaf);
      for (const version of VERSIONS) {
        const type = leaf?.typeIn?.(version);
        if (type?.plain) found.set(type.name, type);
      }
    }
  };
  collect(OFX);
  return found;
};

const TYPES = [...typesWithPlainValues()].map(([name, type]) => ({ name: name.slice(0, 60), type }));

describe('a plain value', () => {
  it('is what most types have', () => {
    expect(TYPES.length).toBeGreaterThan(100);
  });

  it.each(TYPES)('is one that nothing is to be said of, in any version: $name', ({ type }) => {
    const { plain, maxLength = Number.POSITIVE_INFINITY } = type;
    if (!plain) throw new Error('it has none');
    // What the scanner looks at itself: references, length, and a blank at the end.
    const values = fc
      .stringMatching(new RegExp(`^(?:${plain.pattern})$`))
      .filter((text) => !text.includes('&') && !text.endsWith(' ') && text.length <= maxLength);
    const property = fc.property(values, fc.constantFrom(undefined, ...VERSIONS), (text, version) => {
      const said: string[] = [];
      const parsed = type.parse(text, (code) => said.push(code), version);
      expect(said).toEqual([]);
      expect(plain.read ? plain.read(text) : text).toEqual(parsed);
      expect(String(parsed)).toBe(text);
      expect(isWritable(text) && !text.includes('<') && trimValue(text) === text).toBe(true);
    });
    fc.assert(property, { numRuns: 50 });
  });
});
