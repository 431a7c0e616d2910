import { describe, expect, it } from 'vitest';
import {
  convert,
  decode,
  encode,
  type OfxInput,
  type Rule,
  type Version,
  validate,
} from '../../../codecs/index.ts';
import {
  firstLine,
  inSonrs,
  linesOf,
  refusal,
  SIGNON_RESPONSE,
  sgml,
  signOn,
  statement,
  textOf,
  transaction,
  XML_LINE,
  xmlHeader,
} from '../helpers.ts';

const LIST = 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/BANKTRANLIST';
const SONRQ = 'OFX/SIGNONMSGSRQV1/SONRQ';
/** A statement of 2.2 whose transactions go on with these contents. */
const of22 = (...contents: string[]) =>
  decode(
    xmlHeader('220') +
      statement(contents.map((content) => `<STMTTRN>${XML_LINE}${content}</STMTTRN>`).join('')),
  );
const sign = (version: Version, more: Record<string, unknown>) => ({
  header: { version },
  ofx: signOn(more),
});

describe('what the target version lacks', () => {
  it('is left out, and reported with its place, its value and the reason', () => {
    const file = of22('<NAME>n</NAME>', '<EXTDNAME>a long name</EXTDNAME>');
    const { ofx, losses } = convert(file, '2.1.1');
    expect(losses).toEqual([
      {
        rule: 'version',
        severity: 'warning',
        path: `${LIST}/STMTTRN[1]/EXTDNAME`,
        message: 'OFX 2.1.1 has no such element here',
        value: 'a long name',
      },
    ]);
    expect(linesOf({ ...file, ofx })[1]).not.toHaveProperty('EXTDNAME');
    expect(linesOf(file)[1]).toHaveProperty('EXTDNAME');
  });

  it.each<[Rule, string, ReturnType<typeof sign>, Version, unknown]>([
    ['version', `${SONRQ}/CLIENTUID`, sign('1.0.3', { CLIENTUID: 'c' }), '1.0.2', 'c'],
    ['version', `${SONRQ}/COUNTRY`, sign('1.6', { COUNTRY: 'USA' }), '2.0.1', 'USA'],
    ['version', `${SONRQ}/ONETIMEPASS`, sign('1.6', { ONETIMEPASS: 'p' }), '1.0.3', undefined],
    ['version', `${SONRQ}/ACCESSKEY`, sign('1.0.3', { ACCESSKEY: 'k' }), '2.0.2', undefined],
    [
      'version',
      `${SONRQ}/MFACHALLENGEANSWER[0]`,
      sign('1.0.3', { MFACHALLENGEANSWER: [{ MFAPHRASEID: 'MFA1', MFAPHRASEA: 'a' }] }),
      '1.6',
      undefined,
    ],
  ])('%s at %s', (rule, path, file, version, value) => {
    const { header, ofx, losses } = convert(file, version);
    expect(losses).toMatchObject([{ rule, path, severity: 'warning' }]);
    expect(losses[0]?.value).toEqual(value);
    expect(validate({ header, ofx })).toEqual([]);
    expect(refusal(() => convert(file, version, { onLoss: 'refuse' }))).toMatchObject({
      code: `codec/${rule}`,
      path,
      message: `${path} cannot be converted to OFX ${version}: OFX ${version} has no such element here.`,
    });
  });

  it('takes along what cannot be without it, if that is optional', () => {
    const file = of22('<NAME>one</NAME>', '<NAME>two</NAME>');
    Object.assign(linesOf(file)[0] ?? {}, { TRNTYPE: 'HOLD' });
    const { header, ofx, losses } = convert(file, '1.0.3');
    expect(losses).toMatchObject([
      { rule: 'enumeration', path: `${LIST}/STMTTRN[0]/TRNTYPE`, value: 'HOLD', severity: 'warning' },
      { rule: 'missing-element', path: `${LIST}/STMTTRN[0]`, value: { NAME: 'one' }, severity: 'warning' },
    ]);
    expect(linesOf({ ...file, ofx }).map(({ NAME }) => NAME)).toEqual(['two']);
    expect(validate({ header, ofx })).toEqual([]);
  });

  it('is an error where it is required all the way up', () => {
    const file = sign('2.2', { USERID: undefined, USERPASS: undefined, ACCESSTOKEN: 't' });
    const { header, ofx, losses } = convert(file, '2.1.1');
    expect(losses).toMatchObject([
      { rule: 'version', severity: 'warning', path: `${SONRQ}/ACCESSTOKEN` },
      { rule: 'missing-choice', severity: 'error', path: SONRQ },
    ]);
    expect(validate({ header, ofx })).toMatchObject([{ rule: 'missing-choice', path: SONRQ }]);
    expect(JSON.stringify(losses)).not.toContain('"t"');
  });

  it('is no error any more where what required it is lost as well', () => {
    const ofx: OfxInput = {
      SIGNONMSGSRSV1: {
        SONRS: { STATUS: { CODE: 0, SEVERITY: 'INFO' }, DTSERVER: '20261001', LANGUAGE: 'ENG' },
      },
      SIGNUPMSGSRSV1: {
        ACCTTRNRS: [
          {
            TRNUID: '1',
            STATUS: { CODE: 0, SEVERITY: 'INFO' },
            ACCTRS: {
              SVCADD: { BANKACCTTO: { BANKID: '1', ACCTID: '2', ACCTTYPE: 'CD' } },
              SVC: 'PRESSVC',
              SVCSTATUS: 'AVAIL',
            },
          },
        ],
      },
    };
    const result = convert({ header: { version: '2.3' }, ofx }, '1.0.2');
    expect(result.losses.map(({ path, severity }) => [path.split('/').at(-1), severity])).toEqual([
      ['ACCTTYPE', 'warning'],
      ['ACCTTYPE', 'warning'],
      ['SVC', 'warning'],
      ['ACCTRS', 'warning'],
    ]);
    expect(validate(result)).toEqual([]);
  });

  it('a whole message set goes when nothing is left of it', () => {
    const ofx = { ...signOn(), IMAGEMSGSRQV1: {} } as OfxInput;
    const { losses, ...result } = convert({ header: { version: '2.2' }, ofx }, '1.0.3');
    expect(losses).toMatchObject([{ rule: 'version', path: 'OFX/IMAGEMSGSRQV1' }]);
    expect(Object.keys(result.ofx)).toEqual(['SIGNONMSGSRQV1']);
  });
});

describe('what is in every version', () => {
  it.each<[Version, Version]>([
    ['1.0.3', '2.3'],
    ['2.3', '1.0.2'],
    ['1.6', '2.2'],
    ['2.0.0', '1.5.1'],
  ])('from %s to %s is kept whole', (from, to) => {
    const { ofx } = decode(sgml(transaction('<CHECKNUM>1<NAME>n<MEMO>m')));
    const result = convert({ header: { version: from }, ofx }, to);
    expect(result.losses).toEqual([]);
    expect(decode(encode(result.ofx, result.header)).ofx).toEqual(ofx);
  });

  it('private tags and elements nobody knows stay, in their places', () => {
    const file = decode(sgml(transaction('<INTU.X>1<NAME>n<CATEGORY>c')));
    const { ofx, header, losses } = convert(file, '2.2');
    expect(losses).toEqual([]);
    expect(Object.keys(firstLine({ ...file, ofx }))).toEqual(Object.keys(firstLine(file)));
    expect(textOf(encode(ofx, { ...header, unknown: 'keep' }))).toContain('<INTU.X>1</INTU.X>\r\n<NAME>n');
  });

  it('what was wrong before stays wrong and is no loss', () => {
    const file = decode(sgml(transaction(`<NAME>${'n'.repeat(40)}`).replace('DEBIT', 'BOGUS')));
    const { ofx, header, losses } = convert(file, '2.2');
    expect(losses).toEqual([]);
    expect(validate({ ofx, header }).map(({ rule }) => rule)).toEqual(['enumeration', 'too-long']);
  });

  it('further <OFX> blocks are converted too', () => {
    const block = inSonrs(
      '<STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261001<LANGUAGE>ENG<ACCESSKEY>k',
    );
    const { further, losses } = convert(decode(sgml(block.repeat(2))), '1.0.2');
    expect(further).toHaveLength(1);
    expect(losses.map(({ path }) => path)).toEqual([
      'OFX/SIGNONMSGSRSV1/SONRS/ACCESSKEY',
      'OFX[1]/SIGNONMSGSRSV1/SONRS/ACCESSKEY',
    ]);
  });
});

describe('what other versions call something else', () => {
  it('the second message sets of 1.5.1 and 1.6 become the first ones, and what is in them too', () => {
    const body = statement('').replaceAll('MSGSRSV1>', 'MSGSRSV2>').replace('<LEDGERBAL>', '<LEDGERBAL>');
    const file = decode(`${sgml(body).replace('VERSION:103', 'VERSION:160')}`);
    expect(file.deviations).toEqual([]);
    const { ofx, header, losses } = convert(file, '2.2');
    expect(losses).toEqual([]);
    expect(Object.keys(ofx)).toEqual(['SIGNONMSGSRSV1', 'BANKMSGSRSV1']);
    expect(validate({ header, ofx })).toEqual([]);
  });

  it('the spelling of a listed value is that of the version', () => {
    const yearly = (version: Version): string | undefined => {
      const RECURRINST = { FREQ: 'ANNUALLY' };
      const XFERINFO = {
        BANKACCTFROM: { BANKID: '1', ACCTID: '2', ACCTTYPE: 'CHECKING' },
        BANKACCTTO: { BANKID: '1', ACCTID: '3', ACCTTYPE: 'CHECKING' },
        TRNAMT: '1',
      };
      const RECINTRARQ = { RECURRINST, INTRARQ: { XFERINFO } };
      const ofx = { ...signOn(), BANKMSGSRQV1: { RECINTRATRNRQ: [{ TRNUID: '1', RECINTRARQ }] } } as OfxInput;
      const result = convert({ header: { version: '2.2' }, ofx }, version);
      expect(result.losses).toEqual([]);
      return /<FREQ>(\w+)/.exec(textOf(encode(result.ofx, result.header)))?.[1];
    };
    expect([yearly('2.2'), yearly('1.6'), yearly('2.0.1')]).toEqual(['ANNUALLY', 'ANUALLY', 'ANUALLY']);
  });
});

describe('the header', () => {
  const header = { version: '2.2', SECURITY: 'NONE', OLDFILEUID: 'o', NEWFILEUID: 'n' } as const;
  const withText = (MEMO: string) => of22(`<MEMO>${MEMO}</MEMO>`).ofx;

  it.each([
    ['windows-1252 where that has every character', 'Zoë €', 'USASCII', '1252'],
    ['UTF-8 where it does not', 'Łódź', 'UTF-8', 'NONE'],
  ])('says %s', (_, memo, ENCODING, CHARSET) => {
    const result = convert({ header, ofx: withText(memo) }, '1.0.3');
    expect(result.header).toEqual({ ...header, version: '1.0.3', ENCODING, CHARSET });
    const again = decode(encode(result.ofx, result.header));
    expect(firstLine(again).MEMO).toBe(memo);
    expect(again.deviations).toEqual([]);
  });

  it('keeps the set that is declared, if it holds every character', () => {
    const declared = (CHARSET: string, memo: string) =>
      convert({ header: { version: '1.0.2', ENCODING: 'USASCII', CHARSET }, ofx: withText(memo) }, '1.0.3')
        .header;
    expect(declared('ISO-8859-1', 'Zoë').CHARSET).toBe('ISO-8859-1');
    expect(declared('ISO-8859-1', '€').CHARSET).toBe('1252');
    expect(declared('NONE', 'x').CHARSET).toBe('NONE');
    expect(declared('1251', 'x').CHARSET).toBe('1252');
  });

  it('of 2.x declares none', () => {
    const file = decode(sgml(transaction('')));
    expect(convert(file, '2.3').header).toEqual({
      version: '2.3',
      SECURITY: 'NONE',
      OLDFILEUID: 'NONE',
      NEWFILEUID: 'NONE',
    });
  });
});

it('a version nobody knows is refused', () => {
  expect(refusal(() => convert({ header: {}, ofx: signOn() }, '9.9' as unknown as Version)).code).toBe(
    'codec/unknown-version',
  );
});

it('a file that does not say its version is converted all the same', () => {
  const file = decode(`<OFX>${SIGNON_RESPONSE}</OFX>`);
  const { header, ofx, losses } = convert(file, '2.2');
  expect(losses).toEqual([]);
  expect(validate({ header, ofx })).toEqual([]);
});
