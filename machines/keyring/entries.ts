import { OfxError } from '../../errors.ts';

/** What a keyring holds: secrets by the names of their entries. */
export type Entries = ReadonlyMap<string, string>;

const isEntry = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

export const writeEntries = (entries: Entries): Uint8Array =>
  new TextEncoder().encode(JSON.stringify([...entries]));

/** @throws OfxError `keyring/format` for what {@link writeEntries} did not write */
export const readEntries = (content: Uint8Array): Entries => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
    if (Array.isArray(value) && value.every(isEntry)) return new Map(value);
  } catch {
    // The parser's own words show what it could not read, and that is secret.
  }
  throw new OfxError('keyring/format', 'The sealed keyring opens, but holds no list of entries.');
};
