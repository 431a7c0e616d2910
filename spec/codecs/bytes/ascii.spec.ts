import { afterEach, describe, expect, it, vi } from 'vitest';
import { decode } from '../../../codecs/index.ts';
import { sgml, transaction } from '../helpers.ts';

const bytes = new TextEncoder().encode('before<OFX>é behind');

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('bytes that are all ASCII', () => {
  it('are text by themselves where Node is, and others are not', async () => {
    const { asciiText } = await import('../../../codecs/bytes/ascii.ts');
    expect(asciiText(bytes)).toBeUndefined();
    expect(asciiText(bytes.subarray(0, 0))).toBe('');
    expect(asciiText(bytes.subarray(6, 11))).toBe('<OFX>');
    expect(asciiText(Uint8Array.from([0, 9, 13, 127]))).toBe('\0\t\r\x7f');
    expect(asciiText(Uint8Array.from([128]))).toBeUndefined();
  });

  it.each([
    ['no process', undefined],
    ['a process that is not of Node', {}],
    ['a process that has no such module', { getBuiltinModule: () => undefined }],
    ['a module without what is needed', { getBuiltinModule: () => ({ Buffer }) }],
    ['a module without buffers', { getBuiltinModule: () => ({ isAscii: () => true }) }],
    [
      'a process that refuses',
      {
        getBuiltinModule: () => {
          throw new Error('not allowed');
        },
      },
    ],
  ])('are read all the same where there is %s, as in browsers', async (_, process) => {
    vi.resetModules();
    vi.stubGlobal('process', process);
    const { strictUtf8 } = await import('../../../codecs/bytes/utf8.ts');
    vi.unstubAllGlobals();
    expect(strictUtf8(bytes)).toBe('before<OFX>é behind');
    expect(strictUtf8(bytes.subarray(6, 11))).toBe('<OFX>');
    expect(strictUtf8(Uint8Array.from([0xe9]))).toBeUndefined();
  });

  it('may be shared with other threads, or part of a larger buffer', () => {
    const file = new TextEncoder().encode(sgml(transaction('')));
    const shared = new Uint8Array(new SharedArrayBuffer(file.length + 2)).subarray(1, -1);
    shared.set(file);
    expect(decode(shared)).toEqual(decode(file));
  });
});
