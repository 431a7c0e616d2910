import type { Printer } from './printer.ts';

/** Prints nothing: for a walk that only judges. */
export const SILENT: Printer = {
  open() {},
  close() {},
  leaf() {},
  text: () => '',
};
