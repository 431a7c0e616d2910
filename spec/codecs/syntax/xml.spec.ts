import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/index.ts';
import { codesOf, firstLine, SIGNON_RESPONSE, statement, XML_LINE, xml, xmlHeader } from '../helpers.ts';

const body = (markup: string): string => statement(`<STMTTRN>${XML_LINE}<MEMO>${markup}</MEMO></STMTTRN>`);
const memo = (markup: string) => {
  const file = decode(xml(body(markup)));
  return { value: firstLine(file).MEMO, syntax: file.header.syntax, codes: codesOf(file) };
};

describe('XML', () => {
  it('that is well-formed is read without a deviation', () => {
    expect(decode(xml(body('a memo'))).deviations).toEqual([]);
    expect(memo('a memo')).toEqual({ value: 'a memo', syntax: 'xml', codes: [] });
  });

  it.each([
    ['&lt;b&gt; &amp; &apos;&quot;', `<b> & '"`],
    ['&amp;lt;', '&lt;'],
    ['&#65;&#x42;&#x20AC;&#x1F600;', 'AB€😀'],
    ['&#32;edge&#x20;', ' edge '],
    ['&nbsp;edge', ' edge'],
    ['&#13;&#10;x&#9;', '\r\nx\t'],
    ['<![CDATA[<b>&amp;</b>]]>', '<b>&amp;</b>'],
    ['a<![CDATA[ b ]]>c<![CDATA[d]]>', 'a b cd'],
    ['a<!-- no -->b', 'ab'],
    ['  a  b\t', 'a  b'],
  ])('%s is %j', (markup, value) => {
    expect(memo(markup)).toEqual({ value, syntax: 'xml', codes: [] });
  });

  it.each([
    ['a prefixed root', '<ofx:OFX xmlns:ofx="http://ofx.net/types/2003/04">', '</ofx:OFX>'],
    ['a default namespace', '<OFX xmlns="http://ofx.net/types/2003/04">', '</OFX>'],
  ])('is read with %s', (_, open, close) => {
    const file = decode(xml(`${open}${SIGNON_RESPONSE}${close}`));
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS.LANGUAGE).toBe('ENG');
    expect(file.header.syntax).toBe('xml');
    expect(file.deviations).toEqual([]);
  });

  it('attributes are skipped, and reported', () => {
    const file = decode(xml(body('x').replace('<MEMO>', '<MEMO lang="en">')));
    expect(firstLine(file).MEMO).toBe('x');
    expect(file.deviations).toMatchObject([{ code: 'syntax', message: 'attributes on MEMO: OFX has none' }]);
  });

  it('a self-closed leaf is empty, and reported', () => {
    const file = decode(xml(body('x').replace('<MEMO>', '<NAME/><MEMO>')));
    expect(firstLine(file)).not.toHaveProperty('NAME');
    expect(codesOf(file)).toEqual(['empty-element']);
  });

  it.each([64 * 1024 - 1, 64 * 1024 + 1, 300_000])('a text of %i characters is one value', (length) => {
    // Blanks everywhere, so that a piece that was trimmed would show.
    const long = `x${' y'.repeat(length / 2)}`;
    const file = decode(xml(`<OFX><A.B>${long}</A.B><C.D><![CDATA[${long}]]></C.D></OFX>`));
    expect(file.ofx['A.B']).toBe(long);
    expect(file.ofx['C.D']).toBe(long);
    expect(file.header.syntax).toBe('xml');
    expect(memo(long).value).toBe(long);
  });
});

describe('XML that is not well-formed is read as SGML from the fault on, and reported', () => {
  it.each([
    ['a bare &', body('AT&T'), 'AT&T'],
    ["HTML's entities", body('&copy; 2026'), '&copy; 2026'],
    ['an unclosed leaf', body('x').replace('</MEMO>', ''), 'x'],
    ['a wrong end tag', body('x').replace('</MEMO>', '</NAME>'), 'x'],
    ['a bare <', body('5 < 6'), '5 < 6'],
    ['an entity of JavaScript', body('&constructor;'), '&constructor;'],
    ['a missing end', body('x').replace('</OFX>', ''), 'x'],
    ['a character that cannot be', body('&#x110000;'), '&#x110000;'],
  ])('%s', (_, text, value) => {
    const file = decode(xml(text));
    expect(firstLine(file)).toMatchObject({ FITID: 'F1', MEMO: value });
    expect(file.header).toMatchObject({ syntax: 'sgml', version: '2.1.1' });
    expect(file.deviations.map(({ message }) => message).filter((m) => /read as SGML/.test(m))).toHaveLength(
      1,
    );
  });

  it('what stands in front of the fault is read as XML', () => {
    // An unknown element within another is its child in XML; SGML would guess that A.B is a leaf.
    const first = '<A.B>text<C.D>x</C.D></A.B>';
    const file = decode(xml(`<OFX>${SIGNON_RESPONSE}${first}<E.F>AT&T<G.H>y</G.H></OFX>`));
    expect(file.ofx).toMatchObject({
      'A.B': { '#text': 'text', 'C.D': 'x' },
      'E.F': 'AT&T',
      'G.H': 'y',
    });
  });

  it('the report stands where it was noticed', () => {
    const text = xml(body('AT&T'));
    const { deviations } = decode(text);
    expect(deviations).toMatchObject([
      { message: 'an unescaped & in text', position: { byte: text.indexOf('&T') } },
      {
        message: 'not well-formed XML (Invalid character in entity name); read as SGML from here on',
        path: 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/BANKTRANLIST/STMTTRN[0]/MEMO',
        position: { byte: text.indexOf('&T') + '&T<'.length },
      },
    ]);
  });

  it('nothing is read twice', () => {
    const file = decode(xml(body('AT&T')));
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS).toHaveLength(1);
    expect(file.further).toEqual([]);
    expect(codesOf(file)).toEqual(['syntax', 'syntax']);
  });
});

describe('a DOCTYPE', () => {
  const declared = (subset: string, markup: string): string =>
    xmlHeader().replace('<?OFX', `<!DOCTYPE OFX [${subset}]>\r\n<?OFX`) + body(markup);

  it('is ignored', () => {
    const file = decode(declared('<!ELEMENT OFX ANY>', 'x'));
    expect(firstLine(file).MEMO).toBe('x');
    expect(file.header).toMatchObject({ version: '2.1.1', syntax: 'xml' });
  });

  it('declares no entity: neither its own text nor a file is ever inserted', () => {
    const file = decode(
      declared(
        '<!ENTITY own "expanded"><!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "file:///etc/passwd">%p;',
        '&own;&file;',
      ),
    );
    expect(firstLine(file).MEMO).toBe('&own;&file;');
    expect(JSON.stringify(file)).not.toMatch(/expanded|root:/);
  });

  it('with a billion laughs stays silent', () => {
    const levels = Array.from(
      { length: 10 },
      (_, i) => `<!ENTITY lol${i} "${i === 0 ? 'lol' : `&lol${i - 1};`.repeat(10)}">`,
    );
    const file = decode(declared(levels.join(''), '&lol9;'));
    expect(firstLine(file).MEMO).toBe('&lol9;');
  });

  it('inside the body is skipped, and reported', () => {
    const file = decode(xml(`<OFX><!DOCTYPE x SYSTEM "file:///etc/passwd">${SIGNON_RESPONSE}</OFX>`));
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS.LANGUAGE).toBe('ENG');
    expect(codesOf(file)).toEqual(['syntax', 'syntax']);
  });
});
