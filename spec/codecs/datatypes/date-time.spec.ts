import { afterEach, describe, expect, it } from 'vitest';
import { decode, encode, OfxDateTime } from '../../../codecs/index.ts';
import { codesOf, firstLine, refusal, sgml, signOn, textOf, transaction } from '../helpers.ts';

const read = (text: string) => {
  const file = decode(sgml(transaction('').replace('20261002', text)));
  return { value: firstLine(file).DTPOSTED, codes: codesOf(file) };
};
const written = (value: unknown): string =>
  /<DTCLIENT>(.*)\r\n/.exec(textOf(encode(signOn({ DTCLIENT: value }), { version: '1.0.3' })))?.[1] ?? '';

describe('a date-time in a form the standard allows', () => {
  it.each([
    ['20261001', 'day', '2026-10-01T00:00:00.000Z', undefined],
    ['20261001120000', 'second', '2026-10-01T12:00:00.000Z', undefined],
    ['20261001120000.123', 'millisecond', '2026-10-01T12:00:00.123Z', undefined],
    [
      '20261001120000.000[0:GMT]',
      'millisecond',
      '2026-10-01T12:00:00.000Z',
      { offsetMinutes: 0, name: 'GMT' },
    ],
    [
      '20261001120000.000[-5:EST]',
      'millisecond',
      '2026-10-01T17:00:00.000Z',
      { offsetMinutes: -300, name: 'EST' },
    ],
    [
      '20261001120000.000[+5.50:IST]',
      'millisecond',
      '2026-10-01T06:30:00.000Z',
      { offsetMinutes: 330, name: 'IST' },
    ],
    ['20261001120000.000[5.30]', 'millisecond', '2026-10-01T06:30:00.000Z', { offsetMinutes: 330 }],
    ['20261001120000.000[5.45]', 'millisecond', '2026-10-01T06:15:00.000Z', { offsetMinutes: 345 }],
    ['20261001120000.000[5.75]', 'millisecond', '2026-10-01T06:15:00.000Z', { offsetMinutes: 345 }],
    [
      '20261001120000.000[-4.00:EDT]',
      'millisecond',
      '2026-10-01T16:00:00.000Z',
      { offsetMinutes: -240, name: 'EDT' },
    ],
    [
      '20261001120000.000[-03:EST]',
      'millisecond',
      '2026-10-01T15:00:00.000Z',
      { offsetMinutes: -180, name: 'EST' },
    ],
    ['20261001120000.000[+14]', 'millisecond', '2026-09-30T22:00:00.000Z', { offsetMinutes: 840 }],
    ['20261001120000.000[-12]', 'millisecond', '2026-10-02T00:00:00.000Z', { offsetMinutes: -720 }],
    // The sign counts between -1 and 0 hours too.
    ['20261001120000.000[-0.50]', 'millisecond', '2026-10-01T12:30:00.000Z', { offsetMinutes: -30 }],
    ['20261001120000.000[+0.50]', 'millisecond', '2026-10-01T11:30:00.000Z', { offsetMinutes: 30 }],
    // A name is anything.
    [
      '20261001120000.000[-5:America/New_York]',
      'millisecond',
      '2026-10-01T17:00:00.000Z',
      { offsetMinutes: -300, name: 'America/New_York' },
    ],
    [
      '20261001120000.000[1:MEZ (Winter)]',
      'millisecond',
      '2026-10-01T11:00:00.000Z',
      { offsetMinutes: 60, name: 'MEZ (Winter)' },
    ],
    ['20261001120060', 'second', '2026-10-01T12:01:00.000Z', undefined],
    ['20240229', 'day', '2024-02-29T00:00:00.000Z', undefined],
  ] as const)('%s', (text, precision, instant, zone) => {
    const { value, codes } = read(text);
    expect(codes).toEqual([]);
    expect(value.isValid).toBe(true);
    expect(value).toMatchObject({ text, precision });
    expect(value.instant.toISOString()).toBe(instant);
    expect(value.zone).toEqual(zone);
    expect(value.localDate).toBe(text.replace(/^(....)(..)(..).*/, '$1-$2-$3'));
    expect(written(value)).toBe(text);
  });
});

describe('a date-time as the field writes it is read, reported, and written as the standard has it', () => {
  it.each([
    ['2026100112', 'hour', '2026-10-01T12:00:00.000Z', '20261001120000'],
    ['202610011230', 'minute', '2026-10-01T12:30:00.000Z', '20261001123000'],
    ['20261001120000[0:GMT]', 'second', '2026-10-01T12:00:00.000Z', '20261001120000.000[0:GMT]'],
    ['20261001000000[-03:EST]', 'second', '2026-10-01T03:00:00.000Z', '20261001000000.000[-3:EST]'],
    [
      '20261001120000.000[-0500:EST]',
      'millisecond',
      '2026-10-01T17:00:00.000Z',
      '20261001120000.000[-5:EST]',
    ],
    ['20261001120000.000[-0030]', 'millisecond', '2026-10-01T12:30:00.000Z', '20261001120000.000[-0.50]'],
    ['20261001120000[+05:30:IST]', 'second', '2026-10-01T06:30:00.000Z', '20261001120000.000[5.50:IST]'],
    ['20261001120000.000[-:EST]', 'millisecond', '2026-10-01T17:00:00.000Z', '20261001120000.000[-5:EST]'],
    ['20261001120000.000[EST]', 'millisecond', '2026-10-01T17:00:00.000Z', '20261001120000.000[-5:EST]'],
    ['20261001120000.000[-5:EST', 'millisecond', '2026-10-01T17:00:00.000Z', '20261001120000.000[-5:EST]'],
    ['20261001120000.000 GMT', 'millisecond', '2026-10-01T12:00:00.000Z', '20261001120000.000[0:GMT]'],
    ['20261001120000:GMT', 'second', '2026-10-01T12:00:00.000Z', '20261001120000.000[0:GMT]'],
    ['20261001[-5:EST]', 'day', '2026-10-01T05:00:00.000Z', '20261001000000.000[-5:EST]'],
    ['20261001120000.5', 'millisecond', '2026-10-01T12:00:00.500Z', '20261001120000.500'],
    ['20261001120000.123456', 'millisecond', '2026-10-01T12:00:00.123Z', '20261001120000.123'],
    ['20261001120000,005', 'millisecond', '2026-10-01T12:00:00.005Z', '20261001120000.005'],
    ['2026-10-01', 'day', '2026-10-01T00:00:00.000Z', '20261001'],
    ['01/10/2026', 'day', '2026-10-01T00:00:00.000Z', '20261001'],
    ['2026/10/01', 'day', '2026-10-01T00:00:00.000Z', '20261001'],
    // ISO 8601, whole or in part.
    ['20261001T120000', 'second', '2026-10-01T12:00:00.000Z', '20261001120000'],
    ['20261001 120000', 'second', '2026-10-01T12:00:00.000Z', '20261001120000'],
    ['2026-10-01T12:00:00', 'second', '2026-10-01T12:00:00.000Z', '20261001120000'],
    ['2026-10-01 12:00:00', 'second', '2026-10-01T12:00:00.000Z', '20261001120000'],
    ['2026-10-01t12:30', 'minute', '2026-10-01T12:30:00.000Z', '20261001123000'],
    ['2026-10-01T12:00:00Z', 'second', '2026-10-01T12:00:00.000Z', '20261001120000.000[0:Z]'],
    ['2026-10-01T12:00:00-03:00', 'second', '2026-10-01T15:00:00.000Z', '20261001120000.000[-3]'],
    ['2026-10-01 23:00:00-03', 'second', '2026-10-02T02:00:00.000Z', '20261001230000.000[-3]'],
    ['2026-10-01T12:00:00.123-0330', 'millisecond', '2026-10-01T15:30:00.123Z', '20261001120000.123[-3.50]'],
    ['2026-10-01T12:00:00.0050000Z', 'millisecond', '2026-10-01T12:00:00.005Z', '20261001120000.005[0:Z]'],
    ['20261001120000+0530', 'second', '2026-10-01T06:30:00.000Z', '20261001120000.000[5.50]'],
    // What the zone is set apart by, and what says nothing of it.
    ['20261001120000.000[-5 :EST]', 'millisecond', '2026-10-01T17:00:00.000Z', '20261001120000.000[-5:EST]'],
    [
      '20261001120000.000[ -5 : EST ]',
      'millisecond',
      '2026-10-01T17:00:00.000Z',
      '20261001120000.000[-5:EST]',
    ],
    ['20261001120000.000[GMT-3]', 'millisecond', '2026-10-01T15:00:00.000Z', '20261001120000.000[-3]'],
    ['20261001120000.000[GMT+1:CET]', 'millisecond', '2026-10-01T11:00:00.000Z', '20261001120000.000[1:CET]'],
    ['20261001120000.000[UTC-03:00]', 'millisecond', '2026-10-01T15:00:00.000Z', '20261001120000.000[-3]'],
    // Minutes behind a colon, which others read as the zone's name.
    [
      '20261001120000.000[+5:30:IST]',
      'millisecond',
      '2026-10-01T06:30:00.000Z',
      '20261001120000.000[5.50:IST]',
    ],
    ['20261001120000.000[-05:00]', 'millisecond', '2026-10-01T17:00:00.000Z', '20261001120000.000[-5]'],
    ['20261001120000.000[5.00:30]', 'millisecond', '2026-10-01T07:00:00.000Z', '20261001120000.000[5]'],
    // Names of zones that mean one thing.
    ['20261001120000.000[BRT]', 'millisecond', '2026-10-01T15:00:00.000Z', '20261001120000.000[-3:BRT]'],
    ['20261001120000.000[NST]', 'millisecond', '2026-10-01T15:30:00.000Z', '20261001120000.000[-3.50:NST]'],
    ['20261001120000.000[-:JST]', 'millisecond', '2026-10-01T03:00:00.000Z', '20261001120000.000[9:JST]'],
    // Midnight at the end of the day, which stays that day however it is written.
    ['20261001240000', 'second', '2026-10-02T00:00:00.000Z', '20261001235960'],
    ['202610012400', 'minute', '2026-10-02T00:00:00.000Z', '20261001235960'],
    ['20261001240000.000[-3:BRT]', 'millisecond', '2026-10-02T03:00:00.000Z', '20261001235960.000[-3:BRT]'],
  ])('%s', (text, precision, instant, canonical) => {
    const { value, codes } = read(text);
    expect(codes).toEqual(['type']);
    expect(value).toMatchObject({ text, precision, isValid: true, localDate: '2026-10-01' });
    expect(value.instant.toISOString()).toBe(instant);
    expect(written(value)).toBe(canonical);
    const again = read(canonical);
    expect(again).toMatchObject({ codes: [], value: { localDate: '2026-10-01' } });
    expect(again.value.instant).toEqual(value.instant);
  });

  it.each([
    '20261001120000.000[XYZ]',
    '20261001120000.000[99:FAR]',
    '20261001120000.000[-15]',
    '20261001[?]',
    // India, Ireland and Israel.
    '20261001120000.000[IST]',
    '20261001120000.000[GMT?]',
  ])('an unknown zone is not passed over in silence: %s', (text) => {
    const { value, codes } = read(text);
    expect(codes).toEqual(['type']);
    expect(value).toMatchObject({ isValid: true, zoneIsUnknown: true, localDate: '2026-10-01' });
    expect(value.zone).toBeUndefined();
    expect(value.text).toBe(text);
  });
});

describe('what is no date-time', () => {
  it.each([
    '00000000',
    '20260230',
    '20261301',
    '20260029',
    '20230229',
    '20261001240001',
    '20261001240000.500',
    '20261001250000',
    '20261001126000',
    '20261001120061',
    '2026100',
    '2026100112000',
    'today',
    '20261001T12345',
    '20261001T1234567',
    '2026-10-01T12:0',
    '2026-10-01T12:00:00 PM',
    '20261001010000.000 AM',
    '20261001010000 pm',
    '2026-10/01',
    '2026-1-1',
    '20261001-20261031',
    '20261001120000.',
    '-20261001',
    '00010101',
    '31/02/2026',
    '２０２６１００１',
  ])('%s is kept as text, reported, and refused in writing', (text) => {
    const { value, codes } = read(text);
    expect(codes).toEqual(['type']);
    expect(value).toMatchObject({ text, isValid: false, localDate: '', zone: undefined });
    expect(value.instant.getTime()).toBeNaN();
    expect(value.canonical).toBeUndefined();
    expect(refusal(() => written(text))).toMatchObject({
      code: 'codec/type',
      path: 'OFX/SIGNONMSGSRQV1/SONRQ/DTCLIENT',
    });
  });

  it.each([undefined, null, 5, {}, '', new Date(Number.NaN), OfxDateTime.fromInstant(new Date(Number.NaN))])(
    '%s is refused in writing',
    (value) => {
      expect(['codec/type', 'codec/missing-element']).toContain(refusal(() => written(value)).code);
    },
  );
});

it.each([1900, 2000, 2023, 2024])('the days of %i are those of the calendar', (year) => {
  for (let month = 0; month <= 13; month++) {
    for (let day = 0; day <= 32; day++) {
      const text = `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
      const date = new Date(Date.UTC(year, month - 1, day));
      const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
      expect(new OfxDateTime(text).isValid, text).toBe(exists);
    }
  }
});

describe('a date-time made by hand', () => {
  it.each([
    ['2026-10-01T17:00:00.005Z', '20261001170000.005[0:GMT]'],
    ['2026-10-01T17:00:00.050Z', '20261001170000.050[0:GMT]'],
    ['2026-01-02T03:04:05.000Z', '20260102030405.000[0:GMT]'],
  ])('of the instant %s is %s', (instant, text) => {
    const value = OfxDateTime.fromInstant(new Date(instant));
    expect(value.text).toBe(text);
    expect(value.instant.toISOString()).toBe(instant);
    expect(written(value)).toBe(text);
  });

  it('of a calendar date is that date', () => {
    const value = OfxDateTime.fromLocalDate('2026-10-01');
    expect(value).toMatchObject({ text: '20261001', localDate: '2026-10-01', precision: 'day' });
  });

  it('is its text in JSON and in strings', () => {
    const value = new OfxDateTime('20261001120000.000[-5:EST]');
    expect(JSON.stringify({ value })).toBe('{"value":"20261001120000.000[-5:EST]"}');
    expect(`${value}`).toBe('20261001120000.000[-5:EST]');
  });
});

describe('a posting date', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kolkata', 'Pacific/Pago_Pago'])(
    'never slips a day where the reader is in %s',
    (zone) => {
      process.env.TZ = zone;
      // Without this the spec would prove nothing.
      expect(new Date(2026, 9, 1).getTimezoneOffset() === 0).toBe(zone === 'UTC');
      for (const text of [
        '20261001',
        '20261001000000',
        '20261001235959.999[+14]',
        '20261001000000.000[-12:X]',
      ]) {
        expect(read(text).value.localDate).toBe('2026-10-01');
        expect(written(text)).toBe(text);
      }
      expect(new OfxDateTime('20261001').instant.toISOString()).toBe('2026-10-01T00:00:00.000Z');
      expect(new OfxDateTime('20260329023000').instant.toISOString()).toBe('2026-03-29T02:30:00.000Z');
      expect(OfxDateTime.fromInstant(new Date(0)).text).toBe('19700101000000.000[0:GMT]');
      expect(OfxDateTime.fromLocalDate('2026-03-29').localDate).toBe('2026-03-29');
    },
  );
});
