import { OfxError } from '../../errors.ts';
import { DEFAULT_COST, isSameCost, isSaneCost, memoryOf, type ScryptCost } from './cost.ts';
import { type KeyOrigin, SALT_BYTES } from './header.ts';
import type { KeyringLock } from './keyring-lock.ts';
import type { NodeParts } from './node.ts';
import { KEY_BYTES } from './seal.ts';

/** Gives the keys of files. */
export interface KeySource {
  /** Where the key of the next file comes from: as that of the file before, if that will do. */
  origin(before: KeyOrigin | undefined, randomBytes: (length: number) => Uint8Array): KeyOrigin;
  /** @throws OfxError `keyring/tampered-or-wrong-key` for a file that another kind of key opens */
  keyFor(origin: KeyOrigin): Promise<Uint8Array>;
}

const wrongKind = (sealedWith: string, given: string): OfxError =>
  new OfxError(
    'keyring/tampered-or-wrong-key',
    `The keyring is sealed with ${sealedWith}, and ${given} was given to open it.`,
  );

const givenKey = (key: Uint8Array): KeySource => {
  if (key.length !== KEY_BYTES) throw new RangeError(`The key of a keyring must have ${KEY_BYTES} bytes.`);
  const copy = new Uint8Array(key);
  return {
    origin: () => ({ kind: 'given' }),
    keyFor: async ({ kind }) => {
      if (kind !== 'given') throw wrongKind('a passphrase', 'a key');
      return copy;
    },
  };
};

const derivedKey = (
  crypto: NodeParts['crypto'],
  passphrase: string,
  cost: ScryptCost = DEFAULT_COST,
): KeySource => {
  if (passphrase === '') throw new RangeError('The passphrase of a keyring must not be empty.');
  if (!isSaneCost(cost)) throw new RangeError('The cost of a passphrase must be sane: see ScryptCost.');
  const words = passphrase.normalize('NFKC');
  const derive = (salt: Uint8Array, { logN, r, p }: ScryptCost): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const options = { N: 2 ** logN, r, p, maxmem: memoryOf({ logN, r, p }) };
      crypto.scrypt(words, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
    });
  // Deriving is meant to be slow, and a file keeps its salt: the last key is kept.
  let last: { readonly id: string; readonly key: Promise<Uint8Array> } | undefined;
  return {
    origin: (before, randomBytes) =>
      before?.kind === 'passphrase' && isSameCost(before.cost, cost)
        ? before
        : { kind: 'passphrase', cost, salt: randomBytes(SALT_BYTES) },
    keyFor: async (origin) => {
      if (origin.kind !== 'passphrase') throw wrongKind('a key', 'a passphrase');
      const { logN, r, p } = origin.cost;
      const id = [logN, r, p, ...origin.salt].join();
      if (last?.id !== id) last = { id, key: derive(origin.salt, origin.cost) };
      try {
        return await last.key;
      } catch (error) {
        last = undefined;
        throw error;
      }
    },
  };
};

/** @throws RangeError for a key of another length, an empty passphrase, or a cost out of bounds */
export const keySource = (crypto: NodeParts['crypto'], lock: KeyringLock): KeySource =>
  'key' in lock ? givenKey(lock.key) : derivedKey(crypto, lock.passphrase, lock.cost);
