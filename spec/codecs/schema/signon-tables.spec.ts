import { describe, expect, it } from 'vitest';
import type { Aggregate } from '../../../codecs/dsl/aggregate.ts';
import { isIn, planOf } from '../../../codecs/dsl/compile.ts';
import { hasMfa, VERSIONS, type Version } from '../../../codecs/index.ts';
import { OFX } from '../../../codecs/schema/index.ts';
import { facts, hasFacts } from '../helpers.ts';

/** Every tag the schema knows for an aggregate, with the aggregate, from the root down. */
const declared = (): Map<string, Aggregate> => {
  const found = new Map<string, Aggregate>();
  const visit = (tag: string, aggregate: Aggregate): void => {
    if (found.has(tag)) return;
    found.set(tag, aggregate);
    for (const slot of planOf(aggregate).slots) if (slot.aggregate) visit(slot.tag, slot.aggregate);
  };
  visit('OFX', OFX);
  return found;
};

const DECLARED = declared();

/** The versions a table of signon.json names: `1.0.3,2.0.x`, `1.0.2+`. */
const versionsNamed = (text: string): Version[] => {
  if (text.endsWith('+')) return [...VERSIONS];
  // Behind some stands in which message sets.
  const names = text.replace(/ \(.*\)$/, '').split(',');
  return VERSIONS.filter((version) =>
    names.some((name) => (name.endsWith('.x') ? version.startsWith(name.slice(0, -1)) : name === version)),
  );
};

describe.skipIf(!hasFacts)('the sign-on tables (signon.json)', () => {
  interface Entry {
    readonly tag: string;
    readonly maxLength: number | null;
    readonly versions: string;
    readonly notes: string;
  }
  const tables: [string, Entry[]][] = hasFacts
    ? (Object.entries(facts('signon.json')).filter(([tag]) => tag !== 'messageSetOrder') as [
        string,
        Entry[],
      ][])
    : [];

  it('are all there', () => {
    expect(tables.map(([tag]) => tag)).toEqual(
      expect.arrayContaining(['SONRQ', 'SONRS', 'SIGNONINFO', 'PINCHRQ', 'MFACHALLENGE', 'MFAanswer']),
    );
  });

  it.each(tables)('%s: order, lengths and versions', (tag, entries) => {
    const aggregate = DECLARED.get(tag === 'MFAanswer' ? 'MFACHALLENGEANSWER' : tag);
    const slots = aggregate ? planOf(aggregate).slots : [];
    expect(slots.map((slot) => slot.tag)).toEqual(entries.map((entry) => entry.tag));
    for (const entry of entries) {
      const slot = slots.find((candidate) => candidate.tag === entry.tag);
      if (entry.maxLength !== null && slot?.leaf && /^[AN]-/.test(slot.leaf.name)) {
        expect([entry.tag, slot.leaf.maxLength]).toEqual([entry.tag, entry.maxLength]);
      }
      const named = versionsNamed(entry.versions);
      // What stands in a challenge exists where the challenge does.
      const exists = (version: Version): boolean => !tag.startsWith('MFA') || hasMfa(version);
      const ours = VERSIONS.filter((version) => exists(version) && isIn(slot?.versions, version));
      // The table names 2.2 and 2.3; 2.2.1 lies between them.
      expect([entry.tag, ours.filter((version) => version !== '2.2.1')]).toEqual([
        entry.tag,
        named.filter((version) => version !== '2.2.1'),
      ]);
    }
  });

  it('and everywhere else every secret is marked as one', () => {
    const secrets = [...DECLARED.values()].flatMap((aggregate) =>
      planOf(aggregate)
        .slots.filter((slot) => slot.leaf?.secret)
        .map((slot) => slot.tag),
    );
    const named = (tag: string): boolean =>
      /PASS$|^USERCRED[12]$|^USERKEY$|^AUTHTOKEN$|^ACCESS(KEY|TOKEN)$|^MFAPHRASEA$|^SESSCOOKIE$|^APPKEY$|^SSN$|^TAXID$|^SECURITYNAME$|^RECID$|^BORROWERID$/.test(
        tag,
      );
    const tags = [...DECLARED.values()].flatMap((aggregate) =>
      planOf(aggregate).slots.map((slot) => slot.tag),
    );
    expect(new Set(secrets)).toEqual(new Set(tags.filter(named)));
    expect(new Set(secrets).size).toBeGreaterThanOrEqual(10);
  });
});
