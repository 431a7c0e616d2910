/**
 * Goes on with a session in a process of its own: reads the snapshot and the sealed keyring that another process
 * left, answers the challenge, and prints what the institution said. Arguments: folder, URL.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountsOf } from '../../../codecs/index.ts';
import {
  DEMO_USER,
  keyringOutbox,
  restoreSession,
  type SessionSnapshot,
  sealedFileKeyring,
} from '../../../machines/index.ts';

const [folder = '', url = ''] = process.argv.slice(2);
const keyring = sealedFileKeyring({ path: join(folder, 'keyring'), key: new Uint8Array(32).fill(7) });
const snapshot = JSON.parse(readFileSync(join(folder, 'snapshot.json'), 'utf8')) as SessionSnapshot;
const session = restoreSession(snapshot, {
  institution: { url, org: 'MACHINA', fid: '1001' },
  credentials: () => ({ userId: DEMO_USER.userId, password: DEMO_USER.password }),
  answer: () => DEMO_USER.answers,
  keyring,
  outbox: keyringOutbox(keyring),
});
for (const id of session.pending()) {
  const { ofx } = await session.response(id);
  console.log(`${id}: ${accountsOf(ofx).length} accounts`);
}
await session.close();
