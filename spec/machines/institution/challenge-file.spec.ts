import { describe, expect, it } from 'vitest';
import { createInstitution } from '../../../machines/institution/index.ts';
import { accessKeyOf, code, codeFor, RIGHT, send, WORK, WRONG } from './files.ts';

describe.each(['1.0.3', '2.1.1'] as const)('the challenge of OFX %s', (version) => {
  it('goes from 3000 over the questions to the answer and the access key', () => {
    const bank = createInstitution();

    const required = send(bank, { version, messages: WORK });
    expect(code(required)).toBe(3000);
    expect(required.ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS?.[0]).toMatchObject({
      TRNUID: 'T1',
      STATUS: { CODE: 15500 },
    });
    expect(bank.standing('demo')).toEqual({ open: 'challengeRequired' });

    const { SIGNONMSGSRSV1 } = send(bank, { version, challenge: 'C7' }).ofx;
    expect(SIGNONMSGSRSV1?.SONRS.STATUS.CODE).toBe(0);
    expect(SIGNONMSGSRSV1?.MFACHALLENGETRNRS).toEqual({
      TRNUID: 'C7',
      STATUS: { CODE: 0, SEVERITY: 'INFO' },
      MFACHALLENGERS: {
        MFACHALLENGE: [
          { MFAPHRASEID: 'MFA1' },
          { MFAPHRASEID: '123', MFAPHRASELABEL: 'What is the name of your favourite teacher?' },
          { MFAPHRASEID: 'MFA107' },
        ],
      },
    });
    expect(bank.standing('demo')).toEqual({ open: 'challenged' });

    const done = send(bank, { version, answers: RIGHT, messages: WORK });
    expect(code(done)).toBe(0);
    expect(done.ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS?.[0]?.ACCTINFORS?.ACCTINFO).toHaveLength(3);
    expect(done.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]).toMatchObject({ TRNUID: 'T2', STATUS: { CODE: 0 } });
    const ACCESSKEY = accessKeyOf(done) ?? 'missing';
    expect(ACCESSKEY).toMatch(/^KEY-/);

    expect(codeFor(bank, { version, signon: { ACCESSKEY }, messages: WORK })).toBe(0);
    expect(codeFor(bank, { version, messages: WORK })).toBe(3000);
  });

  it('answers wrong answers 3001, executes nothing, and wants a new challenge', () => {
    const bank = createInstitution();
    send(bank, { version, challenge: 'C1' });
    const rejected = send(bank, { version, answers: WRONG, messages: WORK });
    expect(code(rejected)).toBe(3001);
    expect(accessKeyOf(rejected)).toBeUndefined();
    expect(rejected.ofx.BANKMSGSRSV1?.STMTTRNRS).toEqual([
      { TRNUID: 'T2', STATUS: { CODE: 15500, SEVERITY: 'ERROR', MESSAGE: 'The sign-on is invalid.' } },
    ]);
    expect(codeFor(bank, { version, answers: RIGHT })).toBe(3000);
  });

  it('locks the user with the third wrong answers, and unlocks on demand', () => {
    const bank = createInstitution();
    const codes = [1, 2, 3].map(() => {
      send(bank, { version, challenge: 'C1' });
      return codeFor(bank, { version, answers: WRONG });
    });
    expect(codes).toEqual([3001, 3001, 15502]);
    expect(codeFor(bank, { version, challenge: 'C1' })).toBe(15502);
    bank.unlock('demo');
    expect(codeFor(bank, { version })).toBe(3000);
  });

  it('does not execute what comes together with the request for the challenge', () => {
    const { ofx } = send(createInstitution(), { version, challenge: 'C1', messages: WORK });
    expect(ofx.SIGNONMSGSRSV1?.SONRS.STATUS.CODE).toBe(0);
    expect(ofx.SIGNONMSGSRSV1?.MFACHALLENGETRNRS?.MFACHALLENGERS?.MFACHALLENGE).toHaveLength(3);
    expect(ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS?.[0]?.STATUS.CODE).toBe(15500);
    expect(ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(15500);
    expect(ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS).toBeUndefined();
  });

  it('answers the request for the challenge 15500 where the password is wrong', () => {
    const { ofx } = send(createInstitution(), { version, challenge: 'C1', signon: { USERPASS: 'wrong' } });
    expect(ofx.SIGNONMSGSRSV1?.SONRS.STATUS.CODE).toBe(15500);
    expect(ofx.SIGNONMSGSRSV1?.MFACHALLENGETRNRS).toMatchObject({ TRNUID: 'C1', STATUS: { CODE: 15500 } });
    expect(ofx.SIGNONMSGSRSV1?.MFACHALLENGETRNRS?.MFACHALLENGERS).toBeUndefined();
  });

  it('says so where there is nothing to ask', () => {
    const bank = createInstitution({ challenge: { questions: [] } });
    const { ofx } = send(bank, { version, challenge: 'C1' });
    expect(ofx.SIGNONMSGSRSV1?.MFACHALLENGETRNRS).toMatchObject({ TRNUID: 'C1', STATUS: { CODE: 2000 } });
    expect(codeFor(bank, { version, answers: RIGHT })).toBe(3000);
  });
});
