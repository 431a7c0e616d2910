import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../codecs/index.ts';
import {
  codesOf,
  firstLine,
  inSonrs,
  LINE,
  linesOf,
  pathsOf,
  SIGNON_RESPONSE,
  sgml,
  statement,
  statementOf,
  textOf,
  transaction,
  xml,
} from '../helpers.ts';

const LIST = 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/BANKTRANLIST';

describe('end tags that are missing or wrong', () => {
  it('a transaction that begins inside another ends the other', () => {
    const file = decode(sgml(statement(`<STMTTRN>${LINE}<NAME>one<STMTTRN>${LINE}<NAME>two</STMTTRN>`)));
    expect(linesOf(file).map(({ NAME }) => NAME)).toEqual(['one', 'two']);
    expect(file.deviations).toMatchObject([
      {
        code: 'end-tag',
        message: '</STMTTRN> is missing before the next <STMTTRN>',
        path: `${LIST}/STMTTRN[0]`,
      },
    ]);
  });

  it('a missing </BANKTRANLIST> does not swallow the balance', () => {
    const file = decode(sgml(transaction('<NAME>x').replace('</BANKTRANLIST>', '')));
    expect(statementOf(file).LEDGERBAL.BALAMT).toBe('10.00');
    expect(linesOf(file)).toHaveLength(1);
    expect(codesOf(file)).toEqual(['end-tag', 'end-tag']);
  });

  it.each(['</STMTTRN>', '</STMTRS>', '</STMTTRNRS>', '</BANKMSGSRSV1>', '</SONRS>', '</SIGNONMSGSRSV1>'])(
    'a missing %s loses nothing',
    (tag) => {
      const good = transaction('<NAME>x</NAME>');
      const file = decode(sgml(good.replace(tag, '')));
      expect(file.ofx).toEqual(decode(sgml(good)).ofx);
      expect(codesOf(file)).toContain('end-tag');
    },
  );

  it('a missing </OFX> is reported as just that', () => {
    const file = decode(sgml(transaction('<NAME>x').replace('</OFX>', '')));
    expect(firstLine(file).NAME).toBe('x');
    expect(file.deviations).toMatchObject([{ code: 'truncated', severity: 'warning', path: 'OFX' }]);
  });

  it.each(['</FOO>', '</NAME>', '</PAYEE>', '</LEDGERBAL>'])('a stray %s is ignored, and reported', (tag) => {
    const file = decode(sgml(transaction(`<MEMO>x</MEMO>${tag}`)));
    expect(firstLine(file).MEMO).toBe('x');
    expect(linesOf(file)).toHaveLength(1);
    expect(file.deviations).toMatchObject([{ code: 'end-tag', message: `${tag} matches no open element` }]);
  });

  it('an end tag of something outside ends what is inside', () => {
    const file = decode(sgml(statement(`<STMTTRN>${LINE}<PAYEE><NAME>p</STMTTRN>`)));
    expect(firstLine(file).PAYEE).toEqual({ NAME: 'p' });
    expect(codesOf(file)).toContain('end-tag');
  });
});

describe('elements in the wrong place', () => {
  it('message sets in any order are read, and reported', () => {
    const file = decode(
      sgml(statement('').replace(SIGNON_RESPONSE, '').replace('</OFX>', `${SIGNON_RESPONSE}</OFX>`)),
    );
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS.LANGUAGE).toBe('ENG');
    expect(pathsOf(file)).toEqual(['order OFX/SIGNONMSGSRSV1']);
  });

  it('leaves in any order are read, and reported with their own path', () => {
    const file = decode(sgml(transaction('<MEMO>m<NAME>n')));
    expect(firstLine(file)).toMatchObject({ NAME: 'n', MEMO: 'm' });
    expect(pathsOf(file)).toEqual([`order ${LIST}/STMTTRN[0]/NAME`]);
  });

  it('a balance inside a transaction whose end tag is missing goes where it belongs', () => {
    const file = decode(
      sgml(transaction('<NAME>x').replace('</STMTTRN></BANKTRANLIST>', '').replace('</LEDGERBAL>', '')),
    );
    expect(statementOf(file).LEDGERBAL).toMatchObject({ BALAMT: '10.00' });
    expect(firstLine(file)).toMatchObject({ FITID: 'F1', NAME: 'x' });
  });

  it('a transaction outside of its list is kept where it stands', () => {
    const file = decode(
      sgml(transaction('').replace('<LEDGERBAL>', `<STMTTRN>${LINE}<NAME>late</STMTTRN><LEDGERBAL>`)),
    );
    expect(linesOf(file)).toHaveLength(1);
    expect(JSON.stringify(statementOf(file))).toContain('late');
    expect(pathsOf(file)).toContain('unknown-element OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/STMTTRN');
  });

  it('text beside elements is reported with the text', () => {
    const file = decode(sgml(statement('  stray text  ')));
    expect(file.deviations).toMatchObject([{ code: 'syntax', path: LIST, value: 'stray text' }]);
  });
});

describe('elements that stand twice', () => {
  it('of a leaf the first counts, and the second is in the deviation', () => {
    const file = decode(sgml(transaction('<NAME>one<NAME>two')));
    expect(firstLine(file).NAME).toBe('one');
    expect(file.deviations).toMatchObject([
      { code: 'duplicate', path: `${LIST}/STMTTRN[0]/NAME`, value: 'two' },
    ]);
  });

  it('of an aggregate the first counts, and the second is in the deviation', () => {
    const second = '<LEDGERBAL><BALAMT>20<DTASOF>20261101</LEDGERBAL></STMTRS>';
    const file = decode(sgml(statement('').replace('</STMTRS>', second)));
    expect(statementOf(file).LEDGERBAL.BALAMT).toBe('10.00');
    expect(file.deviations).toMatchObject([{ code: 'duplicate', value: { BALAMT: '20' } }]);
  });

  it('message sets of one kind are read as one', () => {
    const body = statement('');
    const set = body.slice(body.indexOf('<BANKMSGSRSV1>'), body.indexOf('</OFX>'));
    const file = decode(sgml(body.replace('</OFX>', `${set}</OFX>`)));
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS).toHaveLength(2);
    expect(pathsOf(file)).toEqual(['duplicate OFX/BANKMSGSRSV1']);
  });
});

describe('what does not fit its type', () => {
  it('is reported with its text, which the tree may have lost', () => {
    const file = decode(sgml(inSonrs('<STATUS><CODE>none<SEVERITY>BAD</STATUS><DTSERVER>today<LANGUAGE>E')));
    const status = 'OFX/SIGNONMSGSRSV1/SONRS/STATUS';
    expect(file.deviations).toMatchObject([
      { code: 'type', path: `${status}/CODE`, value: 'none' },
      { code: 'enumeration', path: `${status}/SEVERITY`, value: 'BAD' },
      { code: 'type', path: 'OFX/SIGNONMSGSRSV1/SONRS/DTSERVER', value: 'today' },
      { code: 'type', path: 'OFX/SIGNONMSGSRSV1/SONRS/LANGUAGE', value: 'E' },
    ]);
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS).toMatchObject({ STATUS: { SEVERITY: 'BAD' }, LANGUAGE: 'E' });
  });

  it('too long a value is kept whole', () => {
    const name = 'n'.repeat(33);
    const file = decode(sgml(transaction(`<NAME>${name}`)));
    expect(firstLine(file).NAME).toBe(name);
    expect(pathsOf(file)).toEqual([`too-long ${LIST}/STMTTRN[0]/NAME`]);
  });

  it('length counts characters, not UTF-16 units', () => {
    expect(decode(sgml(transaction(`<NAME>${'😀'.repeat(32)}`))).deviations).toEqual([]);
  });

  it('what is required and missing is named', () => {
    const file = decode(sgml(statement('<STMTTRN><TRNTYPE>DEBIT</STMTTRN>')));
    expect(file.deviations.map(({ code, message }) => [code, message])).toEqual(
      ['DTPOSTED', 'TRNAMT', 'FITID'].map((tag) => ['missing-element', `STMTTRN lacks ${tag}`]),
    );
  });
});

describe('a truncated file', () => {
  const whole = transaction('<NAME>name');
  const cutAt = (end: string): string => sgml(whole.slice(0, whole.indexOf(end)));

  it('between elements keeps what was complete', () => {
    const file = decode(cutAt('<LEDGERBAL>'));
    expect(linesOf(file)).toHaveLength(1);
    expect(codesOf(file)).toContain('truncated');
  });

  it.each(['1.50<FITID', '.50<FITID', '50<FITID', '0<FITID'])(
    'in the middle of a value leaves the value out: half an amount is worse than none (before %s)',
    (end) => {
      const file = decode(cutAt(end));
      expect(firstLine(file)).toMatchObject({ TRNTYPE: 'DEBIT' });
      expect(firstLine(file)).not.toHaveProperty('TRNAMT');
      expect(codesOf(file)).toEqual(expect.arrayContaining(['truncated', 'missing-element']));
    },
  );

  it('gives the value that was cut off in the deviation', () => {
    const file = decode(cutAt('50<FITID'));
    expect(file.deviations.filter(({ value }) => value !== undefined)).toMatchObject([
      { code: 'truncated', path: `${LIST}/STMTTRN[0]/TRNAMT`, value: '-1.' },
    ]);
  });

  it('cut anywhere, in either syntax, is read as a prefix of itself and says so', () => {
    for (const wrap of [sgml, xml]) {
      const text = wrap(statement(`<STMTTRN>${LINE}<NAME>name</STMTTRN>`));
      const start = text.indexOf('<OFX>') + 5;
      for (let end = start; end < text.length; end++) {
        const file = decode(text.slice(0, end));
        expect(codesOf(file).some((code) => code === 'truncated' || code === 'end-tag')).toBe(true);
        const [line] = file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST?.STMTTRN ?? [];
        expect([undefined, '-1.50']).toContain(line?.TRNAMT);
        expect([undefined, 'name']).toContain(line?.NAME);
      }
    }
  });
});

describe('several <OFX> blocks', () => {
  it('are read one by one, in either syntax', () => {
    for (const wrap of [sgml, xml]) {
      const file = decode(
        wrap('<OFX><A.B>1</A.B></OFX>\r\n<OFX><A.B>2</A.B></OFX>\r\n<OFX><A.B>3</A.B></OFX>'),
      );
      expect(file.ofx).toEqual({ 'A.B': '1' });
      expect(file.further).toEqual([{ 'A.B': '2' }, { 'A.B': '3' }]);
    }
  });

  it('in SGML are no deviation', () => {
    expect(decode(sgml(`<OFX>${SIGNON_RESPONSE}</OFX><OFX>${SIGNON_RESPONSE}</OFX>`)).deviations).toEqual([]);
  });

  it('are told apart also where </OFX> is missing between them', () => {
    const file = decode(sgml('<OFX><A.B>1</A.B><OFX><A.B>2</A.B></OFX>'));
    expect([file.ofx, ...file.further]).toEqual([{ 'A.B': '1' }, { 'A.B': '2' }]);
    expect(codesOf(file)).toEqual(['missing-choice', 'end-tag', 'missing-choice']);
  });
});

describe('deviations', () => {
  it('are in the order of the file', () => {
    const file = decode(
      sgml(transaction('<MEMO>a & b<NAME>x<NAME>y<FOO>z</FOO>').replace('<CODE>', '<CODE>x')),
    );
    const bytes = file.deviations.map(({ position }) => position.byte);
    expect(bytes.length).toBeGreaterThan(4);
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
  });

  it('beyond the limit are counted', () => {
    const file = decode(sgml(transaction(`<MEMO>${'& '.repeat(50)}`)), { limits: { deviations: 10 } });
    expect(file.deviations).toHaveLength(11);
    expect(file.deviations.at(-1)?.message).toBe('40 more deviations are not listed');
  });

  it('can all be only counted', () => {
    const file = decode(sgml(transaction('<MEMO>& & &')), { limits: { deviations: 0 } });
    expect(file.deviations.map(({ message }) => message)).toEqual(['3 more deviations are not listed']);
  });

  it('a file that was read around is written without them', () => {
    const file = decode(sgml(transaction('<MEMO>a & b\n<name>x').replace('</BANKTRANLIST>', '')));
    expect(file.deviations.length).toBeGreaterThan(0);
    const again = decode(encode(file.ofx, { version: '1.0.3' }));
    expect(again.deviations).toEqual([]);
    expect(again.ofx).toEqual(file.ofx);
    expect(textOf(encode(file.ofx, { version: '1.0.3' }))).toContain('<MEMO>a &amp; b\r\n');
  });
});
