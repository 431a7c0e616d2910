import { describe, expect, it } from 'vitest';
import { ANONYMOUS, profileRequest } from '../../../codecs/index.ts';
import { createInstitution, DEMO_USER } from '../../../machines/institution/index.ts';
import { code, codeFor, NO_CHALLENGE, RIGHT, send, WORK } from './files.ts';

describe('a sign-on', () => {
  const bank = () => createInstitution(NO_CHALLENGE);

  it('of a version without the challenge is answered 3000 all the same, without its elements', () => {
    const refused = send(createInstitution(), { version: '1.0.2', messages: WORK });
    expect(code(refused)).toBe(3000);
    expect(refused.deviations).toEqual([]);
    expect(codeFor(bank(), { version: '1.0.2' })).toBe(0);
  });

  it('is refused with 15500 for a wrong password, and with 15502 after the fifth', () => {
    const one = bank();
    const codes = [1, 2, 3, 4, 5, 6].map(() => codeFor(one, { signon: { USERPASS: 'machina-2026' } }));
    expect(codes).toEqual([15500, 15500, 15500, 15500, 15502, 15502]);
    expect(codeFor(one)).toBe(15502);
  });

  it('compares passwords without regard to case only where the profile says so', () => {
    const one = createInstitution({ ...NO_CHALLENGE, signonInfo: { CASESEN: false } });
    expect(codeFor(one, { signon: { USERPASS: 'machina-2026' } })).toBe(0);
  });

  it('of an unknown user is refused with 15500', () => {
    expect(codeFor(bank(), { signon: { USERID: 'Demo' } })).toBe(15500);
  });

  it.each([
    ['no FI', undefined],
    ['another ORG', { ORG: 'OTHER', FID: '1001' }],
    ['another FID', { ORG: 'MACHINA', FID: '1002' }],
    ['no FID', { ORG: 'MACHINA' }],
  ])('is refused with 13504 for %s', (_, FI) => {
    expect(codeFor(bank(), { signon: { FI } })).toBe(13504);
  });

  it('in a language that is not spoken is refused, and nothing is done', () => {
    const file = send(bank(), { signon: { LANGUAGE: 'FRA' }, messages: WORK });
    expect(code(file)).toBe(2000);
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(15500);
  });

  it('for another institution does not touch the user: pending questions stay pending', () => {
    const one = createInstitution();
    send(one, { challenge: 'C1' });
    expect(codeFor(one, { signon: { FI: undefined } })).toBe(13504);
    expect(codeFor(one, { signon: { LANGUAGE: 'FRA' } })).toBe(2000);
    expect(codeFor(one, { answers: RIGHT })).toBe(0);
  });

  it('without a name gets the profile, and nothing else', () => {
    const anonymous = { USERID: ANONYMOUS, USERPASS: ANONYMOUS };
    const one = createInstitution();
    const file = send(one, { signon: anonymous, messages: profileRequest('P1') });
    expect(code(file)).toBe(0);
    expect(file.ofx.PROFMSGSRSV1?.PROFTRNRS[0]?.PROFRS?.FINAME).toBe('Machina Bank');
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS.DTACCTUP).toBeUndefined();

    const more = send(one, { signon: anonymous, messages: { ...profileRequest('P1'), ...WORK } });
    expect(code(more)).toBe(15500);
    expect(more.ofx.PROFMSGSRSV1?.PROFTRNRS[0]).toMatchObject({ TRNUID: 'P1', STATUS: { CODE: 15500 } });
    expect(codeFor(one, { signon: anonymous, challenge: 'C1' })).toBe(15500);
  });

  it('echoes FI, and says when profile and accounts changed', () => {
    const { SONRS } = send(bank()).ofx.SIGNONMSGSRSV1 ?? {};
    expect(SONRS).toMatchObject({ LANGUAGE: 'ENG', FI: { ORG: 'MACHINA', FID: '1001' } });
    expect(SONRS?.DTSERVER.text).toBe('20261110120000.000[0:GMT]');
    expect([SONRS?.DTPROFUP?.text, SONRS?.DTACCTUP?.text]).toEqual(['20260901', '20260901']);
  });

  it('answers requests for a new password or a nonce, although it offers neither', () => {
    const SONRQ = { DTCLIENT: '20261110', USERID: 'demo', USERPASS: DEMO_USER.password, LANGUAGE: 'ENG' };
    const answerOf = (password: string) => {
      const text = `OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:103\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\nCOMPRESSION:NONE\r\nOLDFILEUID:NONE\r\nNEWFILEUID:1\r\n\r\n<OFX><SIGNONMSGSRQV1><SONRQ><DTCLIENT>${SONRQ.DTCLIENT}<USERID>demo<USERPASS>${password}<LANGUAGE>ENG<FI><ORG>MACHINA<FID>1001</FI><APPID>QWIN<APPVER>2700</SONRQ><PINCHTRNRQ><TRNUID>N1<PINCHRQ><USERID>demo<NEWUSERPASS>x</PINCHRQ></PINCHTRNRQ><CHALLENGETRNRQ><TRNUID>N2<CHALLENGERQ><USERID>demo</CHALLENGERQ></CHALLENGETRNRQ></SIGNONMSGSRQV1></OFX>`;
      return decodeAnswer(text);
    };
    const decodeAnswer = (text: string) => {
      const { body } = bank().answer({ url: '', headers: [], body: new TextEncoder().encode(text) });
      const answer = new TextDecoder().decode(body);
      return [...answer.matchAll(/<TRNUID>(N[12])\s*<STATUS>\s*<CODE>([0-9]+)/g)].map(([, id, of]) => [
        id,
        of,
      ]);
    };
    expect(answerOf(SONRQ.USERPASS)).toEqual([
      ['N1', '15503'],
      ['N2', '2000'],
    ]);
    expect(answerOf('wrong')).toEqual([
      ['N1', '15500'],
      ['N2', '15500'],
    ]);
  });
});
