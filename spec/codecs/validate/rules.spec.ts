import { describe, expect, it } from 'vitest';
import { decode, type FileToValidate, type OfxInput, type Rule, validate } from '../../../codecs/index.ts';
import {
  inSonrs,
  LINE,
  refusal,
  SIGNON_RESPONSE,
  sgml,
  sgmlHeader,
  signOn,
  statement,
  transaction,
  utf8,
  xml,
} from '../helpers.ts';

const LIST = 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/BANKTRANLIST';
const image = (delay: string) =>
  `<IMAGEDATA><IMAGETYPE>TAX</IMAGETYPE><IMAGEREF>x</IMAGEREF><IMAGEREFTYPE>URL</IMAGEREFTYPE>${delay}</IMAGEDATA>`;
const DELAY = '<IMAGEDELAY>0</IMAGEDELAY>';
const CLOSED = '<TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20261002</DTPOSTED><TRNAMT>-1.50</TRNAMT><FITID>F1</FITID>';
const lines = (...contents: string[]) =>
  xml(statement(contents.map((content) => `<STMTTRN>${content}</STMTTRN>`).join('\r\n')));

/** `rule severity path`. */
const told = (file: FileToValidate): string[] =>
  validate(file).map(({ rule, severity, path }) => `${rule} ${severity} ${path}`);

describe('validate tells every departure of a file, with its place', () => {
  // The mark is what the position must point at.
  it.each<[Rule, 'error' | 'warning', string, string, string]>([
    ['unknown-element', 'error', `${LIST}/STMTTRN[1]/FOO`, lines(CLOSED, `${CLOSED}<FOO>x</FOO>`), '<FOO>'],
    ['order', 'warning', `${LIST}/STMTTRN[0]/NAME`, lines(`${CLOSED}<MEMO>m</MEMO><NAME>n</NAME>`), '<NAME>'],
    [
      'missing-element',
      'error',
      `${LIST}/STMTTRN[0]/FITID`,
      lines(CLOSED.replace(/<FITID>.*/, '')),
      '<STMTTRN>',
    ],
    [
      'too-many',
      'error',
      `${LIST}/STMTTRN[0]/IMAGEDATA[2]`,
      lines(CLOSED + image(DELAY).repeat(2) + image('<IMAGEDELAY>3</IMAGEDELAY>')),
      '<IMAGEDATA><IMAGETYPE>TAX</IMAGETYPE><IMAGEREF>x</IMAGEREF><IMAGEREFTYPE>URL</IMAGEREFTYPE><IMAGEDELAY>3',
    ],
    [
      'duplicate',
      'error',
      `${LIST}/STMTTRN[0]/NAME`,
      lines(`${CLOSED}<NAME>n</NAME><NAME>m</NAME>`),
      '<NAME>m',
    ],
    [
      'too-long',
      'error',
      `${LIST}/STMTTRN[0]/NAME`,
      lines(`${CLOSED}<NAME>${'n'.repeat(33)}</NAME>`),
      '<NAME>',
    ],
    [
      'enumeration',
      'error',
      `${LIST}/STMTTRN[0]/TRNTYPE`,
      lines(CLOSED.replace('DEBIT', 'BOGUS')),
      '<TRNTYPE>',
    ],
    [
      'enumeration',
      'error',
      `${LIST}/STMTTRN[0]/TRNTYPE`,
      lines(CLOSED.replace('DEBIT', 'HOLD')),
      '<TRNTYPE>',
    ],
    [
      'enumeration',
      'warning',
      `${LIST}/STMTTRN[0]/TRNTYPE`,
      lines(CLOSED.replace('DEBIT', 'debit')),
      '<TRNTYPE>',
    ],
    ['type', 'error', `${LIST}/STMTTRN[0]/TRNAMT`, lines(CLOSED.replace('-1.50', 'much')), '<TRNAMT>'],
    ['type', 'warning', `${LIST}/STMTTRN[0]/TRNAMT`, lines(CLOSED.replace('-1.50', '1,000.50')), '<TRNAMT>'],
    [
      'type',
      'warning',
      `${LIST}/STMTTRN[0]/DTPOSTED`,
      lines(CLOSED.replace('20261002', '02/10/2026')),
      '<DTPOSTED>',
    ],
    [
      'version',
      'error',
      `${LIST}/STMTTRN[0]/EXTDNAME`,
      lines(`${CLOSED}<EXTDNAME>x</EXTDNAME>`),
      '<EXTDNAME>',
    ],
    [
      'choice',
      'error',
      `${LIST}/STMTTRN[0]/IMAGEDATA[0]`,
      lines(CLOSED + image(`${DELAY}<DTIMAGEAVAIL>20260101</DTIMAGEAVAIL>`)),
      '<IMAGEDATA>',
    ],
    ['missing-choice', 'error', `${LIST}/STMTTRN[0]/IMAGEDATA[0]`, lines(CLOSED + image('')), '<IMAGEDATA>'],
    ['missing-choice', 'error', 'OFX', sgml('<OFX></OFX>'), '<OFX>'],
    [
      'incomplete-group',
      'error',
      `${LIST}/STMTTRN[0]/CORRECTACTION`,
      lines(`${CLOSED}<CORRECTFITID>1</CORRECTFITID>`),
      '<STMTTRN>',
    ],
    ['empty-element', 'warning', `${LIST}/STMTTRN[0]/MEMO`, lines(`${CLOSED}<MEMO></MEMO>`), '<MEMO>'],
    ['syntax', 'warning', `${LIST}/STMTTRN[0]/NAME`, sgml(transaction('<NAME>AT&T')), '&T'],
    ['end-tag', 'warning', `${LIST}/STMTTRN[0]`, sgml(transaction('</FOO>')), '</FOO>'],
    ['truncated', 'error', `${LIST}`, sgml(statement('').replace(/<\/BANKTRANLIST>.*/s, '')), ''],
    [
      'header',
      'warning',
      'COMPRESSION',
      sgmlHeader({ COMPRESSION: undefined }) + transaction(''),
      'OFXHEADER',
    ],
    ['charset', 'error', `${LIST}/STMTTRN[0]/MEMO`, sgml(transaction('<MEMO>a\u0001')), '<MEMO>'],
    [
      'name',
      'warning',
      'OFX/SIGNONMSGSRSV1/MFACHALLENGETRNRS/MFACHALLENGERS/MFACHALLENGE[0]/MFAPHRASEID',
      sgml(
        `<OFX>${SIGNON_RESPONSE.replace('</SIGNON', '<MFACHALLENGETRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><MFACHALLENGERS><MFACHALLENGE><MFAPRHASEID>MFA1</MFACHALLENGE></MFACHALLENGERS></MFACHALLENGETRNRS></SIGNON')}</OFX>`,
      ),
      '<MFAPRHASEID>',
    ],
  ])('%s (%s) at %s', (rule, severity, path, text, mark) => {
    const issues = validate(decode(text));
    const issue = issues.find((each) => each.rule === rule && each.path === path);
    expect(issue).toMatchObject({ severity });
    const before = text.slice(0, issue?.position?.byte);
    expect(text.slice(before.length).startsWith(mark)).toBe(true);
    const line = before.split('\r\n').length;
    expect(issue?.position).toEqual({
      line,
      column: before.length - before.lastIndexOf('\n'),
      byte: before.length,
    });
    if (rule !== 'truncated') expect(issues).toHaveLength(1);
  });

  it('a file without any has none', () => {
    expect(validate(decode(lines(CLOSED, CLOSED)))).toEqual([]);
    expect(validate(decode(sgml(transaction('<NAME>n<INTU.X>y'))))).toEqual([]);
    expect(validate({ header: { version: '1.0.3' }, ofx: signOn() })).toEqual([]);
  });

  it('they are in the order of the file', () => {
    const file = decode(
      lines(`${CLOSED}<SIC></SIC><FOO>x</FOO>`, `<MEMO>${'m'.repeat(256)}</MEMO>${CLOSED}`),
    );
    const bytes = validate(file).map(({ position }) => position?.byte ?? -1);
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    expect(told(file)).toEqual([
      `empty-element warning ${LIST}/STMTTRN[0]/SIC`,
      `unknown-element error ${LIST}/STMTTRN[0]/FOO`,
      `too-long error ${LIST}/STMTTRN[1]/MEMO`,
      ...['TRNTYPE', 'DTPOSTED', 'TRNAMT', 'FITID'].map((tag) => `order warning ${LIST}/STMTTRN[1]/${tag}`),
    ]);
  });

  it('a character that the declared set lacks, in a file that lies about its set, has the line of the header', () => {
    const file = decode(utf8(sgml(transaction('<MEMO>日本'))));
    expect(validate(file)).toMatchObject([
      { rule: 'charset', severity: 'error', path: `${LIST}/STMTTRN[0]/MEMO`, position: { line: 6 } },
      { rule: 'charset', severity: 'warning', path: 'CHARSET', position: { line: 6 } },
    ]);
  });

  it('what the header says and nobody can write is an error', () => {
    const header = { version: '1.0.3', CHARSET: '1251', SECURITY: '1', NEWFILEUID: 'a b' } as const;
    expect(told({ header, ofx: signOn() })).toEqual([
      'charset error ENCODING',
      'header error SECURITY',
      'header error NEWFILEUID',
    ]);
  });

  it('further <OFX> blocks are told apart', () => {
    const block = inSonrs('<STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261001<LANGUAGE>');
    const paths = told(decode(sgml(block.repeat(2)))).filter((line) => line.startsWith('missing'));
    expect(paths).toEqual([
      'missing-element error OFX/SIGNONMSGSRSV1/SONRS/LANGUAGE',
      'missing-element error OFX[1]/SIGNONMSGSRSV1/SONRS/LANGUAGE',
    ]);
  });
});

describe('validate judges the tree as it is now', () => {
  const broken = () => decode(lines(`${CLOSED}<NAME>${'n'.repeat(33)}</NAME><MEMO>m</MEMO>`));

  it('what was put right is no issue any more', () => {
    const file = broken();
    expect(told(file)).toEqual([`too-long error ${LIST}/STMTTRN[0]/NAME`]);
    Object.assign(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST?.STMTTRN?.[0] ?? {}, {
      NAME: 'n',
    });
    expect(told(file)).toEqual([]);
  });

  it('what was spoilt is one, without a position', () => {
    const file = decode(lines(CLOSED));
    Object.assign(file.ofx.SIGNONMSGSRSV1?.SONRS ?? {}, { LANGUAGE: 'english', FOO: 'x' });
    expect(validate(file)).toMatchObject([
      { rule: 'unknown-element', path: 'OFX/SIGNONMSGSRSV1/SONRS/FOO' },
      { rule: 'type', path: 'OFX/SIGNONMSGSRSV1/SONRS/LANGUAGE' },
    ]);
    for (const issue of validate(file)) expect(issue).not.toHaveProperty('position');
  });

  it('the order of an object’s keys does not matter', () => {
    const { SONRQ } = signOn().SIGNONMSGSRQV1 ?? {};
    const reversed = Object.fromEntries(Object.entries(SONRQ ?? {}).reverse());
    const ofx = { SIGNONMSGSRQV1: { SONRQ: reversed } } as unknown as OfxInput;
    expect(validate({ header: { version: '1.0.3' }, ofx })).toEqual([]);
  });

  it('the same tree may be valid in one version and not in another', () => {
    const ofx = signOn({ CLIENTUID: 'x' });
    expect(told({ header: { version: '1.0.3' }, ofx })).toEqual([]);
    expect(told({ header: { version: '1.0.2' }, ofx })).toEqual([
      'version error OFX/SIGNONMSGSRQV1/SONRQ/CLIENTUID',
    ]);
  });

  it.each([[null], [[]], ['x'], [undefined]])('no tree at all is an error: %j', (ofx) => {
    expect(told({ header: { version: '1.0.3' }, ofx: ofx as unknown as OfxInput })).toEqual([
      'type error OFX',
    ]);
  });
});

describe('a file of no known version', () => {
  it('is judged by what all versions have together, and that is an issue', () => {
    const ofx = signOn({ CLIENTUID: 'x', COUNTRY: 'USA', USERCRED2: 'x', FOO: 'x' });
    expect(told({ header: {}, ofx })).toEqual([
      'header error VERSION',
      'unknown-element error OFX/SIGNONMSGSRQV1/SONRQ/FOO',
    ]);
  });

  it('has the line of its header', () => {
    const file = decode(sgmlHeader({ VERSION: '999' }) + transaction('<EXTDNAME>x<INV401KSOURCE>MATCH'));
    const issues = validate(file).filter(({ severity }) => severity === 'error');
    expect(issues).toMatchObject([
      { rule: 'header', path: 'VERSION', position: { line: 3, column: 1, byte: 29 } },
    ]);
  });

  it('also where its version is nonsense at run time', () => {
    const header = { version: '9.9' } as unknown as FileToValidate['header'];
    expect(told({ header, ofx: signOn() })).toEqual(['header error VERSION']);
  });
});

it('no issue tells a value', () => {
  const secret = 'C4n4ry';
  const ofx = signOn({
    USERPASS: secret.repeat(99),
    ACCESSKEY: `${secret}\0`,
    APPVER: secret,
    LANGUAGE: secret,
  });
  const issues = validate({ header: { version: '1.0.3' }, ofx });
  expect(issues.length).toBe(4);
  expect(JSON.stringify(issues)).not.toContain(secret);
  expect(refusal(() => decode('')).code).toBe('codec/empty');
  const read = validate(decode(sgml(transaction(`<NAME>${secret.repeat(9)}<MEMO>${LINE}`))));
  expect(JSON.stringify(read)).not.toContain(secret);
});
