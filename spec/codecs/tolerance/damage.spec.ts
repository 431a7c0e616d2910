import { describe, expect, it } from 'vitest';
import { decode, type OfxFile, statementsOf } from '../../../codecs/index.ts';
import {
  firstLine,
  LINE,
  linesOf,
  SIGNON_RESPONSE,
  sgml,
  sgmlHeader,
  statement,
  transaction,
  utf8,
  XML_LINE,
  xml,
} from '../helpers.ts';
import { chunksOf, endOf, eventsOf } from '../stream/streaming.ts';
import { FIRST, LIST } from './field.ts';

/** What was found in a file, which a stream of it finds too, in pieces of any length. */
const found = async (text: string): Promise<OfxFile['deviations']> => {
  const { deviations } = decode(text);
  for (const length of [1, 7, 500]) {
    const { events } = await eventsOf(chunksOf(utf8(text), length));
    expect(endOf(events).deviations).toEqual(deviations);
  }
  return deviations;
};

const at = (text: string, part: string) => expect.objectContaining({ byte: text.indexOf(part) });

describe('an end tag that is damaged ends its element all the same', () => {
  it.each([
    ['lacks its >', '<NAME>a</NAME\r\n<MEMO>b', '</NAME'],
    ['has blanks in front of its name', '<NAME>a</ NAME><MEMO>b', '</ NAME'],
    ['has both', '<NAME>a</ NAME <MEMO>b', '</ NAME'],
    ['has no name', '<NAME>a</><MEMO>b', '</>'],
    ['is in small letters too', '<NAME>a</name\r\n<MEMO>b', '</name'],
  ])('one that %s', async (_, content, tag) => {
    const text = sgml(transaction(content));
    expect(firstLine(decode(text))).toMatchObject({ NAME: 'a', MEMO: 'b' });
    expect(await found(text)).toEqual([
      {
        code: 'syntax',
        severity: 'warning',
        message: 'a damaged end tag, read as </NAME>',
        path: `${FIRST}/NAME`,
        position: at(text, tag),
      },
    ]);
  });

  it('but is text where nothing of that name is open', async () => {
    for (const content of ['<NAME>a</b <MEMO>c', '<NAME>a</ b><MEMO>c']) {
      const text = sgml(transaction(content));
      const { NAME, MEMO } = firstLine(decode(text));
      expect([`<NAME>${NAME}<MEMO>`, MEMO]).toEqual([content.slice(0, -1).replace(' <', '<'), 'c']);
      expect((await found(text)).map(({ message }) => message)).toEqual(['an unescaped < in text']);
    }
  });
});

describe('markup that OFX does not have is left out, and shown', () => {
  it.each([
    ['attributes', '<NAME lang="fr" x=1>a', 'lang="fr" x=1'],
    ['a declaration', '<NAME>a<!ELEMENT b>', '<!ELEMENT b>'],
    ['a processing instruction', '<NAME>a<?b c?>', '<?b c?>'],
  ])('%s', async (_, content, value) => {
    const text = sgml(transaction(content));
    expect(firstLine(decode(text)).NAME).toBe('a');
    expect(await found(text)).toMatchObject([{ code: 'syntax', path: `${FIRST}/NAME`, value }]);
  });

  it.each([
    ['attributes', '<NAME lang="fr" x="1">a</NAME>', 'lang="fr" x="1"'],
    ['a processing instruction', '<NAME>a<?b c?></NAME>', '<?b c?>'],
  ])('%s in XML', async (_, content, value) => {
    const text = xml(statement(`<STMTTRN>${XML_LINE}${content}</STMTTRN>`));
    expect(firstLine(decode(text)).NAME).toBe('a');
    expect(await found(text)).toMatchObject([{ code: 'syntax', path: `${FIRST}/NAME`, value }]);
  });

  it('but where it may be part of a secret', async () => {
    const secret = '<OFX><SIGNONMSGSRQV1><SONRQ><USERPASS a="canary">canary<!canary><?canary?></USERPASS>';
    const deviations = await found(sgml(secret));
    expect(deviations.filter(({ code }) => code === 'syntax')).toHaveLength(3);
    expect(JSON.stringify(deviations)).not.toContain('canary');
  });
});

it.each(['<![cdata[a<b&c]]>', '<![ CData [a<b&c]]>'])('CDATA in any letters: %s', async (content) => {
  const text = sgml(transaction(`<MEMO>${content}</MEMO>`));
  expect(firstLine(decode(text)).MEMO).toBe('a<b&c');
  expect(await found(text)).toEqual([]);
});

it.each(['DESCRIÇÃO', '_X', 'ÅÄÖ.1'])('the tag %s is one, and no part of the value in front', async (tag) => {
  const text = sgmlHeader({ ENCODING: 'UTF-8' }) + transaction(`<MEMO>m<${tag}>x</${tag}>`);
  expect(firstLine(decode(text))).toMatchObject({ MEMO: 'm', [tag]: 'x' });
  expect(await found(text)).toMatchObject([{ code: 'unknown-element', path: `${FIRST}/${tag}` }]);
});

describe('what stands behind </OFX>', () => {
  const content = transaction('<NAME>a</NAME>').replace(`<OFX>${SIGNON_RESPONSE}`, '');

  it.each([
    ['SGML', sgml],
    ['XML', xml],
  ])('is part of the block that ended too early, in %s', async (_, file) => {
    const whole = file(transaction('<NAME>a</NAME>').replace(LINE, XML_LINE));
    const text = whole.replace(SIGNON_RESPONSE, `${SIGNON_RESPONSE}</OFX>\r\n`);
    expect(text).not.toBe(whole);
    expect(decode(text).ofx).toEqual(decode(whole).ofx);
    const deviations = (await found(text)).filter(({ message }) => !message.includes('not well-formed'));
    expect(deviations).toMatchObject([
      { code: 'end-tag', path: 'OFX', message: '</OFX> stands in front of BANKMSGSRSV1' },
    ]);
    const { events } = await eventsOf([utf8(text)]);
    const [transactionEvent] = events.filter(({ type }) => type === 'transaction');
    expect(transactionEvent).toMatchObject({ transaction: { name: 'a' } });
  });

  it('is kept, though it may not stand there', async () => {
    const text = sgml(`${transaction('')}<SCRIPT>x</SCRIPT><A.B>y`);
    expect(decode(text).ofx).toMatchObject({ SCRIPT: 'x', 'A.B': 'y' });
    expect(await found(text)).toMatchObject([
      { code: 'unknown-element', severity: 'error', path: 'OFX/SCRIPT' },
      { code: 'unknown-element', path: 'OFX/A.B' },
      { code: 'truncated', path: 'OFX/A.B', message: 'the value of A.B was cut off' },
    ]);
  });

  it('may be another block', () => {
    const text = sgml(`<OFX>${SIGNON_RESPONSE}</OFX>${transaction('<NAME>b')}${content}`);
    const { ofx, further } = decode(text);
    expect(Object.keys(ofx)).toEqual(['SIGNONMSGSRSV1']);
    expect(further).toHaveLength(1);
  });
});

describe('two documents of XML in one file', () => {
  const document = xml(statement(`<STMTTRN>${XML_LINE}<NAME>a</NAME></STMTTRN>`));
  const text = `${document}\r\n${document}`;

  it('are both read, and the second header is shown', async () => {
    const file = decode(text);
    expect(statementsOf(file)).toHaveLength(2);
    const second = text.indexOf('<?xml', 10);
    expect(await found(text)).toMatchObject([
      {
        code: 'syntax',
        path: '',
        position: { byte: second },
        value: expect.stringContaining('encoding="UTF-8"'),
      },
      { code: 'syntax', path: '', value: expect.stringContaining('OFXHEADER="200"') },
      { message: expect.stringContaining('a second root'), position: { byte: text.lastIndexOf('<OFX>') } },
    ]);
  });
});

describe('a file that was cut off', () => {
  const whole = sgml(transaction('<NAME>a</NAME>'));
  const cutBehind = (part: string): string => whole.slice(0, whole.indexOf(part) + part.length);

  it.each(['<BANKMSGSR', '<B', '<BANKMSGSRSV1'])('within the tag %s says so, as an error', async (part) => {
    for (const text of [cutBehind(part), `${cutBehind(part)} `]) {
      expect(await found(text)).toMatchObject([
        { code: 'truncated', severity: 'error', path: 'OFX', position: { byte: text.length } },
      ]);
    }
  });

  it('within a tag behind </OFX> has all of it', async () => {
    expect(await found(`${whole}\r\n<htm`)).toMatchObject([
      { code: 'syntax', severity: 'warning', path: '' },
    ]);
  });

  it('between the message sets may be all there is', async () => {
    expect(await found(cutBehind('</SIGNONMSGSRSV1>'))).toMatchObject([
      { code: 'truncated', severity: 'warning', path: 'OFX' },
    ]);
  });

  it.each(['</NAME', '</N', '</'])('within the end tag %s has the value in front of it', async (part) => {
    const text = cutBehind(`a${part}`);
    expect(firstLine(decode(text)).NAME).toBe('a');
    expect((await found(text)).filter(({ code }) => code === 'truncated')).toMatchObject([{ path: FIRST }]);
  });

  it('within a value that nobody knows says so', async () => {
    const text = sgml(transaction('<X.Y>47'));
    const cut = text.slice(0, text.indexOf('47') + 2);
    expect(firstLine(decode(cut))).toMatchObject({ 'X.Y': '47' });
    const deviations = await found(cut);
    expect(deviations.filter(({ code }) => code === 'truncated')).toMatchObject([
      { path: `${FIRST}/X.Y` },
      { path: `${FIRST}/X.Y`, message: 'the value of X.Y was cut off' },
    ]);
    const complete = await found(`${cut}</X`);
    expect(complete.filter(({ code }) => code === 'truncated')).toMatchObject([{ path: FIRST }]);
  });
});

describe('what is found in an element that may be a leaf without end tag', () => {
  it('is said of the place that it is read to', async () => {
    const list = `<STMTTRN>${LINE}<NAME>A & B<MEMO>a < b</STMTTRN>`;
    const text = sgml(statement(list).replace('<BANKTRANLIST>', '<INTU.X>\r\n<BANKTRANLIST>'));
    expect(linesOf(decode(text))).toMatchObject([{ NAME: 'A & B', MEMO: 'a < b' }]);
    expect((await found(text)).map(({ path, position }) => [path, position.byte])).toEqual([
      [`${FIRST}/NAME`, text.indexOf('& B')],
      [`${FIRST}/MEMO`, text.indexOf('< b')],
    ]);
  });

  it.each(['<OFX>', '<BANKTRANLIST>', '<STMTRS>'])(
    'does not hold back transactions: in %s',
    async (parent) => {
      const whole = sgml(statement(`<STMTTRN>${LINE}</STMTTRN>`.repeat(20)));
      const text = whole.replace(parent, `${parent}<INTU.X><INTU.Y>`);
      expect(linesOf(decode(text))).toEqual(linesOf(decode(whole)));
      const cut = utf8(text.slice(0, text.lastIndexOf('<STMTTRN>')));
      const { events } = await eventsOf(chunksOf(cut, 100).slice(0, -1));
      expect(events.filter(({ type }) => type === 'transaction').length).toBeGreaterThan(15);
      expect(events.findIndex(({ type }) => type === 'transaction')).toBe(2);
    },
  );

  it('and of the element itself where it is none', async () => {
    const text = sgml(statement(`<X.Y><Z>a & b</Z><z>c & d</z></X.Y><STMTTRN>${LINE}</STMTTRN>`));
    expect((await found(text)).map(({ message, path }) => [message, path])).toEqual([
      ['an unescaped & in text', `${LIST}/X.Y/Z`],
      ['tag Z is not in capital letters', `${LIST}/X.Y/Z`],
      ['an unescaped & in text', `${LIST}/X.Y/Z`],
      ['tag Z is not in capital letters', `${LIST}/X.Y/Z`],
    ]);
  });
});
