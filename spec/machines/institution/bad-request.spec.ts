import { describe, expect, it } from 'vitest';
import { codecFor, statementRequest, VERSIONS } from '../../../codecs/index.ts';
import { createInstitution } from '../../../machines/institution/index.ts';
import { CHECKING, code, NO_CHALLENGE, post, requestBytes, send } from './files.ts';

const CANARY = 'canary-4711';

const file = (signon: Parameters<typeof requestBytes>[0] = {}) =>
  new TextDecoder().decode(
    requestBytes({ messages: statementRequest({ trnuid: CANARY, account: CHECKING }), ...signon }),
  );

const xml = file({ version: '2.1.1' });
const aResponse = codecFor('1.0.3').encode({
  SIGNONMSGSRSV1: {
    SONRS: { STATUS: { CODE: 0, SEVERITY: 'INFO' }, DTSERVER: '20261110', LANGUAGE: 'ENG' },
  },
});

describe('HTTP 400', () => {
  it.each<[string, string | Uint8Array]>([
    ['an empty body', ''],
    ['blanks', ' \r\n '],
    ['garbage', `\u0000\u0001${CANARY}`],
    ['a web page', `<!DOCTYPE html><html><body>${CANARY}</body></html>`],
    ['a header alone', file().split('<OFX>')[0] ?? ''],
    ['an empty root', `${file().split('<OFX>')[0]}<OFX></OFX>`],
    ['no version', `<OFX>${file().split('<OFX>')[1]}`],
    ['an unknown version', file().replace('VERSION:103', 'VERSION:999')],
    ['an unknown version of XML', xml.replace('VERSION="211"', 'VERSION="299"')],
    ['a response', aResponse],
    ['requests without a sign-on', file().replace(/<SIGNONMSGSRQV1>[\s\S]*<\/SIGNONMSGSRQV1>/, '')],
    ['a sign-on message set without a sign-on', file().replace(/<SONRQ>[\s\S]*<\/SONRQ>/, '')],
    ['a file cut off in the middle', file().slice(0, -60)],
    ['a file of XML cut off in the middle', xml.slice(0, -60)],
    ['a request without TRNUID', file().replace(`<TRNUID>${CANARY}`, '')],
    ['a request whose TRNUID is too long to echo', file().replace(CANARY, CANARY.repeat(9))],
    ['control characters', file().replace(CANARY, `${CANARY}\u0001`)],
    ['two blocks', file().replace('</OFX>', `</OFX><OFX>${file().split('<OFX>')[1]}`)],
    ['more elements than the limit', file().replace('</OFX>', `${'<A>1'.repeat(20_000)}</OFX>`)],
    ['more bytes than the limit', file().replace('</OFX>', `${' '.repeat(2 ** 20)}</OFX>`)],
  ])('for %s, and nothing of it in the answer', (_, body) => {
    const institution = createInstitution(NO_CHALLENGE);
    const { status, headers, body: answer } = post(institution, body);
    expect(status).toBe(400);
    expect(headers).toEqual([['content-type', 'text/plain; charset=us-ascii']]);
    const text = new TextDecoder().decode(answer);
    expect(text.length).toBeLessThan(80);
    expect(text).not.toContain('4711');
    expect(institution.standing('demo')).toEqual({ open: 'unseen' });
  });

  it('is not for files that only depart from the standard', () => {
    const institution = createInstitution(NO_CHALLENGE);
    const odd = file().replace('<APPID>QWIN', '<XTRA>1<APPID>QWIN').replace('VERSION:103', 'VERSION: 103');
    expect(post(institution, odd).status).toBe(200);
  });
});

describe('an answer', () => {
  it('travels with 200 and the type of OFX, whatever it says', () => {
    const { status, headers } = post(createInstitution(), requestBytes({ signon: { USERPASS: 'wrong' } }));
    expect(status).toBe(200);
    expect(headers).toEqual([['content-type', 'application/x-ofx']]);
  });

  it('echoes NEWFILEUID, where it can be written', () => {
    const institution = createInstitution();
    expect(send(institution, { newFileUid: 'a-1' }).header.NEWFILEUID).toBe('a-1');
    const odd = file().replace(/NEWFILEUID:\S+/, `NEWFILEUID:${'x'.repeat(50)}`);
    expect(post(institution, odd).status).toBe(200);
  });

  it.each(['USASCII', 'UTF-8'])('can be written where %s is said of a TRNUID in UTF-8', (encoding) => {
    const odd = file().replace('ENCODING:USASCII', `ENCODING:${encoding}`).replace(CANARY, 'Ωλ-1');
    const { status, body } = post(createInstitution(NO_CHALLENGE), odd);
    expect(status).toBe(200);
    expect(new TextDecoder().decode(body)).toContain('<TRNUID>Ωλ-1');
  });

  it.each(VERSIONS)('conforms to OFX %s, also where it refuses', (version) => {
    const messages = statementRequest({ trnuid: 'T1', account: CHECKING });
    for (const institution of [createInstitution(), createInstitution(NO_CHALLENGE)]) {
      const answer = send(institution, { version, messages });
      expect(answer.deviations).toEqual([]);
      expect(answer.header.version).toBe(version);
      expect([0, 3000]).toContain(code(answer));
    }
  });
});
