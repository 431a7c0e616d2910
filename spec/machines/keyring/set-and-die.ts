// A process that sets an entry and is killed at one step of it: `set-and-die.ts <path> <key> <step>`.
import fs from 'node:fs';
import { sealedFileKeyring } from '../../../machines/keyring/index.ts';

const [path = '', key = '', step] = process.argv.slice(2);
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
};

// The machine's own module object: what the keyring asks Node for is the same one.
if (step === 'rename') fs.renameSync = die;
if (step === 'write') {
  const open = fs.promises.open;
  fs.promises.open = async (...args) => {
    const handle = await open(...args);
    if (args[1] === 'wx') {
      handle.writeFile = async (data) => {
        if (data instanceof Uint8Array) await handle.write(data.subarray(0, data.length / 2));
        return die();
      };
    }
    return handle;
  };
}

await sealedFileKeyring({ path, key: Buffer.from(key, 'hex') }).set('entry', 'new');
