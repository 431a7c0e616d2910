import { readFile } from 'node:fs/promises';
import { decode, statementsOf } from '../../codecs/index.ts';
import { type Print, printDeviations, printStatement } from './print.ts';

/**
 * Reads files from disk and prints their statements. A file that cannot be read is told to `failed`, and does
 * not stop the others.
 */
export const readFiles = async (
  paths: readonly string[],
  print: Print,
  failed: (path: string, error: unknown) => void,
): Promise<void> => {
  for (const path of paths) {
    try {
      printFile(path, await readFile(path), print);
    } catch (error) {
      failed(path, error);
    }
  }
};

const printFile = (path: string, bytes: Uint8Array, print: Print): void => {
  const file = decode(bytes);
  const statements = statementsOf(file);
  const version = file.header.version ? `OFX ${file.header.version}` : 'OFX of unknown version';
  print(`${path}: ${version}, ${file.header.syntax.toUpperCase()}, ${count(statements.length, 'statement')}`);
  if (statements.length === 0) print(`It holds ${Object.keys(file.ofx).join(', ') || 'nothing'}.`);
  for (const statement of statements) printStatement(statement, print);
  printDeviations(file.deviations, print);
};

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
