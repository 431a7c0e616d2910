import { describe, expect, it } from 'vitest';
import { codecFor, codecRegistry, decode, encode, type Version } from '../../codecs/index.ts';
import { refusal, sgml, sgmlHeader, signOn, textOf, utf8, xmlHeader } from './helpers.ts';

describe('input that is not OFX', () => {
  it.each([
    ['no bytes', new Uint8Array()],
    ['an empty string', ''],
  ])('%s: codec/empty', (_, input) => {
    expect(refusal(() => decode(input))).toMatchObject({
      code: 'codec/empty',
      retryable: false,
      position: { line: 1, column: 1, byte: 0 },
    });
  });

  it.each([
    ['blanks', ' \r\n\t ', 'nothing but blanks'],
    ['an HTML page', '<!DOCTYPE html>\n<html><head></head><body>Sorry</body></html>', 'an HTML page'],
    ['an HTML page without a doctype', '\n<HTML>', 'an HTML page'],
    ['a part of an HTML page', '<body>Sorry</body>', 'an HTML page'],
    ['PDF', '%PDF-1.7', 'a PDF document'],
    ['a ZIP archive', 'PK\u0003\u0004xx', 'a ZIP archive or an office document'],
    ['an RTF document', '{\\rtf1 hello}', 'an RTF document'],
    ['an image', 'GIF89a\u0001', 'an image'],
    ['an HTML page in XML', '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="x">', 'an HTML page'],
    ['an HTML page behind a script', '<script>x</script><html lang="en"><head>', 'an HTML page'],
    [
      'camt.053',
      '<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
      'a CAMT message (ISO 20022)',
    ],
    ['pain.001', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">', 'an ISO 20022 message'],
    ['SOAP', '<?xml version="1.0"?><soap:Envelope xmlns:soap="x">', 'a SOAP message'],
    ['OFC', '<OFC>\n<DTD>2\n<ACCTSTMT>', 'an OFC file, which is older than OFX'],
    ['an MT940 message in its envelope', '{1:F01BANKXX}{2:I940}', 'an MT940 message'],
    ['a list in JSON', '[{"amount":1}]', 'JSON'],
    ['CSV with tabs', 'Date\tAmount\tText\n', 'a CSV table'],
    ['CSV with quotes', '"Date","Amount","Text"\n', 'a CSV table'],
    ['QIF', '!Type:Bank\nD1/1/26\n', 'a QIF file'],
    ['MT940', ':20:STARTUMSE\n:25:1/2\n', 'an MT940 message'],
    ['JSON', '{"error":"no"}', 'JSON'],
    ['CSV', 'Date;Amount;Text\n1;2;3\n', 'a CSV table'],
    ['CSV with two columns', 'Date;Amount\n1;2\n', 'a CSV table'],
    ['CSV with two columns and commas', 'Date,Amount\r\n\r\n2026-10-01,5.00', 'a CSV table'],
    ['CSV behind a preamble', 'Conto: 123\n\nData;Importo;Desc;X', 'a CSV table'],
    ['CSV with two columns behind a preamble', 'Konto 1\nSaldo, heute: 5\nDatum;Betrag\n1;2', 'a CSV table'],
    ['QIF behind something', 'D1/1/26\n!Account:\nNBank', 'a QIF file'],
    ['QIF behind a broken byte order mark', '\u00ef\u00bb\u00bf!Type:Bank\nD1/1/26', 'a QIF file'],
    ['a header alone', sgmlHeader(), 'an OFX header without a body'],
    ['an XML header alone', xmlHeader(), 'an OFX header without a body'],
    ['XML', '<?xml version="1.0"?><Document/>', 'XML or SGML that is not OFX'],
    ['something like a root', '<OFXX></OFXX>', 'XML or SGML that is not OFX'],
    ['text', 'Service unavailable', 'no format that is known here'],
    ['a sentence', 'Sorry, we are down; please, try again', 'no format that is known here'],
    [
      'a letter',
      'Dear customer,\nwe are sorry,\nbut this, too,\nis down, today.\nYours,',
      'no format that is known here',
    ],
    ['a line with one comma', 'Error,none', 'no format that is known here'],
    ['lines of different shape', 'a;b\n\nc\nd;e', 'no format that is known here'],
    ['one character', 'x', 'no format that is known here'],
  ])('%s: codec/not-ofx, and what it looks like', (_, text, what) => {
    for (const input of [text, utf8(text)]) {
      const error = refusal(() => decode(input));
      expect(error).toMatchObject({ code: 'codec/not-ofx', position: { line: 1, column: 1 } });
      expect(error.message).toBe(`There is no <OFX> in the input: it looks like ${what}.`);
    }
  });

  it.each([
    ['a gzip archive', [0x1f, 0x8b, 8, 0, 0, 0], 'a gzip archive'],
    [
      'an office document of old',
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      'an office document of old',
    ],
    ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'an image'],
    ['UTF-16 text', [...Buffer.from('\uFEFF<html></html>', 'utf16le')], 'an HTML page'],
  ])('%s, by its bytes', (_, bytes, what) => {
    expect(refusal(() => decode(Uint8Array.from(bytes))).message).toContain(`it looks like ${what}`);
  });

  it('garbage bytes: codec/not-ofx', () => {
    for (const bytes of [
      [0],
      [0, 0],
      [255],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0xef, 0xbb, 0xbf],
      [0, 1, 2, 255],
    ]) {
      expect(refusal(() => decode(Uint8Array.from(bytes))).code).toBe('codec/not-ofx');
    }
  });

  it('does not quote the input, which could hold anything', () => {
    expect(refusal(() => decode('CANARY password CANARY')).message).not.toContain('CANARY');
  });

  it.each(['<OFX/', '<OFX ', '<OFX <A.B>x</A.B>'])(
    '%s is no empty file: that the root is missing is an error',
    (text) => {
      const file = decode(sgml(text));
      expect(file.ofx).toEqual({});
      expect(file.deviations).toContainEqual(
        expect.objectContaining({ code: 'missing-element', severity: 'error', path: 'OFX' }),
      );
    },
  );

  it('<OFX> alone is an empty file, with what is wrong about it', () => {
    const file = decode('<OFX>');
    expect(file.ofx).toEqual({});
    expect(file.deviations.map(({ code }) => code)).toEqual(['header', 'missing-choice', 'truncated']);
    expect(decode('<OFX/>').ofx).toEqual({});
  });
});

describe('a version nobody knows', () => {
  it.each(['1.0.0', '3.0', '', 'constructor', 'toString', '103'])('%j is refused by name', (version) => {
    const unknown = version as Version;
    for (const call of [
      () => codecFor(unknown),
      () => encode(signOn(), { version: unknown }),
      () => codecRegistry([])(unknown),
    ]) {
      expect(refusal(call)).toMatchObject({ code: 'codec/unknown-version', retryable: false });
    }
  });
});

describe('a registry of codecs', () => {
  const mine = { ...codecFor('1.0.3'), encode: () => utf8('mine') };

  it('prefers what is plugged in and falls back to the standard', () => {
    const codecs = codecRegistry([mine]);
    expect(textOf(codecs('1.0.3').encode(signOn()))).toBe('mine');
    expect(codecs('2.1.1').encode(signOn())).toEqual(encode(signOn(), { version: '2.1.1' }));
  });

  it('can be put on top of another', () => {
    const codecs = codecRegistry(
      [{ ...codecFor('2.2'), encode: () => utf8('other') }],
      codecRegistry([mine]),
    );
    expect(textOf(codecs('1.0.3').encode(signOn()))).toBe('mine');
    expect(textOf(codecs('2.2').encode(signOn()))).toBe('other');
  });

  it('a codec reads every version, since institutions do not always answer in the one they were asked in', () => {
    const bytes = codecFor('2.1.1').encode(signOn());
    expect(codecFor('1.0.3').decode(bytes).header.version).toBe('2.1.1');
  });
});
