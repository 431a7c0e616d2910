import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/index.ts';
import { inSonrs, sgml } from '../helpers.ts';

const read = (code: string) => {
  const text = sgml(inSonrs(`<STATUS><CODE>${code}<SEVERITY>INFO</STATUS><DTSERVER>20261001<LANGUAGE>ENG`));
  const { ofx, deviations } = decode(text);
  return {
    value: ofx.SIGNONMSGSRSV1?.SONRS.STATUS.CODE,
    said: deviations.map(({ code, severity }) => `${code} ${severity}`),
  };
};

describe('a number that counts', () => {
  it.each([
    ['0', 0],
    ['15500', 15500],
    ['007', 7],
  ])('%s is %i', (text, value) => {
    expect(read(text)).toEqual({ value, said: [] });
  });

  it.each([
    ['+5', 5],
    ['&nbsp;3000&#160;', 3000],
  ])('%s does not conform, and is %i', (text, value) => {
    expect(read(text)).toEqual({ value, said: ['type warning'] });
  });

  it('below zero is read, and an error', () => {
    expect(read('-5')).toEqual({ value: -5, said: ['type error'] });
  });

  it.each(['0x10', '1e3', '0b11', '0o7', '1.0', '1 000', '+ 5', '--5', 'OK', 'NaN', '٣'])(
    '%s is none: kept as text, and an error',
    (text) => {
      expect(read(text)).toEqual({ value: text, said: ['type error'] });
    },
  );

  it('of more digits than a number has is kept as text, and an error', () => {
    const text = '9'.repeat(20);
    expect(read(text)).toEqual({ value: text, said: ['too-long error'] });
  });
});
