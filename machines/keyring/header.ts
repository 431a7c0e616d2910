import { OfxError } from '../../errors.ts';
import { isSaneCost, type ScryptCost } from './cost.ts';

/**
 * What stands in clear at the head of a sealed file, 32 bytes, all of them authenticated with the content:
 *
 * | bytes | |
 * |---|---|
 * | 0-7 | `OFXRING` and a line feed |
 * | 8 | version of this format |
 * | 9 | where the key comes from: 0 it was given, 1 scrypt |
 * | 10-12 | scrypt's log2 N, r, p; 0 for a given key |
 * | 13-15 | length of the sealed content in bytes, high byte first |
 * | 16-31 | scrypt's salt; 0 for a given key |
 *
 * Then come the nonce, the tag and the sealed content: see `seal.ts`.
 */
export interface SealHeader {
  readonly origin: KeyOrigin;
  /** Bytes of sealed content. */
  readonly length: number;
}

/** Where the key of a file comes from. */
export type KeyOrigin =
  | { readonly kind: 'given' }
  | { readonly kind: 'passphrase'; readonly cost: ScryptCost; readonly salt: Uint8Array };

export const HEADER_BYTES = 32;
export const SALT_BYTES = 16;
/** What three bytes can say. A keyring is some kilobytes. */
export const MOST_CONTENT_BYTES = 2 ** 24 - 1;

const MAGIC = new TextEncoder().encode('OFXRING\n');
const VERSION = 1;
const GIVEN = 0;
const SCRYPT = 1;

const refused = (sentence: string): OfxError => new OfxError('keyring/format', sentence);

export const writeHeader = ({ origin, length }: SealHeader): Uint8Array => {
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set(MAGIC);
  bytes[8] = VERSION;
  bytes.set([length >> 16, (length >> 8) & 0xff, length & 0xff], 13);
  if (origin.kind === 'passphrase') {
    const { logN, r, p } = origin.cost;
    bytes.set([SCRYPT, logN, r, p], 9);
    bytes.set(origin.salt, 16);
  }
  return bytes;
};

/**
 * @throws OfxError `keyring/format` for what is not a keyring, was written by a later version, or demands
 *   a cost nobody chose
 */
export const readHeader = (bytes: Uint8Array): SealHeader => {
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) {
    throw refused('This file is not a sealed keyring: it was left as it is.');
  }
  if (bytes.length < HEADER_BYTES) throw refused('The sealed keyring is cut off.');
  const [version = 0, kind, logN = 0, r = 0, p = 0, high = 0, middle = 0, low = 0] = bytes.subarray(8);
  if (version !== VERSION) {
    throw refused(
      `The sealed keyring has format ${version}, and this version of ofx-machina reads ${VERSION}.`,
    );
  }
  const length = (high << 16) | (middle << 8) | low;
  if (kind === GIVEN) return { origin: { kind: 'given' }, length };
  if (kind !== SCRYPT) throw refused('The sealed keyring’s key comes from where this version does not know.');
  const cost = { logN, r, p };
  if (!isSaneCost(cost)) {
    throw refused(`The sealed keyring demands scrypt with N=2^${logN}, r=${r}, p=${p}, which is not sane.`);
  }
  const salt = bytes.slice(HEADER_BYTES - SALT_BYTES, HEADER_BYTES);
  return { origin: { kind: 'passphrase', cost, salt }, length };
};
