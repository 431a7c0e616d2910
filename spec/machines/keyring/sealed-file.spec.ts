import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyringLock, sealedFileKeyring } from '../../../machines/index.ts';
import { CHEAP, folder, KEY, locks, PASSPHRASE, refusal, withKey } from './files.ts';

const temporary = folder();

describe.each(locks)('a keyring in a file sealed with %s', (_, lock: KeyringLock) => {
  const open = () => sealedFileKeyring({ path: temporary.path('ring'), ...lock });

  it('gives back what was put into it, also to the next process', async () => {
    await open().set('bank/ACCESSKEY', 'CANARY-ACCESSKEY');
    await open().set('bank/SESSCOOKIE', 'CANARY-COOKIE');
    const later = open();
    expect(await later.get('bank/ACCESSKEY')).toBe('CANARY-ACCESSKEY');
    expect(await later.get('bank/SESSCOOKIE')).toBe('CANARY-COOKIE');
    await later.delete('bank/ACCESSKEY');
    expect(await open().get('bank/ACCESSKEY')).toBeUndefined();
    expect(await open().get('bank/SESSCOOKIE')).toBe('CANARY-COOKIE');
  });

  it('shows neither secrets nor names in the file', async () => {
    const secret = 'CANARY-ACCESSKEY-0123456789';
    await open().set('https://bank.example/jane', secret);
    const file = readFileSync(temporary.path('ring'));
    const hidden = [
      secret,
      'CANARY',
      'jane',
      'bank.example',
      PASSPHRASE,
      Buffer.from(KEY).toString('latin1'),
    ];
    const spellings = hidden.flatMap((text) => {
      const bytes = Buffer.from(text, 'latin1');
      return [bytes, Buffer.from(text, 'utf16le'), Buffer.from(bytes.toString('base64').slice(0, 8))];
    });
    for (const spelling of spellings) expect(file.includes(spelling)).toBe(false);
  });

  it('is empty where there is no file, and makes none to say so', async () => {
    expect(await open().get('anything')).toBeUndefined();
    await open().delete('anything');
    expect(existsSync(temporary.path('ring'))).toBe(false);
  });

  it('is empty where the file has no length', async () => {
    writeFileSync(temporary.path('ring'), '');
    expect(await open().get('anything')).toBeUndefined();
    await open().set('entry', 'secret');
    expect(await open().get('entry')).toBe('secret');
  });

  it('seals the same content differently each time', async () => {
    await open().set('entry', 'one');
    const first = readFileSync(temporary.path('ring'));
    await open().set('entry', 'two');
    await open().set('entry', 'one');
    const again = readFileSync(temporary.path('ring'));
    expect(again.length).toBe(first.length);
    expect(again.subarray(32, 44)).not.toEqual(first.subarray(32, 44));
    expect(again.subarray(60)).not.toEqual(first.subarray(60));
  });

  it('does not write what is there already', async () => {
    await open().set('entry', 'secret');
    const file = readFileSync(temporary.path('ring'));
    await open().set('entry', 'secret');
    await open().delete('another');
    expect(readFileSync(temporary.path('ring'))).toEqual(file);
  });

  it('does not open with another passphrase or key, and leaves the file alone', async () => {
    await open().set('entry', 'CANARY-SECRET');
    const file = readFileSync(temporary.path('ring'));
    const others: KeyringLock[] = [
      { passphrase: 'CANARY-wrong', cost: CHEAP },
      { key: new Uint8Array(32).fill(9) },
      'key' in lock ? { passphrase: PASSPHRASE, cost: CHEAP } : { key: KEY },
    ];
    for (const other of others) {
      const ring = sealedFileKeyring({ path: temporary.path('ring'), ...other });
      expect((await refusal(ring.get('entry'))).code).toBe('keyring/tampered-or-wrong-key');
      expect((await refusal(ring.set('entry', 'CANARY-NEW'))).code).toBe('keyring/tampered-or-wrong-key');
    }
    expect(readFileSync(temporary.path('ring'))).toEqual(file);
  });
});

describe('a keyring in a file', () => {
  it('keeps any entry and any secret', async () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('__proto__', 'constructor', ''));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(text, text), { selector: ([entry]) => entry }),
        async (pairs) => {
          const path = temporary.path('any');
          writeFileSync(path, '');
          for (const [entry, secret] of pairs) await withKey(path).set(entry, secret);
          for (const [entry, secret] of pairs) expect(await withKey(path).get(entry)).toBe(secret);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('holds two files apart', async () => {
    const one = withKey(temporary.path('one'));
    const two = withKey(temporary.path('two'));
    await one.set('entry', 'of one');
    await two.set('entry', 'of two');
    expect([await one.get('entry'), await two.get('entry')]).toEqual(['of one', 'of two']);
  });

  it('takes its randomness from where it is told', async () => {
    const asked: number[] = [];
    const randomBytes = (length: number): Uint8Array => {
      asked.push(length);
      return new Uint8Array(length).fill(asked.length);
    };
    const path = temporary.path('ring');
    await sealedFileKeyring({ path, passphrase: PASSPHRASE, cost: CHEAP, randomBytes }).set(
      'entry',
      'secret',
    );
    expect(asked.sort((a, b) => a - b)).toEqual([8, 12, 16]);
    const first = readFileSync(path);
    asked.length = 0;
    writeFileSync(path, '');
    await sealedFileKeyring({ path, passphrase: PASSPHRASE, cost: CHEAP, randomBytes }).set(
      'entry',
      'secret',
    );
    expect(readFileSync(path)).toEqual(first);
  });

  it('does not mind how a keyboard composes the passphrase', async () => {
    const path = temporary.path('ring');
    await sealedFileKeyring({ path, passphrase: 'caf\u00e9', cost: CHEAP }).set('entry', 'secret');
    const composed = sealedFileKeyring({ path, passphrase: 'cafe\u0301', cost: CHEAP });
    expect(await composed.get('entry')).toBe('secret');
  });

  it('asks scrypt for N=2^17, r=8, p=1 unless told otherwise, and opens with that', async () => {
    const path = temporary.path('ring');
    await sealedFileKeyring({ path, passphrase: PASSPHRASE }).set('entry', 'secret');
    expect([...readFileSync(path).subarray(9, 13)]).toEqual([1, 17, 8, 1]);
    expect(await sealedFileKeyring({ path, passphrase: PASSPHRASE }).get('entry')).toBe('secret');
  });

  it('opens a file of another cost, and raises it with the next change', async () => {
    const path = temporary.path('ring');
    await sealedFileKeyring({ path, passphrase: PASSPHRASE, cost: CHEAP }).set('entry', 'secret');
    const before = readFileSync(path);
    const dearer = sealedFileKeyring({ path, passphrase: PASSPHRASE, cost: { logN: 11, r: 4, p: 2 } });
    expect(await dearer.get('entry')).toBe('secret');
    await dearer.set('entry', 'changed');
    const after = readFileSync(path);
    expect([...after.subarray(9, 13)]).toEqual([1, 11, 4, 2]);
    expect(after.subarray(16, 32)).not.toEqual(before.subarray(16, 32));
    expect(await dearer.get('entry')).toBe('changed');
  });

  it('refuses a lock that is none when it is made', () => {
    const path = temporary.path('ring');
    expect(() => sealedFileKeyring({ path, key: new Uint8Array(16) })).toThrow(RangeError);
    expect(() => sealedFileKeyring({ path, passphrase: '' })).toThrow(RangeError);
    const cost = { logN: 30, r: 8, p: 1 };
    expect(() => sealedFileKeyring({ path, passphrase: PASSPHRASE, cost })).toThrow(RangeError);
  });

  it('does not care what becomes of the key it was given', async () => {
    const key = new Uint8Array(KEY);
    const ring = sealedFileKeyring({ path: temporary.path('ring'), key });
    key.fill(0);
    await ring.set('entry', 'secret');
    expect(await withKey(temporary.path('ring')).get('entry')).toBe('secret');
  });
});
