import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/index.ts';
import { codesOf, SIGNON_RESPONSE, sgml, sgmlHeader } from '../helpers.ts';

const BODY = `<OFX>${SIGNON_RESPONSE}<A.B>x</A.B></OFX>`;
const GOOD = sgmlHeader({ NEWFILEUID: 'N1' });
const FIELDS = {
  OFXHEADER: '100',
  DATA: 'OFXSGML',
  VERSION: '103',
  SECURITY: 'NONE',
  ENCODING: 'USASCII',
  CHARSET: '1252',
  COMPRESSION: 'NONE',
  OLDFILEUID: 'NONE',
  NEWFILEUID: 'N1',
};

describe('a header of OFX 1.x', () => {
  it('is read field by field', () => {
    const file = decode(GOOD + BODY);
    expect(file.header).toEqual({
      ...FIELDS,
      version: '1.0.3',
      syntax: 'sgml',
      charset: 'utf-16',
      other: {},
    });
    expect(file.deviations).toEqual([]);
    expect(file.ofx).toMatchObject({ 'A.B': 'x' });
  });

  // PROTOCOL 1.4: all of these are seen in the field. The second column says what is reported.
  it.each([
    ['LF alone', GOOD.replaceAll('\r\n', '\n'), []],
    ['CR alone', GOOD.replaceAll('\r\n', '\r'), []],
    ['CR in the header, LF behind it', `${GOOD.trimEnd().replaceAll('\r\n', '\r')}\n\n`, []],
    ['blank lines in front', `\r\n\r\n  \r\n${GOOD}`, []],
    ['a byte order mark behind blank lines', `\r\n\uFEFF${GOOD}`, []],
    ['a byte order mark in front', `\uFEFF${GOOD}`, []],
    ['blanks around the colon', GOOD.replaceAll(':', ' : '), []],
    ['no blank line before <OFX>', GOOD.replace(/\r\n$/, ''), []],
    ['<OFX> on the last header line', GOOD.trimEnd(), []],
    ['lower-case keys', GOOD.replace(/^[A-Z]+/gm, (key) => key.toLowerCase()), []],
    ['indented lines', GOOD.replace(/^(?=[A-Z])/gm, '  '), []],
  ])('is understood with %s', (_, header, reported) => {
    const file = decode(header + BODY);
    expect(file.header).toMatchObject({ ...FIELDS, version: '1.0.3' });
    expect(codesOf(file)).toEqual(reported);
    expect(file.ofx).toMatchObject({ 'A.B': 'x' });
  });

  it.each([
    ['nothing', ''],
    ['a blank', ' '],
    ['two blanks', '  '],
  ])('is understood when its lines are glued together with %s between', (_, between) => {
    const file = decode(GOOD.trimEnd().replaceAll('\r\n', between) + BODY);
    expect(file.header).toMatchObject({ ...FIELDS, version: '1.0.3' });
    expect(new Set(codesOf(file))).toEqual(new Set(['header']));
    expect(file.deviations).toHaveLength(8);
    expect(file.deviations[0]?.message).toBe('no line break after OFXHEADER');
  });

  it.each(['CHARSET', 'COMPRESSION', 'VERSION', 'OFXHEADER', 'NEWFILEUID'])(
    'is understood without %s, and says so',
    (field) => {
      const file = decode(sgmlHeader({ [field]: undefined }) + BODY);
      expect(file.deviations).toMatchObject([
        { code: 'header', message: `${field} is missing`, path: field },
      ]);
      expect(file.header).not.toHaveProperty(field);
      expect(file.ofx).toMatchObject({ 'A.B': 'x' });
    },
  );

  it('may be missing altogether', () => {
    const file = decode(BODY);
    expect(file.header).toEqual({ version: undefined, syntax: 'sgml', charset: 'utf-16', other: {} });
    expect(file.deviations).toMatchObject([{ code: 'header', message: 'the header is missing' }]);
  });

  it('keeps fields nobody knows', () => {
    const file = decode(sgmlHeader({ 'X-PRODUCER': 'some bank 1.0' }) + BODY);
    expect(file.header.other).toEqual({ 'X-PRODUCER': 'some bank 1.0' });
    expect(file.deviations).toEqual([]);
  });

  it.each(['INTU.VERSION:999', 'Content-Encoding: gzip', 'APPVERSION:2'])(
    'does not take %s for the field its key ends like',
    (line) => {
      const file = decode(`${line}\r\n${GOOD}${BODY}`);
      expect(file.header).toMatchObject(FIELDS);
      expect(Object.keys(file.header.other)).toEqual([line.split(':')[0]?.toUpperCase()]);
    },
  );

  it('counts the first where a field stands twice, and tells the other', () => {
    const file = decode(`VERSION:102\r\n${GOOD}${BODY}`);
    expect(file.header.version).toBe('1.0.2');
    expect(file.deviations).toMatchObject([
      { code: 'header', path: 'VERSION', value: '103', message: 'VERSION stands twice; the first counts' },
    ]);
    expect(decode(`VERSION:103\r\n${GOOD}${BODY}`).deviations).toEqual([]);
  });

  it.each([
    ['102', '1.0.2'],
    ['103', '1.0.3'],
    ['151', '1.5.1'],
    ['160', '1.6'],
    ['211', '2.1.1'],
  ])('with VERSION:%s is of version %s, whatever its syntax', (written, version) => {
    const file = decode(sgmlHeader({ VERSION: written }) + BODY);
    expect(file.header.version).toBe(version);
    expect(file.header.syntax).toBe('sgml');
  });

  it.each(['104', '999', 'XYZ', '1.0.3'])('with the unknown VERSION:%s is read and reported', (written) => {
    const file = decode(sgmlHeader({ VERSION: written }) + BODY);
    expect(file.header.version).toBeUndefined();
    expect(file.header.VERSION).toBe(written);
    expect(file.deviations).toMatchObject([{ code: 'header', message: `VERSION ${written} is not known` }]);
    expect(file.ofx).toMatchObject({ 'A.B': 'x' });
  });

  it('stands in front of closed leaves and XML-like bodies as well', () => {
    const file = decode(
      sgml(`<OFX>\r\n  ${SIGNON_RESPONSE}\r\n  <A.B>x</A.B>\r\n  <C.D>y</C.D>\r\n</OFX>\r\n`),
    );
    expect(file.ofx).toMatchObject({ 'A.B': 'x', 'C.D': 'y' });
    expect(file.deviations).toEqual([]);
  });

  it('is found behind the part headers of a multipart response', () => {
    const part = `--boundary\r\nContent-Type: application/x-ofx\r\nContent-Encoding: identity\r\n\r\n`;
    const file = decode(`${part}${GOOD}${BODY}\r\n--boundary--\r\n`);
    expect(file.header).toMatchObject(FIELDS);
    expect(file.header.other).toEqual({
      'CONTENT-TYPE': 'application/x-ofx',
      'CONTENT-ENCODING': 'identity',
    });
    expect(file.ofx).toMatchObject({ 'A.B': 'x' });
    expect(file.deviations).toMatchObject([
      { code: 'header', value: '--boundary' },
      { code: 'syntax', value: '--boundary--' },
    ]);
  });
});
