import { describe, expect, it } from 'vitest';
import { decode, encode, type HeaderFields, VERSIONS } from '../../../codecs/index.ts';
import { refusal, signOn, textOf } from '../helpers.ts';

const written = (version: (typeof VERSIONS)[number], fields: HeaderFields = {}): string =>
  textOf(encode(signOn(), { version, ...fields })).split('<OFX>')[0] ?? '';

describe('a header that is written', () => {
  it('has the nine fields of 1.x in the order of the standard, CRLF, and a blank line', () => {
    expect(written('1.0.3', { NEWFILEUID: 'N1', OLDFILEUID: 'O1' })).toBe(
      'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:103\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\n' +
        'COMPRESSION:NONE\r\nOLDFILEUID:O1\r\nNEWFILEUID:N1\r\n\r\n',
    );
  });

  it('has the two declarations of 2.x', () => {
    expect(written('2.1.1', { NEWFILEUID: 'N1' })).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n' +
        '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="N1"?>\r\n',
    );
  });

  it.each(VERSIONS)('of %s is read back as that version, without a deviation', (version) => {
    const file = decode(encode(signOn(), { version, SECURITY: 'TYPE1', NEWFILEUID: 'n-1' }));
    expect(file.header).toMatchObject({ version, SECURITY: 'TYPE1', NEWFILEUID: 'n-1' });
    expect(file.deviations).toEqual([]);
  });

  it('takes what follows from the version from the version, not from the caller', () => {
    expect(written('1.0.3', { VERSION: '160', OFXHEADER: '7', DATA: 'XML', COMPRESSION: 'GZIP' })).toBe(
      written('1.0.3'),
    );
  });
});

describe('header injection', () => {
  const evil = [
    'a\r\nSECURITY:NONE',
    'a\nb',
    'a\rb',
    'a"b',
    'a<OFX>',
    'a?>',
    'a&b',
    'a b',
    '',
    'é',
    'x'.repeat(37),
    'a\u2028b',
    'a\0b',
  ];
  it.each(evil)('is refused in NEWFILEUID: %j', (value) => {
    for (const version of ['1.0.3', '2.1.1'] as const) {
      const error = refusal(() => encode(signOn(), { version, NEWFILEUID: value }));
      expect(error).toMatchObject({ code: 'codec/type', path: 'NEWFILEUID' });
    }
  });

  it.each(['', 'TYPE2', '1', 'NONE\r\nX:1'])('is refused in SECURITY, which has two values: %j', (value) => {
    expect(refusal(() => encode(signOn(), { version: '1.0.3', SECURITY: value }))).toMatchObject({
      code: 'codec/type',
      path: 'SECURITY',
    });
  });

  it.each([
    { ENCODING: 'UTF-8\r\nX:1' },
    { ENCODING: 'EBCDIC' },
    { CHARSET: '1251' },
    { CHARSET: 'NONE\r\nX:1' },
  ])('and sets nobody writes are refused: %j', (fields) => {
    expect(refusal(() => encode(signOn(), { version: '1.0.3', ...fields }))).toMatchObject({
      code: 'codec/charset',
      path: 'ENCODING',
    });
  });

  it('CHARSET is checked too where ENCODING makes it meaningless', () => {
    const fields = { ENCODING: 'UTF-8', CHARSET: '1252\r\nX:1' };
    expect(refusal(() => encode(signOn(), { version: '1.0.3', ...fields }))).toMatchObject({
      code: 'codec/type',
      path: 'CHARSET',
    });
  });
});
