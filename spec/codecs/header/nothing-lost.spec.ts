import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/index.ts';
import { SIGNON_RESPONSE, sgmlHeader, utf8, xmlHeader } from '../helpers.ts';
import { chunksOf, endOf, eventsOf } from '../stream/streaming.ts';

const BODY = `<OFX>${SIGNON_RESPONSE}<A.B>x</A.B></OFX>`;
const SGML = sgmlHeader({ NEWFILEUID: 'N1' });
const XML = xmlHeader().replace('NEWFILEUID="NONE"', 'NEWFILEUID="N1"');
const UNQUOTED = XML.replaceAll(/(?<=<\?OFX.*)"/g, '');
const ELEMENTS = SGML.trim().replaceAll(/(\w+):(\w+)\s*/g, '<$1>$2</$1>');

const STRAY = 'text in the header that is none of its fields';
const IN_LINES = 'a header of OFX 1.x beside the declarations of OFX 2.x, which count';
const DECLARED = 'XML declarations beside a header of OFX 1.x, which counts';
const PART = 'the header stands in a part of a response of several';

/** The encoding of an XML declaration is no field; it shows where it lies. */
const PLAIN = (header: string): string => header.replace(' encoding="UTF-8"', '');

/** A header, the version it says, and what is said of it: message, path, the text it is at, and what was kept of it. */
type Row = readonly [
  what: string,
  header: string,
  version: string | undefined,
  ...said: readonly (readonly [message: string, path: string, at: string, value?: string])[],
];

describe('nothing in front of <OFX> is lost in silence', () => {
  it.each<Row>([
    ['a line in front', `some text\r\n${SGML}`, '1.0.3', [STRAY, '', 'some text', 'some text']],
    [
      'lines between fields',
      SGML.replace('VERSION', 'one\r\n\r\n two\r\nVERSION').replace('CHARSET', 'three\r\nCHARSET'),
      '1.0.3',
      [STRAY, '', 'one', 'one\r\n\r\n two'],
      [STRAY, '', 'three', 'three'],
    ],
    ['text in front of a field', `text ${SGML}`, '1.0.3', [STRAY, '', 'text', 'text']],
    ['a NUL in front', `\0${SGML}`, '1.0.3', [STRAY, '', '\0', '\0']],
    [
      'a status line',
      `HTTP/1.1 200 OK\r\nServer: x\r\n\r\n${SGML}`,
      '1.0.3',
      [STRAY, '', 'HTTP', 'HTTP/1.1 200 OK'],
    ],
    [
      'parts of a response',
      `--one\r\nA: b\r\n--two\r\n--one\r\n${SGML}`,
      '1.0.3',
      [PART, '', '--one', '--one'],
      [PART, '', '--two', '--two'],
    ],
    [
      'a field with two values',
      SGML.replace('SECURITY', 'VERSION:102\r\nX:1\r\nX:1\r\nX:2\r\nSECURITY'),
      '1.0.3',
      ['VERSION stands twice; the first counts', 'VERSION', 'VERSION:102', '102'],
      ['X stands twice; the first counts', 'X', 'X:2', '2'],
    ],
    ['a 2.x header behind one of 1.x', SGML + XML, '1.0.3', [DECLARED, '', '<?xml', XML.trim()]],
    [
      'an XML declaration in front of 1.x',
      `<?xml version="1.0"?>${SGML}`,
      '1.0.3',
      [DECLARED, '', '<?xml', '<?xml version="1.0"?>'],
    ],
    ['a 1.x header behind one of 2.x', XML + SGML, '2.1.1', [IN_LINES, '', 'OFXHEADER:', SGML.trim()]],
    [
      'text around declarations',
      `one${XML}two`,
      '2.1.1',
      [STRAY, '', 'one', 'one'],
      [STRAY, '', 'two', 'two'],
    ],
    [
      'two declarations of OFX',
      XML.replace(/<\?OFX.*/s, (ofx) => ofx + ofx.replace('211', '220')),
      '2.1.1',
      ['VERSION stands twice; the first counts', 'VERSION', 'VERSION="220"', '220'],
    ],
    ['another instruction', `${XML}<?style x?>`, '2.1.1', [STRAY, '', '<?style', '<?style x?>']],
    ['text in a declaration', XML.replace('SECURITY', 'text SECURITY'), '2.1.1', [STRAY, '', 'text', 'text']],
    [
      'attributes that an XML declaration does not have',
      XML.replace('standalone="no"', 'x="1"'),
      '2.1.1',
      [STRAY, '', 'x="1"', 'x="1"'],
    ],
    [
      'attributes without quotes',
      UNQUOTED,
      '2.1.1',
      ...['OFXHEADER', 'VERSION', 'SECURITY', 'OLDFILEUID', 'NEWFILEUID'].map(
        (name) => [`the value of ${name} is not in quotes`, name, `${name}=`] as const,
      ),
    ],
    [
      'no VERSION, and an XML declaration behind',
      '<?OFX OFXHEADER="200" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="N1"?><?xml version="1.0"?>',
      undefined,
      ['VERSION is missing', 'VERSION', '<?OFX'],
    ],
    [
      'no end and no VERSION, and an XML declaration behind',
      '<?OFX OFXHEADER="200" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="N1"?<?xml version="1.0"?>',
      undefined,
      ['the <?OFX?> declaration has no end', '', '<?OFX'],
      ['VERSION is missing', 'VERSION', '<?OFX'],
    ],
    ['fields as elements', ELEMENTS, '1.0.3', ['the header is written as elements', '', '<OFXHEADER>']],
    [
      'fields as elements in another, and text behind',
      `<START>${ELEMENTS}</START>\r\n and more`,
      '1.0.3',
      ['the header is written as elements', '', '<OFXHEADER>', '<START></START>'],
      [STRAY, '', 'and more', 'and more'],
    ],
    [
      'elements that are not closed, in lines',
      ELEMENTS.replaceAll(/<\/\w+>/g, '\r\n'),
      '1.0.3',
      ['the header is written as elements', '', '<OFXHEADER>'],
    ],
    [
      'no header, but text',
      'Dear customer\r\n',
      undefined,
      ['the header is missing', '', 'Dear'],
      [STRAY, '', 'Dear', 'Dear customer'],
    ],
    [
      'no header, but that of HTTP',
      'Content-Type: text/ofx\r\n\r\n',
      undefined,
      ['the header is missing', '', 'Content-Type'],
    ],
  ])('%s', async (_, header, version, ...said) => {
    const text = header + BODY;
    const file = decode(text);
    expect(file.header.version).toBe(version);
    if (version)
      expect(file.header).toMatchObject({ SECURITY: 'NONE', OLDFILEUID: 'NONE', NEWFILEUID: 'N1' });
    expect(file.ofx).toMatchObject({ 'A.B': 'x' });
    const found = file.deviations.map(({ message, path, position, value }, i) => [
      message,
      path,
      text.slice(position.byte, position.byte + (said[i]?.[2].length ?? 20)),
      ...(value === undefined ? [] : [value]),
    ]);
    expect(found).toEqual(said);
    expect(file.deviations.every(({ code }) => code === 'header')).toBe(true);
    for (const size of [1, 1000]) {
      const { deviations } = endOf((await eventsOf(chunksOf(utf8(text), size))).events);
      expect(deviations).toEqual(file.deviations);
    }
  });

  /** Where the mark stands in what is otherwise a header. */
  it.each([
    ['between any two words of 1.x', SGML],
    ['between any two words of 2.x', PLAIN(XML)],
    ['between any two words of 2.x without quotes', PLAIN(UNQUOTED)],
    ['between any two words of elements', ELEMENTS],
    ['between any two words of a part', `--b\r\nContent-Type: a/b; charset=x\r\n\r\nhello\r\n${SGML}`],
    ['between any two words of a 2.x header behind one of 1.x', SGML + XML],
    ['between any two words of a comment in no header', 'text <!- x -> text\r\n'],
  ])('a mark is found again: %s', (_, header) => {
    for (const mark of ['MARK1', '\r\nMARK2\r\n', '"MARK3"', '<MARK4>', 'MARK5:', '=MARK6', '\0MARK7']) {
      for (const { index } of header.matchAll(/\b/g)) {
        const file = decode(header.slice(0, index) + mark + header.slice(index) + BODY);
        expect(JSON.stringify([file.header, file.deviations])).toContain(/MARK./.exec(mark)?.[0]);
      }
    }
  });
});
