import { VERSIONS } from '../../codecs/versions.ts';
import { schemaTags } from '../codecs/facts/schema-tags.ts';

/** Markup that means something to SGML, XML or HTML, whole and in halves. */
const MARKUP = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<!',
    '<?',
    '?>',
    '<!--',
    '-->',
    '--',
    '<![CDATA[',
    ']]>',
    '<![ CDATA [',
    '<!DOCTYPE OFX>',
  ],
  ...[
    '<!ENTITY a "b">',
    '<?xml version="1.0"?>',
    '<?OFX OFXHEADER="200" VERSION="220"?>',
    '<BR>',
    '<BR/>',
    '</BR>',
  ],
  ...[
    ' a="b"',
    " a='b'",
    ' a=b',
    ' xmlns:ofx="x"',
    '<ofx:OFX>',
    '</ofx:OFX>',
    'ofx:',
    '<X/>',
    '<X>',
    '</X>',
    '<A.B>',
  ],
  ...[
    '</A.B>',
    '<A.B/>',
    '<INTU.BID>3000',
    '<é.B>x</é.B>',
    '<_X>',
    '<A:>',
    '<A.B:>',
    '<A:1.2>',
    '<A.B><C:-1>x',
    '<X:Y:Z>',
    '<Ofx>',
    '<stmttrn>',
    '</ STMTTRN>',
  ],
];

/** Markup that is complete in itself: a file stays well-formed around it. */
const WHOLE = [
  ...[
    '<!-- a comment -->',
    '<!--a--b-->',
    '<![CDATA[a < b & c]]>',
    '<![CDATA[]]>',
    '<?target data?>',
    '<X></X>',
    '<X/>',
  ],
  ...[
    '<A.B>x</A.B>',
    '<A.B><C.D>1</C.D><C.D>2</C.D></A.B>',
    '<A.B>x<C>y</C>z</A.B>',
    '<A.B/>',
    '<a.b>x</a.b>',
  ],
  ...[
    '<o:X xmlns:o="o">x</o:X>',
    '<A.B c="d">x</A.B>',
    '<A.B:>x</A.B:>',
    '<A.B><C:1.2>x</C:1.2></A.B>',
    '\r\n \t',
    '&#32;',
  ],
  ...[
    '&nbsp;',
    '&#10;',
    '&amp;amp;',
    ' text ',
    '😀',
    '<MEMO>x</MEMO>',
    '<STATUS><CODE>0</CODE></STATUS>',
    '<_A.B>x</_A.B>',
  ],
];

/** References of every kind, known, unknown, cut off and out of range. */
const REFERENCES = [
  ...[
    '&',
    '&amp;',
    '&lt;',
    '&gt;',
    '&quot;',
    '&apos;',
    '&nbsp;',
    '&copy;',
    '&#32;',
    '&#x20;',
    '&#10;',
    '&#13;',
    '&#9;',
  ],
  ...[
    '&#0;',
    '&#xD800;',
    '&#xFFFF;',
    '&#x10FFFF;',
    '&#x110000;',
    '&#;',
    '&#x;',
    '&;',
    '&amp',
    '&amp;lt;',
    '&constructor;',
  ],
  ...['&#1;', '&#x7f;', '&#64976;', '&#128512;', '&#00000000032;'],
];

/** Blanks, control characters, byte order marks, halves of characters, and text that is wide in UTF-8. */
const CHARACTERS = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\n\r',
    '\f',
    '\v',
    '\0',
    '\u0001',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
  ],
  ...[
    '\uFEFF',
    '\uFFFE',
    '\uFDD0',
    'é',
    '€',
    'Ł',
    '漢字',
    '😀',
    'ß',
    'ı',
    'e\u0301',
    '"',
    "'",
    ':',
    '#',
    '--',
  ],
];

const NUMBERS = [
  ...[
    '0',
    '-0',
    '00',
    '-1',
    '+5',
    '1.',
    '.5',
    ',5',
    '1,5',
    '1.234,56',
    '1,234.56',
    "1'234.50",
    '1 234',
    '12.5-',
    '--1',
  ],
  ...[
    '1e5',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '9007199254740993',
    '9'.repeat(33),
    '9'.repeat(400),
    '1.2.3',
    '1,2,3',
  ],
];

const DATES = [
  ...[
    '20261001',
    '20261001120000',
    '20261001120000.000',
    '20261001120000.000[-5:EST]',
    '20261001120000[-5:EST]',
  ],
  ...[
    '20261001120000.000[5.50:IST]',
    '20261001120000[+05:30]',
    '20261001[0:GMT]',
    '202610011200',
    '2026100112',
  ],
  ...[
    '20260229',
    '20240229',
    '20261301',
    '20261032',
    '20261001250000',
    '20261001235960',
    '00000000',
    '0',
    '00010101',
  ],
  ...[
    '2026-10-01',
    '01/10/2026',
    '20261001 GMT',
    '20261001120000.5',
    '20261001120000.000[-:EST]',
    '[-5:EST]',
  ],
  ...[
    '20261001120000.000[99:X]',
    '20261001120000.000[-5:EST',
    '99991231235959.999[-14]',
    '20261001120000,123',
  ],
];

const WORDS = [
  ...[
    'Y',
    'N',
    'y',
    'true',
    'USD',
    'usd',
    'EUR',
    'ENG',
    'INFO',
    'WARN',
    'ERROR',
    'CHECKING',
    'checking',
    'DEBIT',
  ],
  ...[
    'CREDIT',
    'POS',
    'CUSIP',
    'constructor',
    '__proto__',
    'toString',
    'length',
    '#text',
    'undefined',
    'null',
    'AT&T',
  ],
];

const HEADERS = [
  ...[
    'OFXHEADER:100',
    'OFXHEADER:200',
    'DATA:OFXSGML',
    'SECURITY:NONE',
    'SECURITY:TYPE1',
    'ENCODING:USASCII',
  ],
  ...[
    'ENCODING:UTF-8',
    'ENCODING:UNICODE',
    'CHARSET:1252',
    'CHARSET:1251',
    'CHARSET:ISO-8859-1',
    'CHARSET:NONE',
  ],
  ...[
    'CHARSET:GB2312',
    'ENCODING:SHIFT_JIS',
    'CHARSET:932',
    'COMPRESSION:NONE',
    'NEWFILEUID:1',
    'INTU.VERSION:1',
  ],
  ...[
    'OFXHEADER:100DATA:OFXSGMLVERSION:103',
    'encoding="UTF-16"',
    'encoding="windows-1251"',
    'standalone="yes"',
  ],
  ...VERSIONS.map((version) => `VERSION:${version.replace(/\./g, '').padEnd(3, '0')}`),
  ...['VERSION="211"', 'VERSION="102"', 'VERSION:999', 'VERSION="999"'],
];

/** Every tag of every version. */
export const TAGS: readonly string[] = [
  ...new Set(
    VERSIONS.flatMap((version) => {
      const { aggregates, leaves } = schemaTags(version);
      return [...aggregates.keys(), ...leaves.map(({ tag }) => tag)];
    }),
  ),
].sort();

const MESSAGE_SETS = TAGS.filter((tag) => /MSGSR[QS]V/.test(tag));

/** What OFX files are made of, by kind. A kind is drawn first, so that a thousand tags do not crowd out the rest. */
export const TOKENS: Readonly<Record<string, readonly string[]>> = {
  markup: MARKUP,
  whole: WHOLE,
  references: REFERENCES,
  characters: CHARACTERS,
  numbers: NUMBERS,
  dates: DATES,
  words: WORDS,
  headers: HEADERS,
  startTags: TAGS.map((tag) => `<${tag}>`),
  endTags: TAGS.map((tag) => `</${tag}>`),
  messageSets: MESSAGE_SETS.flatMap((tag) => [`<${tag}>`, `</${tag}>`]),
  roots: ['<OFX>', '</OFX>', '<OFX/>', '<OFX', '</OFX><OFX>', '<OFX><OFX>'],
};
