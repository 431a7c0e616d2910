import { describe, expect, it } from 'vitest';
import {
  decode,
  encode,
  enrolmentRequest,
  enrolmentsOf,
  FIRST_SYNC,
  type OfxInput,
  passwordChange,
  passwordChangeOf,
  serviceAddRequest,
  serviceChangeRequest,
  serviceDeleteRequest,
  serviceSyncRequest,
  serviceSyncsOf,
  servicesOf,
  userChangeRequest,
  userChangeSyncRequest,
  userChangeSyncsOf,
  userChangesOf,
  VERSIONS,
} from '../../../codecs/index.ts';
import { SIGNON_RESPONSE, sgml, signOn, textOf } from '../helpers.ts';
import {
  ADDRESS,
  ADDRESS_MARKUP,
  CARD,
  CHECKING,
  CHECKING_MARKUP,
  OK,
  plain,
  REFUSED,
  responded,
  SAVINGS,
  SAVINGS_MARKUP,
  written,
} from './road.ts';

const set = (content: string) => `<SIGNUPMSGSRQV1>${content}</SIGNUPMSGSRQV1>`;

describe('enrolment', () => {
  it('is asked for with the user’s data', () => {
    const user = {
      firstName: 'Jane',
      middleName: 'M',
      lastName: 'Doe',
      address: { ...ADDRESS, country: 'USA' },
      dayPhone: '1',
      eveningPhone: '2',
      email: 'jane@example.com',
      taxId: '3',
      securityName: 'Roe',
      birthDate: '1980-01-02',
      userId: 'jane',
      account: CARD,
    };
    expect(written(enrolmentRequest({ trnuid: 't', ...user }))).toBe(
      set(
        `<ENROLLTRNRQ><TRNUID>t<ENROLLRQ><FIRSTNAME>Jane<MIDDLENAME>M<LASTNAME>Doe${ADDRESS_MARKUP}<COUNTRY>USA` +
          '<DAYPHONE>1<EVEPHONE>2<EMAIL>jane@example.com<USERID>jane<TAXID>3<SECURITYNAME>Roe<DATEBIRTH>19800102' +
          '<CCACCTFROM><ACCTID>C1</CCACCTFROM></ENROLLRQ></ENROLLTRNRQ>',
      ),
    );
  });

  it('is answered with a first password, or not', () => {
    const ENROLLTRNRS = [
      { TRNUID: '1', STATUS: OK, ENROLLRS: { TEMPPASS: 'p', USERID: 'jane', DTEXPIRE: '20261101' } },
      { TRNUID: '2', STATUS: { CODE: 13000, SEVERITY: 'INFO' } },
    ];
    const enrolments = enrolmentsOf(responded({ SIGNUPMSGSRSV1: { ENROLLTRNRS } }));
    expect(plain(enrolments)).toMatchObject([
      { trnuid: '1', temporaryPassword: 'p', userId: 'jane', expires: '20261101' },
      { trnuid: '2', status: { code: 13000, severity: 'INFO' } },
    ]);
    expect(enrolments[1]).not.toHaveProperty('temporaryPassword');
  });
});

describe('services', () => {
  const transaction = (content: string) => set(`<ACCTTRNRQ><TRNUID>t<ACCTRQ>${content}</ACCTRQ></ACCTTRNRQ>`);

  it('are added, changed, deleted and synchronised', () => {
    const service = { trnuid: 't', service: 'BPSVC' } as const;
    expect(written(serviceAddRequest({ ...service, account: CHECKING }))).toBe(
      transaction(`<SVCADD><BANKACCTTO>${CHECKING_MARKUP}</BANKACCTTO></SVCADD><SVC>BPSVC`),
    );
    expect(written(serviceChangeRequest({ ...service, from: CHECKING, to: SAVINGS }))).toBe(
      transaction(
        `<SVCCHG><BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM><BANKACCTTO>${SAVINGS_MARKUP}</BANKACCTTO></SVCCHG><SVC>BPSVC`,
      ),
    );
    expect(written(serviceDeleteRequest({ ...service, account: CARD }))).toBe(
      transaction('<SVCDEL><CCACCTFROM><ACCTID>C1</CCACCTFROM></SVCDEL><SVC>BPSVC'),
    );
    expect(written(serviceSyncRequest({ since: FIRST_SYNC }))).toBe(
      set('<ACCTSYNCRQ><TOKEN>0<REJECTIFMISSING>N</ACCTSYNCRQ>'),
    );
  });

  it('are answered with their state', () => {
    const bank = { BANKID: 'B1', ACCTID: 'A1', ACCTTYPE: 'CHECKING' };
    const state = { SVC: 'BPSVC', SVCSTATUS: 'PEND' };
    const ACCTTRNRS = [
      { TRNUID: '1', STATUS: OK, ACCTRS: { SVCADD: { BANKACCTTO: bank }, ...state } },
      {
        TRNUID: '2',
        STATUS: OK,
        ACCTRS: { SVCCHG: { BANKACCTFROM: bank, CCACCTTO: { ACCTID: 'C1' } }, ...state },
      },
      { TRNUID: '3', STATUS: OK, ACCTRS: { SVCDEL: { CCACCTFROM: { ACCTID: 'C1' } }, ...state } },
      { TRNUID: '4', STATUS: REFUSED },
    ];
    const ofx = responded({ SIGNUPMSGSRSV1: { ACCTSYNCRS: [{ TOKEN: '8', ACCTTRNRS }] } });
    expect(servicesOf(ofx)).toMatchObject([
      { trnuid: '1', action: 'added', service: 'BPSVC', to: CHECKING, state: 'PEND' },
      { trnuid: '2', action: 'changed', from: CHECKING, to: CARD },
      { trnuid: '3', action: 'deleted', from: CARD },
      { trnuid: '4', status: { code: 10504 } },
    ]);
    expect(serviceSyncsOf(ofx)).toMatchObject([{ kind: 'ACCT', token: '8', items: servicesOf(ofx) }]);
  });

  it('are read from 1.6’s second message sets, of which there may be several', () => {
    const transaction = (TRNUID: string) => ({
      TRNUID,
      STATUS: OK,
      ACCTRS: { SVCDEL: { CCACCTFROM: { ACCTID: 'C1' } }, SVC2: 'PRESSVC', SVCSTATUS2: 'REJECTED' },
    });
    const SIGNUPMSGSRSV2 = [{ ACCTTRNRS: [transaction('1')] }, { ACCTTRNRS: [transaction('2')] }];
    expect(servicesOf(responded({ SIGNUPMSGSRSV2 }, '1.6'))).toMatchObject([
      { trnuid: '1', service: 'PRESSVC', state: 'REJECTED' },
      { trnuid: '2' },
    ]);
  });
});

describe('the user’s name and address', () => {
  it('are changed and synchronised', () => {
    expect(written(userChangeRequest({ trnuid: 't', lastName: 'Roe', address: ADDRESS, email: 'e@e' }))).toBe(
      set(
        `<CHGUSERINFOTRNRQ><TRNUID>t<CHGUSERINFORQ><LASTNAME>Roe${ADDRESS_MARKUP}<EMAIL>e@e</CHGUSERINFORQ></CHGUSERINFOTRNRQ>`,
      ),
    );
    expect(written(userChangeSyncRequest({ since: 'refresh' }))).toBe(
      set('<CHGUSERINFOSYNCRQ><REFRESH>Y<REJECTIFMISSING>N</CHGUSERINFOSYNCRQ>'),
    );
  });

  it('are answered with what changed, and when', () => {
    const CHGUSERINFORS = { LASTNAME: 'Roe', CITY: 'Town', DTINFOCHG: '20261001' };
    const CHGUSERINFOTRNRS = [
      { TRNUID: '1', STATUS: OK, CHGUSERINFORS },
      { TRNUID: '2', STATUS: REFUSED },
    ];
    const ofx = responded({ SIGNUPMSGSRSV1: { CHGUSERINFOSYNCRS: [{ TOKEN: '8', CHGUSERINFOTRNRS }] } });
    expect(plain(userChangesOf(ofx))).toMatchObject([
      { trnuid: '1', user: { lastName: 'Roe', address: { lines: [], city: 'Town' } }, changed: '20261001' },
      { trnuid: '2', status: { code: 10504 } },
    ]);
    expect(userChangeSyncsOf(ofx)).toMatchObject([{ token: '8', items: userChangesOf(ofx) }]);
  });
});

describe('a password change', () => {
  it.each(VERSIONS)('stands behind the sign-on in %s', (version) => {
    const { SIGNONMSGSRQV1 } = signOn();
    const change = passwordChange({ trnuid: 't', userId: 'user', newPassword: 'new' });
    const ofx = { SIGNONMSGSRQV1: { ...SIGNONMSGSRQV1, ...change } } as OfxInput;
    const text = textOf(encode(ofx, { version, dialect: { newlines: 'none', leafEndTags: true } }));
    expect(text).toContain(
      '</SONRQ><PINCHTRNRQ><TRNUID>t</TRNUID><PINCHRQ><USERID>user</USERID><NEWUSERPASS>new</NEWUSERPASS></PINCHRQ></PINCHTRNRQ>',
    );
  });

  it('is answered beside the sign-on', () => {
    const answer = (content: string) =>
      passwordChangeOf(
        decode(
          sgml(
            `<OFX>${SIGNON_RESPONSE.replace('</SIGNONMSGSRSV1>', `<PINCHTRNRS><TRNUID>t${content}</PINCHTRNRS></SIGNONMSGSRSV1>`)}</OFX>`,
          ),
        ).ofx,
      );
    expect(
      plain(
        answer('<STATUS><CODE>0<SEVERITY>INFO</STATUS><PINCHRS><USERID>user<DTCHANGED>20261001</PINCHRS>'),
      ),
    ).toMatchObject({ trnuid: 't', status: { code: 0 }, userId: 'user', changed: '20261001' });
    expect(answer('<STATUS><CODE>15503<SEVERITY>ERROR</STATUS>')).toMatchObject({ status: { code: 15503 } });
    expect(passwordChangeOf(decode(sgml(`<OFX>${SIGNON_RESPONSE}</OFX>`)).ofx)).toBeUndefined();
  });
});
