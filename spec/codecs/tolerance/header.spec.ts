import { describe, it } from 'vitest';
import type { OfxFile } from '../../../codecs/index.ts';
import { firstLine, sgmlHeader, transaction, XML_LINE, xmlHeader } from '../helpers.ts';
import { expectRead, type FieldFile } from './field.ts';

const BODY = transaction('<NAME>Grocer<MEMO>weekly');
const XML_BODY = transaction('').replace(
  /<TRNTYPE>.*<FITID>F1/,
  `${XML_LINE}<NAME>Grocer</NAME><MEMO>weekly</MEMO>`,
);
const GOOD = sgmlHeader({ NEWFILEUID: 'N1' });

/** What every one of these files says, whatever its header looks like. */
const content = (file: OfxFile) => ({
  version: file.header.version,
  newFileUid: file.header.NEWFILEUID,
  line: [
    firstLine(file).DTPOSTED.localDate,
    firstLine(file).TRNAMT,
    firstLine(file).NAME,
    firstLine(file).MEMO,
  ],
});
const line = ['2026-10-02', '-1.50', 'Grocer', 'weekly'];
const SGML = { version: '1.0.3', newFileUid: 'N1', line };
const XML = { version: '2.1.1', newFileUid: 'N1', line };
const NONE = { version: undefined, newFileUid: undefined, line };
const XML_GOOD = xmlHeader().replace('NEWFILEUID="NONE"', 'NEWFILEUID="N1"');

const file = (
  what: string,
  text: string,
  as: unknown,
  ...deviations: FieldFile['deviations']
): FieldFile => ({ what, text, reads: content, as, deviations });

const GLUED = [
  'OFXHEADER',
  'DATA',
  'VERSION',
  'SECURITY',
  'ENCODING',
  'CHARSET',
  'COMPRESSION',
  'OLDFILEUID',
  'NEWFILEUID',
];
const glued = GLUED.slice(1).map((field, i) => ['header', GLUED[i] ?? '', field] as const);

describe('PROTOCOL 1.4: headers of the field are accepted, and what is wrong with them is said', () => {
  it.each([
    file(
      'blank lines, blanks and a byte order mark in front',
      `\r\n \r\n\t\uFEFF\r\n\r\n${GOOD}${BODY}`,
      SGML,
    ),
    file('eight blank lines in front', `${'\r\n'.repeat(8)}${GOOD}${BODY}`, SGML),
    file('the whole file on one line', GOOD.replaceAll('\r\n', '') + BODY, SGML, ...glued),
    file('two fields glued together', `${GOOD.replace('100\r\n', '100')}${BODY}`, SGML, [
      'header',
      'OFXHEADER',
      'DATA',
    ]),
    file('a blank behind the colon', GOOD.replaceAll(':', ': ') + BODY, SGML),
    file('no blank line before <OFX>', `${GOOD.trimEnd()}\r\n${BODY}`, SGML),
    file('<OFX> on the last header line', GOOD.trimEnd() + BODY, SGML),
    file(
      'CR-only header lines, LF in the body',
      GOOD.replaceAll('\r\n', '\r') + BODY.replaceAll('<', '\n<'),
      SGML,
    ),
    file('no CHARSET', sgmlHeader({ NEWFILEUID: 'N1', CHARSET: undefined }) + BODY, SGML, [
      'header',
      'CHARSET',
      'OFXHEADER',
    ]),
    file(
      'neither CHARSET nor COMPRESSION',
      sgmlHeader({ NEWFILEUID: 'N1', CHARSET: undefined, COMPRESSION: undefined }) + BODY,
      SGML,
      ['header', 'CHARSET', 'OFXHEADER'],
      ['header', 'COMPRESSION', 'OFXHEADER'],
    ),
    file('no header at all', BODY, NONE, ['header', '', '<OFX>']),
    file('no header at all, blanks in front', `\r\n ${BODY}`, NONE, ['header', '', '\r\n']),
    file('a 1.x header, closed leaves', GOOD + XML_BODY, SGML),
    { ...file('a 2.x header, an SGML body', XML_GOOD + BODY, XML), illFormed: true },
    file('an XML declaration in single quotes', XML_GOOD.replaceAll('"', "'") + XML_BODY, XML),
    file('blank lines between the declarations', XML_GOOD.replaceAll('\r\n', '\r\n\r\n\r\n') + XML_BODY, XML),
    file('both declarations and <OFX> on one line', XML_GOOD.replaceAll('\r\n', '') + XML_BODY, XML),
    file('a declaration without its >', XML_GOOD.replace(/\?>\r\n$/, '?') + XML_BODY, XML, [
      'header',
      '',
      '<?OFX',
    ]),
    file('no OFX declaration', XML_GOOD.replace(/<\?OFX.*\r\n/, '') + XML_BODY, NONE, [
      'header',
      '',
      '<?xml',
    ]),
    file('no XML declaration', XML_GOOD.replace(/<\?xml.*\r\n/, '') + XML_BODY, XML, ['header', '', '<?OFX']),
    file('no declaration, an XML body', XML_BODY, NONE, ['header', '', '<OFX>']),
    file('fields the standard does not have', `X-MADE-BY:us\r\n${GOOD}${BODY}`, SGML),
    file(
      'an unknown VERSION',
      sgmlHeader({ NEWFILEUID: 'N1', VERSION: '104' }) + BODY,
      { ...SGML, version: undefined },
      ['header', 'VERSION', 'VERSION'],
    ),
    file(
      'SECURITY:1, as the first edition has it',
      sgmlHeader({ NEWFILEUID: 'N1', SECURITY: '1' }) + BODY,
      SGML,
      ['header', 'SECURITY', 'SECURITY'],
    ),
    file('a compression nobody defined', sgmlHeader({ NEWFILEUID: 'N1', COMPRESSION: 'ZIP' }) + BODY, SGML, [
      'header',
      'COMPRESSION',
      'COMPRESSION',
    ]),
    file('OFXHEADER:200 in lines', sgmlHeader({ NEWFILEUID: 'N1', OFXHEADER: '200' }) + BODY, SGML, [
      'header',
      'OFXHEADER',
      'OFXHEADER',
    ]),
    file('OFXHEADER="100" in a declaration', XML_GOOD.replace('"200"', '"100"') + XML_BODY, XML, [
      'header',
      'OFXHEADER',
      'OFXHEADER',
    ]),
    file('empty file ids', `${sgmlHeader({ OLDFILEUID: '', NEWFILEUID: '' })}${BODY}`, {
      ...SGML,
      newFileUid: '',
    }),
    file(
      'a lower-case root',
      GOOD + BODY.replace('<OFX>', '<ofx>').replace('</OFX>', '</ofx>'),
      SGML,
      ['syntax', 'OFX', '<ofx>'],
      ['syntax', 'OFX', '</ofx>'],
    ),
    file(
      'a prefix on the root',
      XML_GOOD +
        XML_BODY.replace('<OFX>', '<ofx:OFX xmlns:ofx="http://ofx.net/types/2003/04">').replace(
          '</OFX>',
          '</ofx:OFX>',
        ),
      XML,
    ),
    file('a DOCTYPE', `${XML_GOOD}<!DOCTYPE OFX SYSTEM "http://127.0.0.1/x.dtd">${XML_BODY}`, XML),
    file('another <OFX> block behind', `${GOOD}${BODY}\r\n${BODY}`, SGML),
  ])('$what', expectRead);
});

describe('PROTOCOL 1.4: declared character sets, honest and not', () => {
  const named = (
    what: string,
    header: Record<string, string | undefined>,
    memo: string,
    as: string,
    ...deviations: FieldFile['deviations']
  ): FieldFile => ({
    what,
    text: sgmlHeader(header) + transaction(`<NAME>Grocer<MEMO>${memo}`),
    bytes: true,
    reads: (read) => firstLine(read).MEMO,
    as,
    deviations,
  });

  it.each([
    named('CHARSET:8859-1', { CHARSET: '8859-1' }, 'Zo\xeb', 'Zoë'),
    named('CHARSET:CP1252', { CHARSET: 'CP1252' }, 'Zo\xeb \x80', 'Zoë €'),
    named('CHARSET:UTF-8', { CHARSET: 'UTF-8' }, 'Zo\xc3\xab', 'Zoë'),
    named('CHARSET:NONE over UTF-8', { CHARSET: 'NONE' }, 'Zo\xc3\xab', 'Zoë'),
    named('CHARSET:1152, a slip of 1252', { CHARSET: '1152' }, 'Zo\xeb', 'Zoë', [
      'charset',
      'CHARSET',
      'CHARSET:1152',
    ]),
    named('ENCODING:UTF-8', { ENCODING: 'UTF-8', CHARSET: 'NONE' }, 'Zo\xc3\xab', 'Zoë'),
    named(
      'ENCODING:UNICODE over UTF-8 in Cyrillic',
      { ENCODING: 'UNICODE', CHARSET: 'NONE' },
      '\xd0\x9f\xd1\x80',
      'Пр',
    ),
    named(
      'ENCODING:UNICODE over 1251 in Cyrillic',
      { ENCODING: 'UNICODE', CHARSET: '1251' },
      '\xcf\xf0\xe8',
      'При',
      ['charset', 'ENCODING', 'ENCODING'],
    ),
    named('1252 declared, UTF-8 in the body', {}, 'Zo\xc3\xab', 'Zoë', ['charset', 'CHARSET', 'CHARSET']),
    named('1252 declared, UTF-8 in the body with the byte 0x81', {}, '\xc3\x81', 'Á', [
      'charset',
      'CHARSET',
      'CHARSET',
    ]),
    named('UTF-8 declared, 1252 in the body', { ENCODING: 'UTF-8' }, 'Zo\xeb', 'Zoë', [
      'charset',
      'ENCODING',
      'ENCODING',
    ]),
    named('bytes that 1252 assigns to nobody', {}, 'a\x81\x8d\x8f\x90\x9db', 'a\x81\x8d\x8f\x90\x9db'),
  ])('$what', expectRead);
});

describe('PROTOCOL 1.4: a response of several parts, OFX as one of them', () => {
  const part = (type: string, text: string): string => `--part\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
  it.each([
    file(
      'alone',
      `${part('application/x-ofx', GOOD + BODY)}--part--\r\n`,
      SGML,
      ['header', '', '--part'],
      ['syntax', '', '--part--'],
    ),
    file(
      'behind another',
      `${part('text/plain', 'please wait')}${part('application/x-ofx', GOOD + BODY)}--part--\r\n`,
      SGML,
      ['header', '', '--part'],
      ['header', '', 'please wait'],
      ['header', 'CONTENT-TYPE', 'Content-Type: application/x-ofx'],
      ['syntax', '', '--part--'],
    ),
    file(
      'before another',
      `${part('application/x-ofx', GOOD + BODY)}${part('text/plain', 'bye')}--part--`,
      SGML,
      ['header', '', '--part'],
      ['syntax', '', '--part'],
    ),
  ])('$what', expectRead);
});
