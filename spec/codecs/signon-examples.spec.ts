import { describe, expect, it } from 'vitest';
import { decode, encode, type Version, validate } from '../../codecs/index.ts';

/**
 * The exchanges of the sign-on chapter (section 2.5; PROTOCOL 5.3 to 5.5), worked out as files. Each is read
 * without a deviation, is valid, and is written again to the byte - in SGML as it stands here, and in XML.
 */
const FI = '<FI><ORG>BANK<FID>1234</FI>';
const CLIENT = '<LANGUAGE>ENG<APPID>QWIN<APPVER>2700';
const NOW = '20261001120000.000[0:GMT]';
const WHO = `<DTCLIENT>${NOW}<USERID>jane<USERPASS>correct horse`;
const SONRQ = (more = '') => `<SONRQ>${WHO}<LANGUAGE>ENG${FI}<APPID>QWIN<APPVER>2700${more}</SONRQ>`;
const STATUS = (code: number, severity = code === 0 ? 'INFO' : 'ERROR') =>
  `<STATUS><CODE>${code}<SEVERITY>${severity}</STATUS>`;
const SONRS = (code: number, more = '') =>
  `<SONRS>${STATUS(code, code === 15000 ? 'INFO' : undefined)}<DTSERVER>${NOW}<LANGUAGE>ENG${FI}${more}</SONRS>`;
const request = (signon: string, rest = '') => `<OFX><SIGNONMSGSRQV1>${signon}</SIGNONMSGSRQV1>${rest}</OFX>`;
const response = (signon: string, rest = '') =>
  `<OFX><SIGNONMSGSRSV1>${signon}</SIGNONMSGSRSV1>${rest}</OFX>`;

const WORK =
  '<BANKMSGSRQV1><STMTTRNRQ><TRNUID>1001<STMTRQ><BANKACCTFROM><BANKID>121099999<ACCTID>999988<ACCTTYPE>CHECKING' +
  '</BANKACCTFROM><INCTRAN><INCLUDE>Y</INCTRAN></STMTRQ></STMTTRNRQ></BANKMSGSRQV1>';
const NOT_DONE = `<BANKMSGSRSV1><STMTTRNRS><TRNUID>1001${STATUS(15500)}</STMTTRNRS></BANKMSGSRSV1>`;
const DONE =
  `<BANKMSGSRSV1><STMTTRNRS><TRNUID>1001${STATUS(0)}<STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>121099999<ACCTID>999988` +
  '<ACCTTYPE>CHECKING</BANKACCTFROM><LEDGERBAL><BALAMT>200.29<DTASOF>20261001</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1>';
const ANSWER = (id: string, text: string) =>
  `<MFACHALLENGEANSWER><MFAPHRASEID>${id}<MFAPHRASEA>${text}</MFACHALLENGEANSWER>`;
const ANONYMOUS = 'anonymous00000000000000000000000';

const EVERYWHERE: readonly Version[] = ['1.0.2', '1.0.3', '1.6', '2.0.1', '2.0.3', '2.1.1', '2.2', '2.3'];
const WITH_MFA: readonly Version[] = ['1.0.3', '2.0.3', '2.1.1', '2.2', '2.3'];

const EXAMPLES: readonly (readonly [name: string, versions: readonly Version[], body: string])[] = [
  ['a sign-on with work', EVERYWHERE, request(SONRQ(), WORK)],
  ['its answer', EVERYWHERE, response(SONRS(0), DONE)],
  ['its refusal, with the consequence in the wrapper', EVERYWHERE, response(SONRS(15500), NOT_DONE)],
  [
    'an anonymous sign-on for the profile',
    EVERYWHERE,
    request(
      `<SONRQ><DTCLIENT>${NOW}<USERID>${ANONYMOUS}<USERPASS>${ANONYMOUS}${CLIENT}</SONRQ>`,
      '<PROFMSGSRQV1><PROFTRNRQ><TRNUID>1<PROFRQ><CLIENTROUTING>MSGSET<DTPROFUP>19900101</PROFRQ></PROFTRNRQ></PROFMSGSRQV1>',
    ),
  ],
  [
    'a sign-on with a user key',
    EVERYWHERE,
    request(`<SONRQ><DTCLIENT>${NOW}<USERKEY>key${CLIENT}</SONRQ>`, WORK),
  ],
  ['3000: more than the password is needed', WITH_MFA, response(SONRS(3000), NOT_DONE)],
  [
    'the request for the challenge, alone',
    WITH_MFA,
    request(
      `${SONRQ()}<MFACHALLENGETRNRQ><TRNUID>66D3749F<MFACHALLENGERQ><DTCLIENT>${NOW}</MFACHALLENGERQ></MFACHALLENGETRNRQ>`,
    ),
  ],
  [
    'the questions: one of the standard’s, one with a label, one for the client',
    WITH_MFA,
    response(
      `${SONRS(0)}<MFACHALLENGETRNRS><TRNUID>66D3749F${STATUS(0)}<MFACHALLENGERS>` +
        '<MFACHALLENGE><MFAPHRASEID>MFA13</MFACHALLENGE>' +
        '<MFACHALLENGE><MFAPHRASEID>123<MFAPHRASELABEL>With which branch is your account?</MFACHALLENGE>' +
        '<MFACHALLENGE><MFAPHRASEID>MFA107</MFACHALLENGE></MFACHALLENGERS></MFACHALLENGETRNRS>',
    ),
  ],
  [
    'the answers, in order, with the work repeated',
    WITH_MFA,
    request(
      SONRQ(ANSWER('MFA13', '1234') + ANSWER('123', 'Newcastle') + ANSWER('MFA107', 'QWIN 2700')),
      WORK,
    ),
  ],
  ['3001: the answers were wrong', WITH_MFA, response(SONRS(3001), NOT_DONE)],
  ['success, with an access key', WITH_MFA, response(SONRS(0, '<ACCESSKEY>EE225228-38E6-4E35'), DONE)],
  ['a later sign-on with the access key', WITH_MFA, request(SONRQ('<ACCESSKEY>EE225228-38E6-4E35'), WORK)],
  ['15512: a token is needed', WITH_MFA, response(SONRS(15512), NOT_DONE)],
  ['the sign-on with the token', WITH_MFA, request(SONRQ('<AUTHTOKEN>123456789'), WORK)],
  [
    'a client id and two more credentials',
    WITH_MFA,
    request(SONRQ('<CLIENTUID>22576921-8E39-4A82-9E3E-EDDB121ADDEE<USERCRED1>MyPin<USERCRED2>MyID'), WORK),
  ],
  ['15000: the password must be changed', EVERYWHERE, response(SONRS(15000), DONE)],
  [
    'the password change',
    EVERYWHERE,
    request(
      `${SONRQ()}<PINCHTRNRQ><TRNUID>888<PINCHRQ><USERID>jane<NEWUSERPASS>battery staple</PINCHRQ></PINCHTRNRQ>`,
    ),
  ],
  [
    'its answer',
    EVERYWHERE,
    response(
      `${SONRS(0)}<PINCHTRNRS><TRNUID>888${STATUS(0)}<PINCHRS><USERID>jane<DTCHANGED>${NOW}</PINCHRS></PINCHTRNRS>`,
    ),
  ],
];

const body = (bytes: Uint8Array): string => {
  const text = new TextDecoder().decode(bytes);
  return text.slice(text.indexOf('<OFX>'));
};

/** The same body with every leaf closed. */
const closed = (sgml: string): string => sgml.replace(/<([A-Z0-9]+)>([^<]+)/g, '<$1>$2</$1>');

describe.each(EXAMPLES)('%s', (_name, versions, sgml) => {
  it.each(versions)('in OFX %s', (version) => {
    const isXml = version.startsWith('2');
    const expected = isXml ? closed(sgml) : sgml;
    const header = new TextDecoder()
      .decode(encode(decode(sgml).ofx, { version, NEWFILEUID: 'example' }))
      .split('<OFX>')[0];
    const file = decode(`${header}${expected}`);
    expect(file.deviations).toEqual([]);
    expect(file.header.version).toBe(version);
    expect(validate(file)).toEqual([]);
    expect(body(encode(file.ofx, { version, dialect: { newlines: 'none' } }))).toBe(expected);
  });
});
