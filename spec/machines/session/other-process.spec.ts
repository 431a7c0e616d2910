import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { accountsRequest } from '../../../codecs/index.ts';
import {
  createInstitution,
  createSession,
  DEMO_USER,
  keyringOutbox,
  sealedFileKeyring,
} from '../../../machines/index.ts';
import { type Served, serve } from '../../../transport/index.ts';

const run = promisify(execFile);
const script = resolve(fileURLToPath(import.meta.url), '../other-process.ts');
const root = resolve(fileURLToPath(import.meta.url), '../../../..');

describe('a session that waits for an answer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ofx-machina-'));
  let served: Served | undefined;

  afterEach(async () => {
    await served?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes on in another process, with nothing but its snapshot and a sealed file', async () => {
    const institution = createInstitution();
    served = await serve(institution);
    const { url } = served;
    const path = join(folder, 'keyring');
    const keyring = sealedFileKeyring({ path, key: new Uint8Array(32).fill(7) });
    const session = createSession({
      institution: { url, ...institution.fi, version: '1.0.3' },
      credentials: () => ({ userId: DEMO_USER.userId, password: DEMO_USER.password }),
      keyring,
      outbox: keyringOutbox(keyring),
    });
    void session.send(accountsRequest('1'), { id: 'mine' }).catch(() => undefined);
    await vi.waitUntil(() => session.actor.getSnapshot().matches('awaitingAnswers'), 10_000);
    writeFileSync(join(folder, 'snapshot.json'), JSON.stringify(session.snapshot()));
    session.actor.stop();

    const tsx = join(root, 'node_modules/.bin/tsx');
    const { stdout } = await run(tsx, [script, folder, url], { cwd: root });
    expect(stdout).toBe('mine: 3 accounts\n');
    expect(readFileSync(path, 'latin1')).not.toContain('KEY-');
  }, 60_000);
});
