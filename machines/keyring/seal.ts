import { OfxError } from '../../errors.ts';
import { HEADER_BYTES, type KeyOrigin, MOST_CONTENT_BYTES, readHeader, writeHeader } from './header.ts';
import type { NodeParts } from './node.ts';

/** AES-256-GCM, NIST SP 800-38D: a nonce of 96 bits that is never used twice with one key, and the full tag. */
const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FRAME_BYTES = HEADER_BYTES + NONCE_BYTES + TAG_BYTES;

/** What is to be sealed, and with what. */
export interface Sealing {
  readonly content: Uint8Array;
  readonly origin: KeyOrigin;
  readonly key: Uint8Array;
  /** {@link NONCE_BYTES} fresh random bytes. */
  readonly nonce: Uint8Array;
}

/**
 * A file that only the holder of the key can read, and that nobody else can change unnoticed: header, nonce, tag,
 * content. The header is authenticated too. Pure: the same in, the same out.
 *
 * @throws OfxError `keyring/unwritable` for more content than the format can hold
 */
export const seal = (crypto: NodeParts['crypto'], { content, origin, key, nonce }: Sealing): Uint8Array => {
  if (content.length > MOST_CONTENT_BYTES) {
    throw new OfxError('keyring/unwritable', `A keyring holds at most ${MOST_CONTENT_BYTES} bytes.`, {
      retryable: false,
    });
  }
  const header = writeHeader({ origin, length: content.length });
  const cipher = crypto.createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(header);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), sealed]);
};

/** Where the key of a file comes from. Throws as {@link unseal} does. */
export const originOf = (file: Uint8Array): KeyOrigin => {
  const { origin, length } = readHeader(file);
  if (file.length < FRAME_BYTES + length)
    throw new OfxError('keyring/format', 'The sealed keyring is cut off.');
  if (file.length > FRAME_BYTES + length) {
    throw new OfxError('keyring/format', 'Something follows the end of the sealed keyring.');
  }
  return origin;
};

/**
 * What {@link seal} was given.
 *
 * @throws OfxError `keyring/format` for what is no sealed keyring or is cut off,
 *   `keyring/tampered-or-wrong-key` for one that does not open
 */
export const unseal = (crypto: NodeParts['crypto'], file: Uint8Array, key: Uint8Array): Uint8Array => {
  originOf(file);
  const nonce = file.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const decipher = crypto.createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(file.subarray(0, HEADER_BYTES));
  decipher.setAuthTag(file.subarray(HEADER_BYTES + NONCE_BYTES, FRAME_BYTES));
  try {
    return Buffer.concat([decipher.update(file.subarray(FRAME_BYTES)), decipher.final()]);
  } catch {
    throw new OfxError(
      'keyring/tampered-or-wrong-key',
      'The sealed keyring does not open: the passphrase or key is not the one it was sealed with, or somebody changed the file.',
    );
  }
};
