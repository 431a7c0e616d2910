import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PEERS = fileURLToPath(new URL('../peers', import.meta.url));

/** Installs the peers where they are missing, exactly as their lock file says. */
export const installPeers = (): void => {
  // npm writes this file last, so that it tells an installation that was finished.
  if (existsSync(`${PEERS}/node_modules/.package-lock.json`)) return;
  console.log('installing the peers in spec/peers ...');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' });
  if (status !== 0) throw new Error('the peers could not be installed: run npm ci in spec/peers to see why');
};
