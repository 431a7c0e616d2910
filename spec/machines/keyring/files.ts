import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { OfxError, type OfxErrorCode, type ScryptCost, sealedFileKeyring } from '../../../machines/index.ts';

/** The least that is allowed, so that specs do not spend their time on scrypt. */
export const CHEAP: ScryptCost = { logN: 10, r: 8, p: 1 };
export const PASSPHRASE = 'CANARY-correct horse battery staple';
export const KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 7 + 1);

/** A folder of its own for each spec. */
export const folder = (): { readonly path: (name: string) => string } => {
  let current = '';
  beforeEach(() => {
    current = mkdtempSync(join(tmpdir(), 'ofx-keyring-'));
  });
  afterEach(() => rmSync(current, { recursive: true, force: true }));
  return { path: (name) => join(current, name) };
};

/** The two ways to lock a file. */
export const locks = [
  ['a passphrase', { passphrase: PASSPHRASE, cost: CHEAP }],
  ['a key', { key: KEY }],
] as const;

export const withKey = (path: string) => sealedFileKeyring({ path, key: KEY });

/** What a call rejects with, checked for secrets wherever an error can carry them. */
export const refusal = async (call: Promise<unknown>): Promise<{ code: OfxErrorCode; message: string }> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OfxError)) throw new Error(`rejected with ${error} and not an OfxError`);
  const cause = error.cause instanceof Error ? `${error.cause.stack} ${JSON.stringify(error.cause)}` : '';
  expect(`${error.stack} ${JSON.stringify(error)} ${cause}`).not.toContain('CANARY');
  return { code: error.code, message: error.message };
};
