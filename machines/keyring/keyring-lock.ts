import type { ScryptCost } from './cost.ts';

/** What opens a sealed file: a passphrase of a person, or 32 random bytes from elsewhere (a KMS, the system's keychain). */
export type KeyringLock =
  | {
      /** Any words; the same ones however the keyboard composes them (Unicode NFKC). */
      readonly passphrase: string;
      /** What scrypt is to cost. Default N=2^17, r=8, p=1. A file made at another cost opens, and changes to this one when written. */
      readonly cost?: ScryptCost;
    }
  | {
      /** 32 bytes that nobody can guess. */
      readonly key: Uint8Array;
    };
