import { afterEach, describe, expect, it } from 'vitest';
import { decode, type OfxFile } from '../../../codecs/index.ts';
import { firstLine, inSonrs, sgml, statementOf, transaction } from '../helpers.ts';
import { type Expected, expectRead, FIRST, type FieldFile } from './field.ts';

const posted = (file: OfxFile) => {
  const { text, localDate, precision, zone, instant } = firstLine(file).DTPOSTED;
  return [text, localDate, precision, zone?.offsetMinutes, instant.toISOString()];
};

/** A date-time as the field writes it: the day, how much of it there is, minutes east, the moment. */
const date = (
  what: string,
  text: string,
  day: string,
  precision: string,
  minutes: number | undefined,
  instant: string,
  isReported = true,
): FieldFile => ({
  what: `${what}: ${text}`,
  text: sgml(transaction('').replace('20261002', `${text} `)),
  reads: posted,
  as: [text, day, precision, minutes, instant],
  deviations: isReported ? [['type', `${FIRST}/DTPOSTED`, `<DTPOSTED>${text}`]] : [],
});

const DATES = [
  date('a day', '20261002', '2026-10-02', 'day', undefined, '2026-10-02T00:00:00.000Z', false),
  date(
    'no milliseconds before the zone',
    '20190213120000[0:GMT]',
    '2019-02-13',
    'second',
    0,
    '2019-02-13T12:00:00.000Z',
  ),
  date(
    'an offset with a zero in front',
    '20200406000000[-03:EST]',
    '2020-04-06',
    'second',
    -180,
    '2020-04-06T03:00:00.000Z',
  ),
  date(
    'an offset without its number',
    '20260115000000.000[-:EST]',
    '2026-01-15',
    'millisecond',
    -300,
    '2026-01-15T05:00:00.000Z',
  ),
  date(
    'an offset in hours and minutes',
    '20261002233000.000[-0500:EST]',
    '2026-10-02',
    'millisecond',
    -300,
    '2026-10-03T04:30:00.000Z',
  ),
  date(
    'a zone by its name alone',
    '20221028120000.000 GMT',
    '2022-10-28',
    'millisecond',
    0,
    '2022-10-28T12:00:00.000Z',
  ),
  date('a zone behind a colon', '20170319150911:GMT', '2017-03-19', 'second', 0, '2017-03-19T15:09:11.000Z'),
  date(
    'minutes and no seconds',
    '200510291120',
    '2005-10-29',
    'minute',
    undefined,
    '2005-10-29T11:20:00.000Z',
  ),
  date('hours alone', '2005102911', '2005-10-29', 'hour', undefined, '2005-10-29T11:00:00.000Z'),
  date('days first', '30/06/2025', '2025-06-30', 'day', undefined, '2025-06-30T00:00:00.000Z'),
  date('hyphens', '2025-06-30', '2025-06-30', 'day', undefined, '2025-06-30T00:00:00.000Z'),
  date('ISO 8601', '2020-01-05T23:30:00-03:00', '2020-01-05', 'second', -180, '2020-01-06T02:30:00.000Z'),
  date(
    'blanks beside the offset',
    '20200105120000.000[ -5 : EST ]',
    '2020-01-05',
    'millisecond',
    -300,
    '2020-01-05T17:00:00.000Z',
  ),
  date(
    'an offset behind GMT',
    '20200105230000.000[GMT-3]',
    '2020-01-05',
    'millisecond',
    -180,
    '2020-01-06T02:00:00.000Z',
  ),
  date(
    'minutes of an offset behind a colon',
    '20200105120000.000[+5:30:IST]',
    '2020-01-05',
    'millisecond',
    330,
    '2020-01-05T06:30:00.000Z',
  ),
  date(
    'midnight at the end of the day',
    '20200105240000',
    '2020-01-05',
    'second',
    undefined,
    '2020-01-06T00:00:00.000Z',
  ),
  date(
    'milliseconds without their point',
    '2009021123595900[-5:EST]',
    '2009-02-11',
    'millisecond',
    -300,
    '2009-02-12T04:59:59.000Z',
  ),
  date(
    'the time a second time',
    '20151006160000.000[-5:EST]160000.000[-5:EST]',
    '2015-10-06',
    'millisecond',
    -300,
    '2015-10-06T21:00:00.000Z',
  ),
  date(
    'hundredths of an hour',
    '20261002000000.000[+5.50:IST]',
    '2026-10-02',
    'millisecond',
    330,
    '2026-10-01T18:30:00.000Z',
    false,
  ),
  date(
    'minutes behind a point',
    '20261002000000.000[+5.30:IST]',
    '2026-10-02',
    'millisecond',
    330,
    '2026-10-01T18:30:00.000Z',
    false,
  ),
  date(
    '.45 as minutes',
    '20261002000000.000[5.45]',
    '2026-10-02',
    'millisecond',
    345,
    '2026-10-01T18:15:00.000Z',
    false,
  ),
  date(
    '.00',
    '20261002000000.000[-4.00:EDT]',
    '2026-10-02',
    'millisecond',
    -240,
    '2026-10-02T04:00:00.000Z',
    false,
  ),
  date(
    'between -1 and 0 hours',
    '20261002000000.000[-0.50]',
    '2026-10-02',
    'millisecond',
    -30,
    '2026-10-02T00:30:00.000Z',
    false,
  ),
  date(
    'five milliseconds',
    '20261002000000.005',
    '2026-10-02',
    'millisecond',
    undefined,
    '2026-10-02T00:00:00.005Z',
    false,
  ),
  date(
    'a second more than there are',
    '20261002235960',
    '2026-10-02',
    'second',
    undefined,
    '2026-10-03T00:00:00.000Z',
    false,
  ),
  date(
    'the furthest zone east',
    '20261002000000.000[+14]',
    '2026-10-02',
    'millisecond',
    840,
    '2026-10-01T10:00:00.000Z',
    false,
  ),
];

describe('PROTOCOL 3 and 0.1#6: date-times of the field', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it.each(DATES)('$what', expectRead);

  it.each([
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Asia/Kolkata',
    'Europe/Berlin',
  ])('none slips a day where the reader is in %s', (zone) => {
    process.env.TZ = zone;
    // Without this the spec would prove nothing.
    expect(new Date(2026, 9, 2).getTimezoneOffset()).not.toBe(0);
    for (const file of DATES) expectRead(file);
  });

  it.each(['00000000', '31/02/2025', '20250230', 'today'])(
    '%s is no date: kept as it is, and an error',
    (text) => {
      const file = decode(sgml(transaction('').replace('20261002', text)));
      expect(firstLine(file).DTPOSTED).toMatchObject({ text, isValid: false, localDate: '' });
      expect(file.deviations).toMatchObject([
        {
          code: 'type',
          severity: 'error',
          path: `${FIRST}/DTPOSTED`,
          message: 'DTPOSTED: not a date-time',
          value: text,
        },
      ]);
    },
  );

  it('an empty one is absent', () => {
    const file = decode(sgml(transaction('').replace('20261002', '')));
    expect(firstLine(file)).not.toHaveProperty('DTPOSTED');
    expect(file.deviations.map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual([
      `empty-element ${FIRST}/DTPOSTED`,
      `missing-element ${FIRST}/DTPOSTED`,
    ]);
  });
});

const amount = (what: string, text: string, as: string, ...deviations: Expected[]): FieldFile => ({
  what: `${what}: ${text}`,
  text: sgml(transaction('').replace('-1.50', ` ${text}\r\n`)),
  reads: (file) => firstLine(file).TRNAMT,
  as,
  deviations,
});
const GROUPED: Expected = ['type', `${FIRST}/TRNAMT`, '<TRNAMT>'];

describe('PROTOCOL 3: amounts of the field', () => {
  it.each([
    amount('a comma', '-1234,56', '-1234.56'),
    amount('both, the point last', '1,234.56', '1234.56', GROUPED),
    amount('both, the comma last', '1.234,56', '1234.56', GROUPED),
    amount('both, with a sign', '-1,650.00', '-1650.00', GROUPED),
    amount('several of one kind', '1.234.567', '1234567', GROUPED),
    amount('a sign in front', '+5.00', '5.00'),
    amount('nothing before the comma', ',5', '0.5'),
    amount('no fraction', '100', '100'),
    amount('more digits than a float has', '12345678901234567.89', '12345678901234567.89'),
    amount('a currency in front', 'R$ 5.326,43', '5326.43', GROUPED),
    amount('a sign behind', '5.00-', '-5.00', GROUPED),
    amount('one kind for groups and fraction', '1.234.56', '1234.56', GROUPED),
    amount('groups that are none', '12.34.56', '12.34.56', GROUPED),
    amount('thin blanks', '1\u202f234,56', '1234.56', GROUPED),
    amount('a minus of typography', '\u22125.00', '-5.00', GROUPED),
    amount('an amount in parentheses', '(12.50)', '-12.50', GROUPED),
    amount('a code of a currency', '5.00 EUR', '5.00', GROUPED),
  ])('$what', expectRead);
});

describe('PROTOCOL 3 and 0.1: other values of the field', () => {
  const status = '<STATUS><CODE>0<SEVERITY>INFO</STATUS>';

  it.each(['FRE', 'FRA', 'GER', 'DEU'])('the language %s: both kinds of ISO 639-2 are in use', (language) => {
    const file = decode(sgml(inSonrs(`${status}<DTSERVER>20261001<LANGUAGE>${language}`)));
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS.LANGUAGE).toBe(language);
    expect(file.deviations).toEqual([]);
  });

  it('a transaction type nobody lists is kept, with what is listed', () => {
    const file = decode(sgml(transaction('').replace('DEBIT', 'OUT')));
    expect(firstLine(file).TRNTYPE).toBe('OUT');
    expect(file.deviations).toMatchObject([
      { code: 'enumeration', severity: 'error', path: `${FIRST}/TRNTYPE`, value: 'OUT' },
    ]);
    expect(file.deviations[0]?.message).toContain('CREDIT, DEBIT');
  });

  it('a listed value in lower case is understood', () => {
    const file = decode(sgml(transaction('').replace('DEBIT', 'debit')));
    expect(firstLine(file).TRNTYPE).toBe('DEBIT');
    expect(file.deviations).toMatchObject([
      { code: 'enumeration', severity: 'warning', path: `${FIRST}/TRNTYPE` },
    ]);
  });

  it('a severity that contradicts the code changes nothing', () => {
    const file = decode(
      sgml(inSonrs('<STATUS><CODE>15500<SEVERITY>INFO</STATUS><DTSERVER>20261001<LANGUAGE>ENG')),
    );
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS.STATUS).toEqual({ CODE: 15500, SEVERITY: 'INFO' });
    expect(file.deviations).toEqual([]);
  });

  it.each(['before', 'behind'])('CLTCOOKIE %s STATUS', (place) => {
    const cookie = '<CLTCOOKIE>c';
    const text = sgml(
      transaction('').replace(
        /(<TRNUID>1<\/TRNUID>)(<STATUS>.*?<\/STATUS>)(<STMTRS>)/,
        place === 'before' ? `$1${cookie}$2$3` : `$1$2${cookie}$3`,
      ),
    );
    expectRead({
      what: '',
      text,
      reads: ({ ofx }) => [
        ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.CLTCOOKIE,
        ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE,
      ],
      as: ['c', 0],
      deviations:
        place === 'before'
          ? [
              [
                'order',
                'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STATUS',
                '<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS><STMTRS>',
              ],
            ]
          : [],
    });
  });

  it('message sets in another order than the standard has', () => {
    const body = transaction('');
    const [set = ''] = body.match(/<BANKMSGSRSV1>.*<\/BANKMSGSRSV1>/s) ?? [];
    const file = decode(sgml(body.replace(set, '').replace('<OFX>', `<OFX>${set}`)));
    expect(statementOf(file).LEDGERBAL.BALAMT).toBe('10.00');
    expect(file.deviations).toMatchObject([
      { code: 'order', severity: 'warning', path: 'OFX/SIGNONMSGSRSV1' },
    ]);
  });

  it('N for a Boolean is not nothing', () => {
    const text = sgml(
      '<OFX><BANKMSGSRQV1><STMTTRNRQ><TRNUID>1<STMTRQ><INCTRAN><INCLUDE>N</INCTRAN></STMTRQ></STMTTRNRQ></BANKMSGSRQV1></OFX>',
    );
    expect(decode(text).ofx.BANKMSGSRQV1?.STMTTRNRQ?.[0]?.STMTRQ.INCTRAN?.INCLUDE).toBe(false);
  });
});

describe('PROTOCOL 0.1 and PEERS: the challenge under all the names it goes by', () => {
  const request = (tag: string, phrase: string): string =>
    sgml(
      '<OFX><SIGNONMSGSRQV1><SONRQ><DTCLIENT>20261001120000<USERID>u<USERPASS>p<LANGUAGE>ENG<APPID>QWIN<APPVER>2700' +
        `<${tag}><${phrase}>MFA1<MFAPHRASEA>a</${tag}><${tag}><${phrase}>MFA2<MFAPHRASEA>b</${tag}></SONRQ></SIGNONMSGSRQV1></OFX>`,
    );

  it.each([
    ['MFACHALLENGEANSWER', 'MFAPHRASEID', []],
    ['MFACHALLENGEA', 'MFAPHRASEID', []],
    ['MFACHALLENGEANSWER', 'MFAPRHASEID', ['name', 'name']],
  ])('%s with %s, two of them', (tag, phrase, codes) => {
    const file = decode(request(tag, phrase));
    expect(file.ofx.SIGNONMSGSRQV1?.SONRQ.MFACHALLENGEANSWER).toEqual([
      { MFAPHRASEID: 'MFA1', MFAPHRASEA: 'a' },
      { MFAPHRASEID: 'MFA2', MFAPHRASEA: 'b' },
    ]);
    expect(file.deviations.map(({ code }) => code)).toEqual(codes);
    for (const { path } of file.deviations) expect(path).toMatch(/MFACHALLENGEANSWER\[[01]\]\/MFAPHRASEID$/);
  });
});
