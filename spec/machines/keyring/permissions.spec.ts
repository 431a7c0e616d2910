import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folder, withKey } from './files.ts';

const temporary = folder();
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe.skipIf(process.platform === 'win32')('the file of a keyring', () => {
  it.each([0o000, 0o077])('is its owner’s only, with umask %o', async (umask) => {
    const before = process.umask(umask);
    try {
      await withKey(temporary.path('ring')).set('entry', 'secret');
    } finally {
      process.umask(before);
    }
    expect(mode(temporary.path('ring'))).toBe('600');
  });

  it('is closed to others when it is read', async () => {
    await withKey(temporary.path('ring')).set('entry', 'secret');
    chmodSync(temporary.path('ring'), 0o644);
    expect(await withKey(temporary.path('ring')).get('entry')).toBe('secret');
    expect(mode(temporary.path('ring'))).toBe('600');
  });

  it('stays closed when it is written, whatever it was before', async () => {
    writeFileSync(temporary.path('ring'), '');
    chmodSync(temporary.path('ring'), 0o666);
    await withKey(temporary.path('ring')).set('entry', 'secret');
    expect(mode(temporary.path('ring'))).toBe('600');
  });

  it('may lie behind a symbolic link, which stays', async () => {
    await withKey(temporary.path('real')).set('entry', 'old');
    symlinkSync(temporary.path('real'), temporary.path('link'));
    await withKey(temporary.path('link')).set('entry', 'new');
    expect(lstatSync(temporary.path('link')).isSymbolicLink()).toBe(true);
    expect(await withKey(temporary.path('real')).get('entry')).toBe('new');
  });

  it('leaves nothing beside it', async () => {
    const ring = withKey(temporary.path('ring'));
    for (const secret of ['one', 'two', 'three']) await ring.set('entry', secret);
    expect(readdirSync(temporary.path('.'))).toEqual(['ring']);
  });
});
