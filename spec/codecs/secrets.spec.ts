import { describe, expect, it } from 'vitest';
import { planOf } from '../../codecs/dsl/compile.ts';
import { decode, encode, OfxError, type OfxInput, VERSIONS } from '../../codecs/index.ts';
import { SONRQ, SONRS } from '../../codecs/schema/index.ts';
import { sgml, signOn, xml } from './helpers.ts';

const CANARY = 'C4n4ry';

/** Where a secret stands in a request: its parent's start and end, and what its siblings are. */
const secretsOf = (aggregate: Parameters<typeof planOf>[0]): string[] =>
  planOf(aggregate)
    .slots.filter((slot) => slot.leaf?.secret)
    .map((slot) => slot.tag);

const inRequest = (markup: string): string =>
  `<OFX><SIGNONMSGSRQV1><SONRQ>${markup}</SONRQ></SIGNONMSGSRQV1></OFX>`;
const inResponse = (markup: string): string =>
  `<OFX><SIGNONMSGSRSV1><SONRS>${markup}</SONRS></SIGNONMSGSRSV1></OFX>`;
const PLACES: [string, (markup: string) => string][] = [
  ...secretsOf(SONRQ).map((tag): [string, (markup: string) => string] => [tag, inRequest]),
  ...secretsOf(SONRS).map((tag): [string, (markup: string) => string] => [tag, inResponse]),
  [
    'MFAPHRASEA',
    (markup) => inRequest(`<MFACHALLENGEANSWER><MFAPHRASEID>MFA1${markup}</MFACHALLENGEANSWER>`),
  ],
  [
    'NEWUSERPASS',
    (markup) =>
      `<OFX><SIGNONMSGSRQV1><PINCHTRNRQ><TRNUID>1<PINCHRQ><USERID>u${markup}</PINCHRQ></PINCHTRNRQ></SIGNONMSGSRQV1></OFX>`,
  ],
];

/** Everything of a file that gets printed or logged: not the tree itself. */
const told = (text: string): string => {
  try {
    const file = decode(text);
    return JSON.stringify(file.deviations);
  } catch (error) {
    if (!(error instanceof OfxError)) throw error;
    return `${error.message} ${JSON.stringify(error)} ${error.stack}`;
  }
};

describe.each(PLACES)('the secret %s', (tag, place) => {
  const whole = place(`<${tag}>${CANARY}</${tag}>`);
  const cases: [string, string][] = [
    ['twice', place(`<${tag}>${CANARY}</${tag}><${tag}>${CANARY}</${tag}>`)],
    ['too long', place(`<${tag}>${CANARY.repeat(3000)}</${tag}>`)],
    ['with bare markup', place(`<${tag}>${CANARY}&${CANARY}<5${CANARY}</${tag}>`)],
    ['with an element inside', place(`<${tag}>${CANARY}<BR>${CANARY}</${tag}>`)],
    ['going on behind its end tag', place(`<${tag}>x</${tag}>${CANARY}`)],
    ['before its start tag', place(`${CANARY}<${tag}></${tag}>`)],
    ['behind everything', place(`<${tag}>x</${tag}>`).replace('</SIGNON', `${CANARY}</SIGNON`)],
    ['before everything', place(`<${tag}>x</${tag}>`).replace('<OFX>', `<OFX>${CANARY}`)],
    ['cut off', whole.slice(0, whole.indexOf(CANARY) + CANARY.length)],
    ['cut off in its end tag', whole.slice(0, whole.indexOf(`</${tag}>`) + 4)],
    ['in the wrong place', `<OFX><BANKMSGSRQV1><${tag}>${CANARY}</${tag}></BANKMSGSRQV1></OFX>`],
    ['in the wrong place, cut off', `<OFX><BANKMSGSRQV1><${tag}>${CANARY}`],
    ['at the top', `<OFX><${tag}>${CANARY}</${tag}></OFX>`],
    ['outside of the file', `<OFX></OFX><${tag}>${CANARY}</${tag}>`],
    ['in lower case', place(`<${tag.toLowerCase()}>${CANARY}</${tag.toLowerCase()}>`)],
    ['in an aggregate that stands twice', whole.replace(/<(SONR[QS]|PINCHTRNRQ)>.*<\/\1>/, '$&$&')],
  ];

  it.each(cases)('%s is in no deviation', (_, body) => {
    expect(body).toContain(CANARY);
    for (const wrap of [sgml, xml]) {
      expect(told(wrap(body))).not.toContain(CANARY);
      expect(decode(wrap(body)).deviations.length).toBeGreaterThan(0);
    }
  });

  it('is in no error about limits', () => {
    for (const limits of [{ leafLength: 3 }, { depth: 2 }, { elements: 2 }]) {
      for (const wrap of [sgml, xml]) {
        expect(() => decode(wrap(whole), { limits })).toThrow(OfxError);
        try {
          decode(wrap(whole), { limits });
        } catch (error) {
          expect(`${error} ${JSON.stringify(error)} ${(error as OfxError).cause}`).not.toContain(CANARY);
        }
      }
    }
  });
});

describe('an error in writing', () => {
  const bad: [string, unknown][] = [
    ['too long', CANARY.repeat(3000)],
    ['with a control character', `${CANARY}\0`],
    ['with a character the set lacks', `${CANARY}日`],
    ['in a list', [CANARY]],
    ['in an object', { [CANARY.toLowerCase()]: CANARY }],
  ];
  it.each(bad)('does not tell a secret %s', (_, value) => {
    for (const tag of [...secretsOf(SONRQ), 'USERID']) {
      for (const version of VERSIONS) {
        // A sign-on is by one of these alone; CRED2 needs CRED1.
        const isAlone = tag === 'USERKEY' || tag === 'ACCESSTOKEN';
        const ofx = signOn({
          ...(isAlone && { USERID: undefined, USERPASS: undefined }),
          ...(tag === 'USERCRED2' && { USERCRED1: 'x' }),
          [tag]: value,
        }) as OfxInput;
        let error: unknown;
        try {
          encode(ofx, { version, CHARSET: '1252' });
        } catch (thrown) {
          error = thrown;
        }
        // XML takes every character; all else is refused.
        if (error === undefined) expect(version.startsWith('2')).toBe(true);
        else {
          expect(error).toBeInstanceOf(OfxError);
          expect(`${error} ${JSON.stringify(error)} ${(error as OfxError).stack}`).not.toMatch(/c4n4ry/i);
        }
      }
    }
  });
});
