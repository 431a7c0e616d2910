import { createCipheriv } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type KeyringLock, sealedFileKeyring } from '../../../machines/index.ts';
import { folder, KEY, locks, refusal, withKey } from './files.ts';

const temporary = folder();
const HEADER = 32;

describe.each(locks)('a file sealed with %s', (_, lock: KeyringLock) => {
  const open = () => sealedFileKeyring({ path: temporary.path('ring'), ...lock });
  const sealed = async (): Promise<Buffer> => {
    await open().set('entry', 'CANARY-SECRET');
    return readFileSync(temporary.path('ring'));
  };

  it('does not open with any byte changed', async () => {
    const file = await sealed();
    const codes = new Set<string>();
    for (let index = 0; index < file.length; index++) {
      for (const flip of [0x01, 0x80]) {
        const changed = Buffer.from(file);
        changed[index] = (changed[index] ?? 0) ^ flip;
        writeFileSync(temporary.path('ring'), changed);
        const { code } = await refusal(open().get('entry'));
        // From the salt on, nothing tells a changed file from a wrong key.
        if (index >= 16) expect({ index, code }).toEqual({ index, code: 'keyring/tampered-or-wrong-key' });
        codes.add(code);
      }
    }
    expect([...codes].sort()).toEqual(['keyring/format', 'keyring/tampered-or-wrong-key']);
    writeFileSync(temporary.path('ring'), file);
    expect(await open().get('entry')).toBe('CANARY-SECRET');
  });

  it('is told from one that was cut off, at any length', async () => {
    const file = await sealed();
    for (let length = 1; length < file.length; length++) {
      writeFileSync(temporary.path('ring'), file.subarray(0, length));
      const { code, message } = await refusal(open().get('entry'));
      expect({ length, code }).toEqual({ length, code: 'keyring/format' });
      if (length >= 8) expect(message).toContain('cut off');
    }
  });

  it('is told from one with something behind it', async () => {
    writeFileSync(temporary.path('ring'), Buffer.concat([await sealed(), Buffer.from('x')]));
    expect((await refusal(open().get('entry'))).code).toBe('keyring/format');
  });

  it('does not open with the nonce, tag and content of another file’s header', async () => {
    const file = await sealed();
    const other = sealedFileKeyring({ path: temporary.path('other'), key: new Uint8Array(32).fill(3) });
    await other.set('entry', 'CANARY-SECRET');
    const mixed = Buffer.concat([
      file.subarray(0, HEADER),
      readFileSync(temporary.path('other')).subarray(HEADER),
    ]);
    writeFileSync(temporary.path('ring'), mixed);
    expect((await refusal(open().get('entry'))).code).toBe('keyring/tampered-or-wrong-key');
  });
});

describe('what is no keyring of ours', () => {
  const refused = async (file: string | Uint8Array) => {
    writeFileSync(temporary.path('ring'), file);
    const found = await refusal(withKey(temporary.path('ring')).get('entry'));
    // What is not ours is never written over.
    expect((await refusal(withKey(temporary.path('ring')).set('entry', 'x'))).code).toBe(found.code);
    expect(readFileSync(temporary.path('ring'))).toEqual(Buffer.from(file));
    return found;
  };

  it.each([
    ['a text', 'OFXHEADER:100\nDATA:OFXSGML\n'],
    ['a single byte', 'O'],
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ])('is refused: %s', async (_, file) => {
    expect(await refused(file)).toEqual({
      code: 'keyring/format',
      message: 'This file is not a sealed keyring: it was left as it is.',
    });
  });

  const header = (...fields: number[]): Buffer =>
    Buffer.concat([Buffer.from('OFXRING\n'), Buffer.from(fields), Buffer.alloc(100)]);

  it('is refused: a later format', async () => {
    const { code, message } = await refused(header(2));
    expect(code).toBe('keyring/format');
    expect(message).toContain('format 2');
  });

  it.each([
    ['a terabyte of memory', 30, 8, 1],
    ['a gigabyte of memory', 20, 16, 1],
    ['more than an hour of work', 20, 4, 255],
    ['no r', 17, 0, 1],
    ['no p', 17, 8, 0],
    ['no cost at all', 0, 8, 1],
  ])('is refused before scrypt is asked: %s', async (_, logN, r, p) => {
    const { code, message } = await refused(header(1, 1, logN, r, p));
    expect(code).toBe('keyring/format');
    expect(message).toContain(`N=2^${logN}, r=${r}, p=${p}`);
  });

  it('is refused: a key from an unknown place', async () => {
    expect((await refused(header(1, 7))).code).toBe('keyring/format');
  });

  it.each(['CANARY no JSON', '{"entry":"CANARY"}', '[["entry",1]]', '[["CANARY"]]'])(
    'is refused: a sealed file that holds something else: %s',
    async (content) => {
      const file = Buffer.concat([header(1, 0).subarray(0, HEADER), Buffer.alloc(12)]);
      file[15] = content.length;
      const cipher = createCipheriv('aes-256-gcm', KEY, file.subarray(HEADER, HEADER + 12));
      cipher.setAAD(file.subarray(0, HEADER));
      const body = Buffer.concat([cipher.update(content), cipher.final()]);
      const { code, message } = await refused(Buffer.concat([file, cipher.getAuthTag(), body]));
      expect({ code, message }).toEqual({
        code: 'keyring/format',
        message: 'The sealed keyring opens, but holds no list of entries.',
      });
    },
  );

  it('is unreadable: a folder', async () => {
    mkdirSync(temporary.path('ring'));
    const { code, message } = await refusal(withKey(temporary.path('ring')).get('entry'));
    expect(code).toBe('keyring/unreadable');
    expect(message).toContain('EISDIR');
  });

  it('is unwritable: a file in a folder that is not there', async () => {
    const ring = withKey(temporary.path('nowhere/ring'));
    expect(await ring.get('entry')).toBeUndefined();
    const { code, message } = await refusal(ring.set('CANARY', 'CANARY'));
    expect(code).toBe('keyring/unwritable');
    expect(message).toContain('ENOENT');
  });
});
