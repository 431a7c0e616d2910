import {
  inSonrs,
  LINE,
  latin1,
  sgml,
  sgmlHeader,
  statement,
  transaction,
  XML_LINE,
  xml,
} from '../helpers.ts';
import { investmentFile, tradeList } from '../messages/statements/investment-file.ts';

/** An input of about `size` characters that some parser takes more than linear time for. */
export type HostileInput = (size: number) => string | Uint8Array;

/** As many of a piece as make `size` characters. */
const fill = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));
const inMemo = (content: string): string => transaction(`<MEMO>${content}`);
const inXmlMemo = (content: string): string => transaction(`<MEMO>${content}</MEMO>`).replace(LINE, XML_LINE);
const inAmount = (text: string): string => sgml(transaction('').replace('-1.50', text));
const inDate = (text: string): string => sgml(transaction('').replace('20261002', text));

/** Sixty unknown elements around what may be many, so that the limit of depth is not what stops it. */
const nested = (content: string): string => `<OFX>${'<A>'.repeat(60)}${content}`;

/** Ordinary files: the measure for the others. */
export const ORDINARY: Readonly<Record<string, HostileInput>> = {
  'a statement in SGML': (size) =>
    sgml(statement(fill(`<STMTTRN>${LINE}<NAME>A name<MEMO>and a memo</STMTTRN>\r\n`, size))),
  'a statement in XML': (size) =>
    xml(
      statement(fill(`<STMTTRN>${XML_LINE}<NAME>A name</NAME><MEMO>and a memo</MEMO></STMTTRN>\r\n`, size)),
    ),
};

/** By what is hostile about them. */
export const HOSTILE: Readonly<Record<string, HostileInput>> = {
  '40-letter tags': (size) => sgml(`<OFX>${fill(`<${'A'.repeat(40)}>x`, size)}</OFX>`),
  '40-letter tags in XML': (size) =>
    xml(`<OFX>${fill(`<${'A'.repeat(40)}>x</${'A'.repeat(40)}>`, size)}</OFX>`),
  'one tag of letters': (size) => sgml(`<OFX><${fill('A', size)}>x</OFX>`),
  'one tag that never ends': (size) => sgml(`<OFX><${fill('A', size)}`),
  'tags with dots': (size) => sgml(`<OFX>${fill('<A.B.C.D.E.F>', size)}`),
  prefixes: (size) => sgml(`<OFX>${fill('<a:b:c:D>x', size)}`),
  'nested unknown tags': (size) => sgml(`<OFX>${fill('<A>', size)}`),
  'nested private tags': (size) => sgml(`<OFX>${fill('<A.B>', size)}`),
  'nested unknown tags in XML': (size) => xml(`<OFX>${fill('<A>', size)}`),
  'nested tags that end': (size) => sgml(`<OFX>${fill('<A>', size / 2)}${fill('</A>', size / 2)}</OFX>`),
  'many children in nested unknown tags without end': (size) => sgml(nested(fill('<B>x</B>', size))),
  'many leaves in nested unknown tags without end': (size) => sgml(nested(fill('<B>x', size))),
  'many empty leaves in nested unknown tags without end': (size) => sgml(nested(fill('<B>', size))),
  'many known elements in nested unknown tags without end': (size) =>
    sgml(nested(fill('<STMTTRN><TRNAMT>1</STMTTRN>', size))),
  'unknown elements without end, one after another': (size) => sgml(`<OFX>${fill('<A><B></B>', size)}`),
  'known elements without end': (size) => sgml(statement(fill(`<STMTTRN>${LINE}`, size))),
  'known aggregates without end': (size) => sgml(`<OFX>${fill('<SIGNONMSGSRSV1><SONRS><STATUS>', size)}`),
  'aggregates in one another': (size) => sgml(inMemo(fill('<STMTTRN>', size))),
  'everything without end': (size) =>
    sgml(`<OFX>${fill('<BANKMSGSRSV1><STMTTRNRS><STMTRS><FOO><NAME>', size)}`),
  'a wide unknown element': (size) => sgml(`<OFX><A>${fill('<B>x</B>', size)}</A></OFX>`),
  'a wide unknown element in XML': (size) => xml(`<OFX><A>${fill('<B>x</B>', size)}</A></OFX>`),
  'an unknown element of many names': (size) =>
    sgml(`<OFX><A>${Array.from({ length: size / 10 }, (_, i) => `<B${i}>x`).join('')}</A></OFX>`),
  'transactions of an account that is not said, behind balances': (size) =>
    sgml(
      statement(fill(`<STMTTRN>${LINE}</STMTTRN>`, size / 2))
        .replace(/<BANKACCTFROM>.*<\/BANKACCTFROM>/, '')
        .replace(
          '<BANKTRANLIST>',
          `<BALLIST>${fill('<BAL><NAME>n<DESC>d<BALTYPE>DOLLAR<VALUE>1</BAL>', size / 2)}</BALLIST>$&`,
        ),
    ),
  'transactions of investments that are not said whose, behind positions': (size) =>
    investmentFile(
      `<INVPOSLIST>${fill('<POSSTOCK><INVPOS><UNITS>1</INVPOS></POSSTOCK>', size / 2)}</INVPOSLIST>` +
        tradeList(fill('<INVBANKTRAN><SUBACCTFUND>CASH</INVBANKTRAN>', size / 2)),
    ).replace(/<INVACCTFROM>.*?<\/INVACCTFROM>/, ''),
  'an unknown element without end in front of transactions': (size) =>
    sgml(statement(`<INTU.X>${fill(`<STMTTRN>${LINE}</STMTTRN>`, size)}`)),
  '<OFX> blocks': (size) => sgml(fill('<OFX></OFX>', size)),
  '<OFX> in one another': (size) => sgml(fill('<OFX>', size)),
  'elements outside of <OFX>': (size) => sgml(`<OFX></OFX>${fill('<A>x</A>', size)}`),
  'empty leaves': (size) => sgml(transaction(fill('<MEMO></MEMO>', size))),
  'stray end tags': (size) => sgml(inMemo(fill('</X>', size))),
  'stray end tags of known elements': (size) => sgml(transaction(fill('</LEDGERBAL>', size))),
  '&': (size) => sgml(inMemo(fill('&', size))),
  '& in XML': (size) => xml(inXmlMemo(fill('&', size))),
  references: (size) => sgml(inMemo(fill('&amp;', size))),
  'references in XML': (size) => xml(inXmlMemo(fill('&amp;', size))),
  '&# without end': (size) => sgml(inMemo(fill('&#', size))),
  'one reference of digits': (size) => sgml(inMemo(`&#${fill('1', size)};`)),
  'one reference of digits in XML': (size) => xml(inXmlMemo(`&#${fill('1', size)};`)),
  '<': (size) => sgml(inMemo(fill('<', size))),
  '</': (size) => sgml(inMemo(fill('</', size))),
  '< and blanks': (size) => sgml(inMemo(fill('<A      ', size))),
  'HTML line breaks': (size) => sgml(inMemo(fill('<BR/>', size))),
  comments: (size) => sgml(inMemo(fill('<!---->', size))),
  'comments in XML': (size) => xml(inXmlMemo(fill('<!-- -->', size))),
  'comments without end': (size) => sgml(inMemo(fill('<!--', size))),
  'comments without end in XML': (size) => xml(inXmlMemo(fill('<!-- ', size))),
  'comments of hyphens': (size) => sgml(inMemo(`<!--${fill('-', size)}`)),
  'comments of hyphens and blanks': (size) => sgml(inMemo(`<!--${fill('--     ', size)}x-->`)),
  'half characters of UTF-8': (size) => latin1(sgml(inMemo(fill('\xc3\xab\xc3 & ', size)))),
  'characters of Shift_JIS': (size) =>
    latin1(sgmlHeader({ CHARSET: '932' }) + inMemo(fill('\x93\xfa & ', size))),
  'half characters of Shift_JIS': (size) =>
    latin1(sgmlHeader({ CHARSET: '932' }) + inMemo(fill('\x93 & ', size))),
  'characters of Shift_JIS in a comment without end': (size) =>
    latin1(sgmlHeader({ CHARSET: '932' }) + inMemo(`<!--${fill('\x93\xfa', size)}`)),
  'characters of Shift_JIS in attributes without end': (size) =>
    latin1(sgmlHeader({ CHARSET: '932' }) + inMemo(`<A b="${fill('\x93\xfa', size)}`)),
  'half characters of UTF-8 in a comment without end': (size) =>
    latin1(sgml(inMemo(`\xc3\xab<!--${fill('\xc3\xab\xc3 ', size)}`))),
  'parts of a response': (size) => `${fill('--part\r\nContent-Type: x\r\n', size)}${sgml('<OFX></OFX>')}`,
  'x> in windows-1252': (size) => latin1(`${sgmlHeader()}<OFX>\xe9${fill('x>', size)}`),
  'bytes behind OFX': (size) => latin1(`${sgmlHeader()}<OFX></OFX>${fill('\xe9<a', size)}`),
  CDATA: (size) => sgml(inMemo(fill('<![CDATA[x]]>', size))),
  'CDATA in XML': (size) => xml(inXmlMemo(fill('<![CDATA[x]]>', size))),
  'CDATA without end': (size) => sgml(inMemo(fill('<![CDATA[', size))),
  'CDATA with blanks': (size) => sgml(inMemo(fill('<![   CDATA   ', size))),
  'declarations without end': (size) => sgml(inMemo(fill('<!', size))),
  'processing instructions without end': (size) => sgml(inMemo(fill('<?', size))),
  'processing instructions in XML': (size) => xml(inXmlMemo(fill('<?a b?>', size))),
  attributes: (size) => sgml(inMemo(fill('<A b="c">', size))),
  'many attributes on one tag': (size) => sgml(inMemo(`<A ${fill('b="c" ', size)}>x`)),
  'many attributes on one tag in XML': (size) =>
    xml(inXmlMemo(`<A ${Array.from({ length: size / 10 }, (_, i) => `b${i}="c" `).join('')}>x</A>`)),
  'attributes without end': (size) => sgml(inMemo(fill('<A b', size))),
  'one long leaf': (size) => sgml(inMemo(fill('x', size))),
  'one long leaf in XML': (size) => xml(inXmlMemo(fill('x', size))),
  'one long leaf of line breaks': (size) => sgml(inMemo(fill('x\r\n', size))),
  'one long leaf of surrogates': (size) => sgml(inMemo(fill('😀', size))),
  'one long value that is too long': (size) => sgml(transaction(`<NAME>${fill('x', size)}`)),
  'one long blank': (size) => sgml(inMemo(fill(' ', size))),
  'blanks written as references': (size) => sgml(inMemo(fill('&nbsp;', size))),
  'text between elements': (size) => sgml(statement(fill('x<STMTTRN>', size))),
  'elements in the wrong order': (size) =>
    sgml(statement(fill(`<STMTTRN><MEMO>m<NAME>n${LINE}</STMTTRN>`, size))),
  'elements that stand twice': (size) => sgml(transaction(fill('<NAME>a', size))),
  'an amount of digits': (size) => inAmount(fill('1', size)),
  'an amount of digits that is none': (size) => inAmount(`${fill('1', size)}x`),
  'an amount of digits and a blank': (size) => inAmount(`${fill('1', size)} 1`),
  'an amount of zeros': (size) => inAmount(fill('0', size)),
  'an amount of points': (size) => inAmount(fill('1.', size)),
  'an amount of signs': (size) => inAmount(fill('-', size)),
  'an amount of groups': (size) => inAmount(fill('123,', size)),
  'an amount of digits and a currency': (size) => inAmount(`${fill('1', size)} EUR`),
  'an amount in front of blanks': (size) => inAmount(`5${fill('\u00a0', size)}x`),
  'an amount in parentheses': (size) => inAmount(`${fill('(', size)}5${fill(')', size)}`),
  'an amount behind currency signs': (size) => inAmount(`${fill('$', size)}5`),
  'an amount behind letters': (size) => inAmount(`${fill('USD ', size)}5`),
  'a date of digits': (size) => inDate(fill('2', size)),
  'a date, blanks and a zone': (size) => inDate(`20261002${fill(' ', size)}GMT`),
  'a date, blanks and no zone': (size) => inDate(`20261002${fill(' ', size)}x1`),
  'a date with a zone of colons': (size) => inDate(`20261002[${fill('-5:', size)}]`),
  'a date with a zone of blanks and lines': (size) => inDate(`20261002[-5:${fill(' ', size)}a\nb]`),
  'a date with a zone of blanks and no name': (size) => inDate(`20261002[-5${fill(' ', size)}1]`),
  'a date with a zone behind GMT and blanks': (size) => inDate(`20261002[GMT${fill(' ', size)}x]`),
  'a date with a zone of digits': (size) => inDate(`20261002[-5.${fill('1', size)}x]`),
  'a date, a T and digits': (size) => inDate(`20261002T${fill('1', size)}`),
  'a date with hyphens and blanks': (size) => inDate(`2026-10-02 12:00:00${fill(' ', size)}-`),
  'a date with a long fraction': (size) => inDate(`20261002120000.${fill('0', size)}`),
  'a date with a zone that never ends': (size) => inDate(`20261002120000.000[-5:${fill('x', size)}`),
  'a date with brackets behind': (size) => inDate(`20261002120000.000[-5:EST]${fill('[]', size)}`),
  'a long number': (size) => sgml(inSonrs(`<STATUS><CODE>${fill('1', size)}x</STATUS>`)),
  'a long listed value': (size) => sgml(inSonrs(`<STATUS><SEVERITY>${fill('i', size)}</STATUS>`)),
  'a header of colons': (size) => `${fill(':', size)}<OFX></OFX>`,
  'a header of keys': (size) => `${fill('VERSION:1', size)}<OFX></OFX>`,
  'a header of keys behind a long one': (size) =>
    `${fill('A', size / 2)}:${fill('VERSION:1', size / 2)}<OFX></OFX>`,
  'a header of lines': (size) => `${fill('A:B\n', size)}<OFX></OFX>`,
  'a header of different keys': (size) =>
    `${Array.from({ length: size / 10 }, (_, i) => `KEY.${i}:1\n`).join('')}<OFX></OFX>`,
  'a header of one long key': (size) => `${fill('A', size)} <OFX></OFX>`,
  'a header of blanks': (size) => `OFXHEADER${fill(' ', size)}<OFX></OFX>`,
  'a header of known names without colons': (size) => `OFXHEADER:${fill('DATA  ', size)}<OFX></OFX>`,
  'an XML header of letters': (size) => `<?OFX ${fill('A', size)}<OFX></OFX>`,
  'an XML header of words': (size) => `<?OFX ${fill('A ', size)}<OFX></OFX>`,
  'an XML header of quotes': (size) => `<?OFX ${fill('a="', size)}<OFX></OFX>`,
  'an XML header of quotes of both kinds': (size) => `<?OFX ${fill(`a="b='`, size)}<OFX></OFX>`,
  'an XML header of =': (size) => `<?OFX ${fill('a =', size)}<OFX></OFX>`,
  'an XML header of declarations': (size) => `${fill('<?xml ', size)}<OFX></OFX>`,
  'an XML header of comments without end': (size) => `${fill('<!--', size)}<OFX></OFX>`,
  'an XML header without quotes': (size) => `<?OFX ${fill('a=b ', size)}<OFX></OFX>`,
  'a header of junk between fields': (size) => `${fill('A:B\nx\n', size)}<OFX></OFX>`,
  'a header of elements': (size) => `${fill('<OFXHEADER>1</A>x', size)}<OFX></OFX>`,
  'a header of boundaries': (size) => `${fill('--a\n', size)}<OFX></OFX>`,
  'a header behind junk in windows-1252': (size) =>
    latin1(`${fill('\xeb <', size)}${sgmlHeader()}<OFX></OFX>`),
  'a header of <': (size) => `${fill('<a', size)}<OFX></OFX>`,
  'a header of prefixes': (size) => `${fill('<a:', size)}<OFX></OFX>`,
  'a header without <OFX>': (size) => sgmlHeader() + fill('VERSION:1\n', size),
  'commas without <OFX>': (size) => fill('a,b;c\t', size),
  'lines of commas without <OFX>': (size) => fill('a,b\n\n', size),
  'tags without <OFX>': (size) => fill('<html ', size),
  'blanks without <OFX>': (size) => fill(' ', size),
};
