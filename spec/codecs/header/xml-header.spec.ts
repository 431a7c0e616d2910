import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/index.ts';
import { codesOf, SIGNON_RESPONSE, xmlHeader } from '../helpers.ts';

const BODY = `<OFX>${SIGNON_RESPONSE}<A.B>x</A.B></OFX>`;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>';
const OFX = '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="N1"?>';
const FIELDS = { OFXHEADER: '200', VERSION: '211', SECURITY: 'NONE', OLDFILEUID: 'NONE', NEWFILEUID: 'N1' };

describe('a header of OFX 2.x', () => {
  it('is read attribute by attribute', () => {
    const file = decode(`${DECLARATION}\r\n${OFX}\r\n${BODY}`);
    expect(file.header).toEqual({ ...FIELDS, version: '2.1.1', syntax: 'xml', charset: 'utf-16', other: {} });
    expect(file.deviations).toEqual([]);
  });

  it.each([
    ['single quotes', `${DECLARATION}${OFX}`.replaceAll('"', "'"), []],
    ['blank lines between', `\n\n${DECLARATION}\n\n\n${OFX}\n\n`, []],
    ['everything on one line', DECLARATION + OFX, []],
    ['a byte order mark in front', `\uFEFF${DECLARATION}${OFX}`, []],
    ['line breaks inside', `${DECLARATION}\n${OFX.replaceAll(' ', '\n')}`, []],
    ['blanks around =', `${DECLARATION}\n${OFX.replaceAll('=', ' = ')}`, []],
    [
      'a lower-case target and attributes',
      `${DECLARATION}${OFX.replace(/<\?OFX [A-Z]+/, '<?ofx ofxheader')}`,
      [],
    ],
    ['a comment', `${DECLARATION}<!-- made by hand -->${OFX}`, []],
    ['no end of the declaration', `${DECLARATION}${OFX.slice(0, -1)}`, ['header']],
    ['no end at all', `${DECLARATION}${OFX.slice(0, -2)}`, ['header']],
    ['no XML declaration', OFX, ['header']],
  ])('is understood with %s', (_, header, reported) => {
    const file = decode(header + BODY);
    expect(file.header).toMatchObject({ ...FIELDS, version: '2.1.1', syntax: 'xml' });
    expect(codesOf(file)).toEqual(reported);
    expect(file.ofx).toMatchObject({ 'A.B': 'x' });
  });

  it('may lack the OFX declaration', () => {
    const file = decode(DECLARATION + BODY);
    expect(file.header).toMatchObject({ version: undefined, syntax: 'xml' });
    expect(file.deviations.map(({ message }) => message)).toEqual(['the <?OFX?> declaration is missing']);
  });

  it('reports attributes that are missing and keeps those nobody knows', () => {
    const file = decode(`${DECLARATION}<?OFX OFXHEADER="200" VERSION="220" FLAVOUR="sweet"?>${BODY}`);
    expect(file.header).toMatchObject({ version: '2.2', other: { FLAVOUR: 'sweet' } });
    expect(file.deviations.map(({ message }) => message)).toEqual([
      'SECURITY is missing',
      'OLDFILEUID is missing',
      'NEWFILEUID is missing',
    ]);
  });

  it.each([
    ['200', '2.0.0'],
    ['201', '2.0.1'],
    ['202', '2.0.2'],
    ['203', '2.0.3'],
    ['210', '2.1.0'],
    ['211', '2.1.1'],
    ['220', '2.2'],
    ['221', '2.2.1'],
    ['230', '2.3'],
  ])('with VERSION="%s" is of version %s', (written, version) => {
    expect(decode(xmlHeader(written) + BODY).header.version).toBe(version);
  });

  it('in front of an SGML body: the body is read as SGML, and that is reported', () => {
    const file = decode(`${DECLARATION}${OFX}<OFX>${SIGNON_RESPONSE}<A.B>x<C.D>y</OFX>`);
    expect(file.header).toMatchObject({ version: '2.1.1', syntax: 'sgml' });
    expect(file.ofx).toMatchObject({ 'A.B': 'x', 'C.D': 'y' });
    expect(file.deviations).toMatchObject([
      {
        code: 'syntax',
        message: 'not well-formed XML (Unexpected close tag); read as SGML from here on',
        path: 'OFX/C.D',
      },
    ]);
  });

  it('a long word in it costs no more than its length', () => {
    const file = decode(`${DECLARATION}<?OFX ${'a'.repeat(2_000_000)}?>${BODY}`);
    expect(file.ofx).toMatchObject({ 'A.B': 'x' });
  });
});
