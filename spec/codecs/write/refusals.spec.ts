import { describe, expect, it } from 'vitest';
import {
  encode,
  hasMfa,
  type OfxErrorCode,
  type OfxInput,
  VERSIONS,
  type Version,
} from '../../../codecs/index.ts';
import { refusal, signOn, textOf } from '../helpers.ts';

const SONRQ = 'OFX/SIGNONMSGSRQV1/SONRQ';
const ANSWER = { MFAPHRASEID: 'MFA1', MFAPHRASEA: 'Berlin' };
const status = { CODE: 0, SEVERITY: 'INFO' };

/** A response with one transaction; `more` replaces or adds elements of it. */
const response = (more: Record<string, unknown>, list: Record<string, unknown> = {}): OfxInput =>
  ({
    SIGNONMSGSRSV1: { SONRS: { STATUS: status, DTSERVER: '20261001', LANGUAGE: 'ENG' } },
    BANKMSGSRSV1: {
      STMTTRNRS: [
        {
          TRNUID: '1',
          STATUS: status,
          STMTRS: {
            CURDEF: 'USD',
            BANKACCTFROM: { BANKID: '1', ACCTID: '2', ACCTTYPE: 'CHECKING' },
            BANKTRANLIST: {
              DTSTART: '20261001',
              DTEND: '20261001',
              STMTTRN: [{ TRNTYPE: 'DEBIT', DTPOSTED: '20261001', TRNAMT: '-1', FITID: '1', ...more }],
              ...list,
            },
            LEDGERBAL: { BALAMT: '0', DTASOF: '20261001' },
          },
        },
      ],
    },
  }) as OfxInput;
const LINE = 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/BANKTRANLIST/STMTTRN[0]';
const image = { IMAGETYPE: 'TAX', IMAGEREF: 'x', IMAGEREFTYPE: 'URL', IMAGEDELAY: 0 };

describe('writing refuses, naming the element and the rule', () => {
  it.each<[OfxErrorCode, string, OfxInput, Version]>([
    ['codec/missing-element', `${SONRQ}/LANGUAGE`, signOn({ LANGUAGE: undefined }), '1.0.3'],
    ['codec/missing-element', `${SONRQ}/USERPASS`, signOn({ USERPASS: undefined }), '1.0.3'],
    ['codec/missing-element', SONRQ, signOn({ USERID: undefined, USERPASS: undefined }), '1.0.3'],
    ['codec/missing-element', `${SONRQ}/FI/ORG`, signOn({ FI: { FID: '1' } }), '1.0.3'],
    ['codec/missing-element', `${SONRQ}/USERCRED1`, signOn({ USERCRED2: 'x' }), '1.0.3'],
    [
      'codec/missing-element',
      `${SONRQ}/MFACHALLENGEANSWER[0]/MFAPHRASEA`,
      signOn({ MFACHALLENGEANSWER: [{ MFAPHRASEID: 'MFA1' }] }),
      '1.0.3',
    ],
    ['codec/missing-element', 'OFX', {} as OfxInput, '2.1.1'],
    [
      'codec/missing-element',
      'OFX/SIGNONMSGSRQV1',
      { PROFMSGSRQV1: { PROFTRNRQ: [] } } as unknown as OfxInput,
      '2.1.1',
    ],
    [
      'codec/missing-element',
      'OFX/PROFMSGSRQV1/PROFTRNRQ',
      { ...signOn(), PROFMSGSRQV1: { PROFTRNRQ: [] } } as OfxInput,
      '2.1.1',
    ],
    ['codec/missing-element', `${LINE}/CORRECTACTION`, response({ CORRECTFITID: '1' }), '1.0.3'],
    ['codec/unknown-element', `${SONRQ}/USRID`, signOn({ USRID: 'x' }), '1.0.3'],
    ['codec/unknown-element', `${SONRQ}/MFACHALLENGEA`, signOn({ MFACHALLENGEA: [ANSWER] }), '1.0.3'],
    [
      'codec/unknown-element',
      `${SONRQ}/MFACHALLENGEANSWER[0]/MFAPRHASEID`,
      signOn({ MFACHALLENGEANSWER: [{ MFAPRHASEID: 'MFA1', MFAPHRASEA: 'x' }] }),
      '1.0.3',
    ],
    ['codec/choice', SONRQ, signOn({ USERKEY: 'x' }), '1.0.3'],
    ['codec/choice', LINE, response({ NAME: 'x', PAYEE: {} }), '1.0.3'],
    ['codec/choice', 'OFX', { ...signOn(), ...response({}) } as OfxInput, '1.0.3'],
    [
      'codec/version',
      `${SONRQ}/ACCESSTOKEN`,
      signOn({ USERID: undefined, USERPASS: undefined, ACCESSTOKEN: 't' }),
      '2.1.1',
    ],
    ['codec/version', `${LINE}/EXTDNAME`, response({ EXTDNAME: 'x' }), '2.1.1'],
    ['codec/version', `${LINE}/INV401KSOURCE`, response({ INV401KSOURCE: 'MATCH' }), '1.6'],
    ['codec/too-many', `${LINE}/IMAGEDATA[2]`, response({ IMAGEDATA: [image, image, image] }), '2.1.1'],
    ['codec/too-long', `${SONRQ}/USERID`, signOn({ USERID: 'x'.repeat(33) }), '1.0.3'],
    ['codec/too-long', `${SONRQ}/USERPASS`, signOn({ USERPASS: 'x'.repeat(172) }), '1.0.3'],
    ['codec/too-long', `${SONRQ}/APPVER`, signOn({ APPVER: '12345' }), '1.0.3'],
    ['codec/empty-element', `${SONRQ}/USERPASS`, signOn({ USERPASS: '' }), '1.0.3'],
    ['codec/type', `${SONRQ}/USERID`, signOn({ USERID: 5 }), '1.0.3'],
    ['codec/type', `${SONRQ}/APPVER`, signOn({ APPVER: '6.0' }), '1.0.3'],
    ['codec/type', `${SONRQ}/LANGUAGE`, signOn({ LANGUAGE: 'en' }), '1.0.3'],
    ['codec/type', `${SONRQ}/FI`, signOn({ FI: 'ORG' }), '1.0.3'],
    ['codec/type', `${SONRQ}/FI`, signOn({ FI: [{ ORG: 'x' }] }), '1.0.3'],
    ['codec/type', `${SONRQ}/MFACHALLENGEANSWER`, signOn({ MFACHALLENGEANSWER: ANSWER }), '1.0.3'],
    ['codec/type', `${LINE}/TRNTYPE`, response({ TRNTYPE: 'debit' }), '1.0.3'],
    ['codec/type', 'OFX', [] as unknown as OfxInput, '1.0.3'],
    ['codec/type', 'OFX', null as unknown as OfxInput, '1.0.3'],
    ['codec/charset', `${SONRQ}/USERID`, signOn({ USERID: '日' }), '1.0.3'],
  ])('%s at %s', (code, path, ofx, version) => {
    const error = refusal(() => encode(ofx, { version }));
    expect(error).toMatchObject({ code, path, retryable: false });
    expect(error.message).toMatch(new RegExp(`^${path.replace(/[[\]]/g, '\\$&')} cannot be written: .+\\.$`));
  });

  it.each([-1, 1.5, Number.NaN, '0', 1_000_000, null])('CODE %s', (CODE) => {
    const ofx = {
      SIGNONMSGSRSV1: { SONRS: { STATUS: { ...status, CODE }, DTSERVER: '20261001', LANGUAGE: 'ENG' } },
    };
    const error = refusal(() => encode(ofx as OfxInput, { version: '1.0.3' }));
    expect(['codec/type', 'codec/too-long']).toContain(error.code);
    expect(error.path).toBe('OFX/SIGNONMSGSRSV1/SONRS/STATUS/CODE');
  });
});

describe('the multi-factor challenge by version', () => {
  const challenge = (): OfxInput => {
    const { SIGNONMSGSRQV1 } = signOn();
    const MFACHALLENGETRNRQ = { TRNUID: '1', MFACHALLENGERQ: { DTCLIENT: '20261001' } };
    return { SIGNONMSGSRQV1: { ...SIGNONMSGSRQV1, MFACHALLENGETRNRQ } } as OfxInput;
  };
  const elements: [string, OfxInput][] = [
    ['SONRQ/CLIENTUID', signOn({ CLIENTUID: 'x' })],
    ['SONRQ/USERCRED1', signOn({ USERCRED1: 'x' })],
    ['SONRQ/AUTHTOKEN', signOn({ AUTHTOKEN: 'x' })],
    ['SONRQ/ACCESSKEY', signOn({ ACCESSKEY: 'x' })],
    ['SONRQ/MFACHALLENGEANSWER[0]', signOn({ MFACHALLENGEANSWER: [ANSWER] })],
    ['MFACHALLENGETRNRQ', challenge()],
  ];
  const without: Version[] = ['1.0.2', '1.5.1', '1.6', '2.0.0', '2.0.1', '2.0.2'];

  it.each(without)('%s has none of it', (version) => {
    expect(hasMfa(version)).toBe(false);
    for (const [path, ofx] of elements) {
      expect(refusal(() => encode(ofx, { version }))).toMatchObject({
        code: 'codec/version',
        path: `OFX/SIGNONMSGSRQV1/${path}`,
      });
    }
  });

  it.each(VERSIONS.filter((version) => !without.includes(version)))('%s has all of it', (version) => {
    for (const [path, ofx] of elements) {
      expect(textOf(encode(ofx, { version }))).toContain(`<${path.split('/').at(-1)?.replace('[0]', '')}>`);
    }
  });

  it('an empty list of answers is no answer, in any version', () => {
    for (const version of VERSIONS) {
      expect(textOf(encode(signOn({ MFACHALLENGEANSWER: [] }), { version }))).not.toContain('MFA');
    }
  });
});
