import { spawn } from 'node:child_process';
import fs, { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { folder, KEY, refusal, withKey } from './files.ts';

const temporary = folder();

const dieAt = (step: string): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, 'set-and-die.ts');
    const args = ['--import', 'tsx', script, temporary.path('ring'), Buffer.from(KEY).toString('hex'), step];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (_, signal) => resolve(signal));
  });

describe('a crash', () => {
  it.each(['write', 'rename'])(
    'at the %s leaves the old content, and the next set succeeds',
    async (step) => {
      const ring = withKey(temporary.path('ring'));
      await ring.set('entry', 'old');
      const file = readFileSync(temporary.path('ring'));
      expect(await dieAt(step)).toBe('SIGKILL');
      expect(readFileSync(temporary.path('ring'))).toEqual(file);
      expect(await ring.get('entry')).toBe('old');
      await ring.set('entry', 'newer');
      expect(await withKey(temporary.path('ring')).get('entry')).toBe('newer');
    },
  );

  it('after the last step finds the new content', async () => {
    await withKey(temporary.path('ring')).set('entry', 'old');
    expect(await dieAt('never')).toBeNull();
    expect(await withKey(temporary.path('ring')).get('entry')).toBe('new');
  });
});

describe('a write', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is on the disk before it is renamed, and the rename before the promise resolves', async () => {
    const steps: string[] = [];
    const open = fs.promises.open;
    const rename = fs.renameSync;
    vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      steps.push('rename');
      rename(from, to);
    });
    vi.spyOn(fs.promises, 'open').mockImplementation(async (...args) => {
      const handle = await open(...args);
      const sync = handle.sync.bind(handle);
      const kind = (await handle.stat()).isDirectory() ? 'folder' : 'draft';
      handle.sync = async () => {
        await sync();
        steps.push(`sync ${kind}`);
      };
      return handle;
    });
    await withKey(temporary.path('ring')).set('entry', 'secret');
    expect(steps).toEqual(['sync draft', 'rename', 'sync folder']);
  });

  it('that fails leaves the old content and no draft, and does not stop the next', async () => {
    const ring = withKey(temporary.path('ring'));
    await ring.set('entry', 'old');
    vi.spyOn(fs, 'renameSync').mockImplementationOnce(() => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    const failing = refusal(ring.set('entry', 'CANARY'));
    const next = ring.set('another', 'value');
    expect(await failing).toMatchObject({
      code: 'keyring/unwritable',
      message: expect.stringContaining('ENOSPC'),
    });
    await next;
    expect([await ring.get('entry'), await ring.get('another')]).toEqual(['old', 'value']);
    expect(readdirSync(temporary.path('.'))).toEqual(['ring']);
  });
});
