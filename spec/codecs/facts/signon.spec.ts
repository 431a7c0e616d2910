import { describe, expect, it } from 'vitest';
import { VERSIONS, type Version } from '../../../codecs/index.ts';
import { facts, hasFacts } from '../helpers.ts';
import { schemaTags, slotsIn } from './schema-tags.ts';

interface Entry {
  readonly tag: string;
  readonly maxLength: number | null;
  /** `1.0.3,2.0.x`, `1.0.2+`, `1.5.1,1.6 (V2 set only)`. */
  readonly versions: string;
}

/** Versions that the tables do not name apart: nothing is said of them. */
const UNTOLD: readonly Version[] = ['2.2.1'];

const versionsNamed = (text: string): Version[] => {
  if (text.endsWith('+')) return [...VERSIONS];
  const names = text.replace(/ .*/, '').split(',');
  return VERSIONS.filter((version) =>
    names.some((name) => (name.endsWith('.x') ? version.startsWith(name.slice(0, -1)) : name === version)),
  );
};

/** The tables name the answer by neither of its tags. */
const tagOf = (name: string): string => (name === 'MFAanswer' ? 'MFACHALLENGEANSWER' : name);

describe('the sign-on tables (signon.json)', () => {
  it.skipIf(hasFacts)('cannot be compared here: ../shared/protocol/facts is absent', () => {
    expect(hasFacts).toBe(false);
  });

  const tables: [string, Entry[]][] = hasFacts
    ? (Object.entries(facts('signon.json')).filter(([name]) => name !== 'messageSetOrder') as [
        string,
        Entry[],
      ][])
    : [];

  it.skipIf(!hasFacts)('are all there', () => {
    expect(tables.map(([name]) => name)).toEqual(
      expect.arrayContaining(['SONRQ', 'SONRS', 'SIGNONINFO', 'PINCHRQ', 'MFACHALLENGE', 'MFAanswer']),
    );
  });

  it.skipIf(!hasFacts).each(tables)('%s: order, lengths and versions', (name, entries) => {
    let compared = 0;
    for (const version of VERSIONS.filter((version) => !UNTOLD.includes(version))) {
      const [aggregate] = schemaTags(version).aggregates.get(tagOf(name)) ?? [];
      if (!aggregate) continue;
      compared++;
      const slots = slotsIn(aggregate, version);
      const named = entries.filter((entry) => versionsNamed(entry.versions).includes(version));
      expect([version, ...slots.map(({ tag }) => tag)]).toEqual([version, ...named.map(({ tag }) => tag)]);
      for (const { tag, maxLength } of named) {
        const leaf = slots.find((slot) => slot.tag === tag)?.leaf;
        if (maxLength !== null && leaf && /^[AN]-/.test(leaf.name))
          expect([tag, leaf.maxLength]).toEqual([tag, maxLength]);
      }
    }
    expect(compared).toBeGreaterThan(5);
  });
});

describe('secrets', () => {
  /** What opens accounts, and what the tax office knows a person by. */
  const SECRET =
    /PASS$|^USERCRED[12]$|^USERKEY$|^AUTHTOKEN$|^ACCESS(KEY|TOKEN)$|^MFAPHRASEA$|^SESSCOOKIE$|^APPKEY$|^SECURITYNAME$|^SSN$|^TAXID$|^PAYERSTID$|^EMPLOYERSTID$|^RECID$|^BORROWERID$/;

  it('are marked as such, and nothing else is', () => {
    const leaves = VERSIONS.flatMap((version) => schemaTags(version).leaves);
    const marked = new Set(leaves.filter(({ type }) => type.secret).map(({ tag }) => tag));
    const named = new Set(leaves.map(({ tag }) => tag).filter((tag) => SECRET.test(tag)));
    expect(marked).toEqual(named);
    expect(marked.size).toBeGreaterThanOrEqual(15);
  });
});
