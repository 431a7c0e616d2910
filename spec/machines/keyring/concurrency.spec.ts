import fs, { readdirSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { folder, refusal, withKey } from './files.ts';

const temporary = folder();
const many = Array.from({ length: 40 }, (_, index) => `entry ${index}`);

describe('changes at the same time', () => {
  afterEach(() => vi.restoreAllMocks());

  it('through one keyring all come to be', async () => {
    const ring = withKey(temporary.path('ring'));
    await Promise.all(many.map((entry) => ring.set(entry, `secret of ${entry}`)));
    for (const entry of many) expect(await ring.get(entry)).toBe(`secret of ${entry}`);
  });

  it('through as many keyrings all come to be', async () => {
    await Promise.all(many.map((entry) => withKey(temporary.path('ring')).set(entry, `secret of ${entry}`)));
    const ring = withKey(temporary.path('ring'));
    for (const entry of many) expect(await ring.get(entry)).toBe(`secret of ${entry}`);
    expect(readdirSync(temporary.path('.'))).toEqual(['ring']);
  });

  it('through one keyring happen in the order they were asked for', async () => {
    const ring = withKey(temporary.path('ring'));
    await Promise.all([ring.set('entry', 'one'), ring.delete('entry'), ring.set('entry', 'three')]);
    expect(await ring.get('entry')).toBe('three');
  });

  it('by somebody else are kept, up to the moment of writing', async () => {
    const ring = withKey(temporary.path('ring'));
    const other = withKey(temporary.path('ring'));
    await ring.set('entry', 'first');
    const open = fs.promises.open;
    let interfered = false;
    vi.spyOn(fs.promises, 'open').mockImplementation(async (...args) => {
      // Between reading and renaming, when the draft is about to be written.
      if (args[1] === 'wx' && !interfered) {
        interfered = true;
        await other.set('of the other', 'kept');
      }
      return open(...args);
    });
    await ring.set('entry', 'second');
    expect(interfered).toBe(true);
    expect([await ring.get('entry'), await ring.get('of the other')]).toEqual(['second', 'kept']);
  });

  it('by somebody else each time are reported in the end', async () => {
    const ring = withKey(temporary.path('ring'));
    const open = fs.promises.open;
    const written = fs.writeFileSync;
    let times = 0;
    await ring.set('entry', 'first');
    const file = fs.readFileSync(temporary.path('ring'));
    vi.spyOn(fs.promises, 'open').mockImplementation(async (...args) => {
      if (args[1] === 'wx') written(temporary.path('ring'), times++ % 2 === 0 ? '' : file);
      return open(...args);
    });
    expect((await refusal(ring.set('entry', 'CANARY'))).code).toBe('keyring/conflict');
    expect(times).toBeGreaterThan(10);
    vi.restoreAllMocks();
    expect(readdirSync(temporary.path('.'))).toEqual(['ring']);
    writeFileSync(temporary.path('ring'), file);
    expect(await ring.get('entry')).toBe('first');
  });
});
