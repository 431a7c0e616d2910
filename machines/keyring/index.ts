export type { ScryptCost } from './cost.ts';
export type { KeyringLock } from './keyring-lock.ts';
export { type SealedFileKeyringOptions, sealedFileKeyring } from './sealed-file.ts';
