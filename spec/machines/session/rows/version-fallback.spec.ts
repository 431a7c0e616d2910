import { describe, expect, it } from 'vitest';
import type { FallbackVersion } from '../../../../machines/index.ts';
import { accounts, profile, signon } from '../bank.ts';
import { failed, play, playAt, profileWith } from './play.ts';
import { httpAnswer, nameOf } from './wire.ts';

/** State table, group `fallback.version`: an institution that does not understand this version. */

const FALLBACK: readonly FallbackVersion[] = [{ version: '1.6' }, { version: '2.1.1' }];

describe('a version that is not understood', () => {
  it.each([undefined, '400'] as const)(
    'costs no failed log-in, and no second question (%s)',
    async (unparsable) => {
      const { session, institution, sent } = await playAt(
        { versions: ['2.1.1'], wrongPasswordsUntilLockout: 1, ...(unparsable ? { unparsable } : {}) },
        { institution: { version: '1.0.2', fallback: FALLBACK } },
      );
      await session.accounts();
      expect(sent.map(({ file, signon: { USERID } }) => [file.header.version, USERID === 'demo'])).toEqual([
        ['1.0.2', false],
        ['1.6', false],
        ['2.1.1', false],
        ['2.1.1', true],
      ]);
      expect(institution.standing('demo')).toEqual({ open: 'signedOn' });
      expect(institution.actor('demo').getSnapshot().context.wrongPasswords).toBe(0);
    },
  );

  it.each([undefined, '400'] as const)(
    'costs no failed log-in without a profile either (%s)',
    async (unparsable) => {
      const { session, institution, sent } = await playAt(
        { versions: ['2.1.1'], wrongPasswordsUntilLockout: 1, ...(unparsable ? { unparsable } : {}) },
        { institution: { version: '1.0.2', fallback: FALLBACK }, skipProfile: true },
      );
      await session.accounts();
      expect(sent).toHaveLength(3);
      expect(new Set(sent.map(({ newFileUid }) => newFileUid)).size).toBe(3);
      const trnuids = sent.map(({ ofx }) => ofx.SIGNUPMSGSRQV1?.ACCTINFOTRNRQ?.[0]?.TRNUID);
      expect(new Set(trnuids).size).toBe(1);
      expect(institution.actor('demo').getSnapshot().context.wrongPasswords).toBe(0);
    },
  );

  it('is never given up for another after any other refusal of a sign-on', async () => {
    for (const code of [15500, 15502, 15511, 2000, 13504]) {
      const { session, sent } = await play([signon(code)], {
        kept: profileWith(),
        institution: { fallback: FALLBACK },
      });
      await failed(session.accounts());
      expect(sent).toHaveLength(1);
    }
  });

  it('that proved itself and then did not (2021) proves nothing for the next one', async () => {
    const { session, sent } = await play([accounts(), signon(2021), accounts()], {
      kept: profileWith(),
      institution: { fallback: FALLBACK },
      fate: (_, index) => (index === 2 ? httpAnswer(400) : undefined),
    });
    await session.accounts();
    await session.accounts();
    expect(sent.map(({ file }) => file.header.version)).toEqual(['1.0.3', '1.0.3', '1.6', '2.1.1']);
  });

  it('is left for the next one with its own dialect, in order', async () => {
    const { session, sent } = await play([signon(2021), signon(2021), accounts()], {
      kept: profileWith(),
      institution: { fallback: [{ version: '1.6' }, { version: '1.0.3', dialect: { newlines: 'none' } }] },
    });
    await session.accounts();
    expect(sent.map(({ file }) => file.header.version)).toEqual(['1.0.3', '1.6', '1.0.3']);
    expect(new TextDecoder().decode(sent[2]?.body).split('<OFX>')[1]).not.toContain('\n');
  });

  it.each([
    ['with a profile', true],
    ['without one', false],
  ])('and no other left ends the session: %s', async (_, hasProfile) => {
    const { session, sent, path } = await play([signon(2021), signon(2021)], {
      ...(hasProfile ? { kept: profileWith() } : {}),
      institution: { fallback: [{ version: '1.0.2' }] },
    });
    expect(await failed(session.accounts())).toMatchObject({
      code: 'signon/version-unsupported',
      status: { code: 2021 },
    });
    expect(sent).toHaveLength(2);
    expect(path.at(-1)).toBe('failed');
  });

  it('by HTTP 400 and no other left fails the call, not the session', async () => {
    const { session } = await play([accounts()], {
      kept: profileWith(),
      fate: (_, index) => (index === 0 ? httpAnswer(400) : undefined),
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'transport/http' });
    expect(nameOf(session)).toBe('signon.awaitingWork');
    await session.accounts();
  });

  it('is not tried by a later session: the profile remembers which one was', async () => {
    const first = await play([signon(2021), profile(), accounts()], {
      institution: { fallback: [{ version: '1.0.2' }] },
    });
    await first.session.accounts();
    const later = await play([accounts()], {
      keyring: first.keyring,
      institution: { fallback: [{ version: '1.0.2' }] },
    });
    await later.session.accounts();
    expect(later.sent.map(({ file }) => file.header.version)).toEqual(['1.0.2']);
  });
});
