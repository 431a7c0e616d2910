/** The parts of Node that a keyring in a file needs. */
export interface NodeParts {
  readonly crypto: typeof import('node:crypto');
  readonly fs: typeof import('node:fs');
  readonly path: typeof import('node:path');
}

/**
 * Asked of Node at run time: bundlers for browsers stop at any import of `node:fs`, even a dynamic one in code
 * that the page never calls.
 */
export const nodeParts = (): NodeParts => {
  if (typeof process === 'undefined' || typeof process.getBuiltinModule !== 'function') {
    throw new Error('A sealed-file keyring needs Node.js 20.16 or later.');
  }
  return {
    crypto: process.getBuiltinModule('node:crypto'),
    fs: process.getBuiltinModule('node:fs'),
    path: process.getBuiltinModule('node:path'),
  };
};
