import { OfxError } from '../../errors.ts';
import type { Keyring } from '../session/keyring.ts';
import { type AtomicFile, atomicFile } from './atomic-file.ts';
import { type Entries, readEntries, writeEntries } from './entries.ts';
import type { KeyOrigin } from './header.ts';
import type { KeyringLock } from './keyring-lock.ts';
import { type KeySource, keySource } from './lock.ts';
import { type NodeParts, nodeParts } from './node.ts';
import { NONCE_BYTES, originOf, seal, unseal } from './seal.ts';

/** Options of {@link sealedFileKeyring}. */
export type SealedFileKeyringOptions = KeyringLock & {
  /** The file. Its folder must exist; the file itself is made by the first `set`. */
  readonly path: string;
  /** Bytes that nobody can guess and that never come again. Default `randomBytes` of `node:crypto`. */
  readonly randomBytes?: (length: number) => Uint8Array;
};

/**
 * How often a change is made anew because somebody else changed the file first. Of those who try at the same
 * time one always succeeds, so that this many would have to try at once.
 */
const MOST_TRIES = 100;

interface Opened {
  readonly file: Uint8Array | undefined;
  readonly origin: KeyOrigin | undefined;
  readonly entries: Entries;
}

/**
 * A keyring in a file that is of no use to who copies it: AES-256-GCM, under a passphrase (scrypt) or a key of 32
 * bytes. A missing file and one of no length are an empty keyring. Nothing is kept in memory but the key.
 *
 * - Each `get` reads the file, so that it sees what other processes wrote.
 * - Each change replaces the file in one step, with a fresh nonce; after a crash the file holds all of the
 *   change or none. When the promise resolves, it is on the disk. The file is its owner's only (mode 0600).
 * - Changes from this process, through any number of keyrings, all come to be. A change by another process is
 *   noticed and kept up to the moment of replacing; between looking and replacing there is a moment in which
 *   another process's change can be lost, and with several that write without a pause it is (one in ten, measured).
 *   The file is whole in any case. Let one process at a time change it.
 * - An older copy of the file, put back by somebody, cannot be told from the newest.
 * - The file's size shows about how much is in it.
 *
 * A crash can leave a draft beside the file, `<name>.<hex>.tmp`: sealed as well, and safe to delete.
 *
 * Needs Node. The calls reject with these codes of `OfxError`; no message shows a secret:
 * - `keyring/tampered-or-wrong-key`: it does not open
 * - `keyring/format`: the file is no sealed keyring, is cut off, or was written by a later version
 * - `keyring/unreadable`, `keyring/unwritable`: the file system refused
 * - `keyring/conflict`: others changed the file each time it was to be replaced
 *
 * @throws RangeError for a key of another length, an empty passphrase, or a cost out of bounds
 */
export const sealedFileKeyring = (options: SealedFileKeyringOptions): Keyring => {
  const node = nodeParts();
  const ring = new SealedFile(node, options);
  return {
    get: async (entry) => (await ring.open()).entries.get(entry),
    set: (entry, secret) => ring.change((entries) => new Map(entries).set(entry, secret)),
    delete: (entry) => ring.change((entries) => new Map([...entries].filter(([name]) => name !== entry))),
  };
};

class SealedFile {
  readonly #crypto: NodeParts['crypto'];
  readonly #file: AtomicFile;
  readonly #keys: KeySource;
  readonly #randomBytes: (length: number) => Uint8Array;
  /** The change before: the next one waits for it, so that changes do not compete with one another. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(node: NodeParts, options: SealedFileKeyringOptions) {
    this.#crypto = node.crypto;
    this.#file = atomicFile(node, options.path);
    this.#keys = keySource(node.crypto, options);
    this.#randomBytes = options.randomBytes ?? node.crypto.randomBytes;
  }

  async open(): Promise<Opened> {
    const file = await this.#file.read();
    if (file === undefined || file.length === 0) return { file, origin: undefined, entries: new Map() };
    const origin = originOf(file);
    const content = unseal(this.#crypto, file, await this.#keys.keyFor(origin));
    return { file, origin, entries: readEntries(content) };
  }

  change(alter: (entries: Entries) => Entries): Promise<void> {
    const changed = this.#queue.then(() => this.#changeNow(alter));
    this.#queue = changed.catch(() => undefined);
    return changed;
  }

  async #changeNow(alter: (entries: Entries) => Entries): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { file, origin, entries } = await this.open();
      const content = writeEntries(alter(entries));
      if (Buffer.compare(content, writeEntries(entries)) === 0) return;
      const sealed = await this.#seal(content, origin);
      const unique = Buffer.from(this.#randomBytes(8)).toString('hex');
      if (await this.#file.replace(file, sealed, unique)) return;
    }
    throw new OfxError('keyring/conflict', 'Others changed the keyring each time it was to be written.');
  }

  async #seal(content: Uint8Array, before: KeyOrigin | undefined): Promise<Uint8Array> {
    const origin = this.#keys.origin(before, this.#randomBytes);
    const key = await this.#keys.keyFor(origin);
    return seal(this.#crypto, { content, origin, key, nonce: this.#randomBytes(NONCE_BYTES) });
  }
}
