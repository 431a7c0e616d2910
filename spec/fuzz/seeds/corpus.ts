import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const folder = [process.env.OFX_SHARED, resolve(root, '../shared')]
  .filter((shared) => shared !== undefined)
  .map((shared) => join(shared, 'corpus'))
  .find(existsSync);

/** Real files, where the folder with them exists (`../shared`, or OFX_SHARED): read, never copied. */
export const corpus: readonly Uint8Array[] =
  folder === undefined
    ? []
    : readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((path) => Uint8Array.from(readFileSync(path)));
