import { describe, expect, it } from 'vitest';
import { accounts, profile } from '../bank.ts';
import { failed, play, profileWith, realm } from './play.ts';

/** State table, group `idle`: what a session begins with. */

describe('a session begins', () => {
  it('with the profile, where none is at hand', async () => {
    const { session, sent, path } = await play([profile()]);
    session.actor.send({ type: 'START' });
    await session.profile();
    expect(path).toEqual(['idle', 'profile.recalling', 'profile.requesting', 'signon.awaitingWork']);
    expect(sent.map(({ sets }) => sets)).toEqual([['PROFMSGSRQV1']]);
  });

  it('with the profile, where the one at hand is older than a day', async () => {
    const props = { kept: profileWith(), keptAt: '2026-09-30T11:59:59Z' };
    const { session, sent } = await play([profile()], props);
    session.actor.send({ type: 'START' });
    await session.profile();
    expect(sent).toHaveLength(1);
  });

  it('with the profile of an earlier session, while it is young', async () => {
    const kept = profileWith([realm({ clientUidRequired: true })]);
    const { session, sent, path } = await play([], { kept, keptAt: '2026-09-30T12:00:01Z' });
    expect(await session.profile()).toEqual(kept);
    expect(sent).toHaveLength(0);
    expect(path).toEqual(['idle', 'profile.recalling', 'signon.awaitingWork']);
  });

  it('without a profile, if the caller wants it so, also after a change of version', async () => {
    const { session, sent } = await play([accounts()], {
      skipProfile: true,
      institution: { fallback: [{ version: '1.0.2' }] },
      fate: (_, index) => (index === 0 ? { status: 400, headers: [], body: new Uint8Array() } : undefined),
    });
    await session.accounts();
    expect(sent.map(({ sets, url }) => [sets, url])).toEqual([
      [['SIGNUPMSGSRQV1'], 'https://bank.test/ofx'],
      [['SIGNUPMSGSRQV1'], 'https://bank.test/ofx'],
    ]);
  });

  it('without a profile, and says so to whoever asks for it', async () => {
    const { session, sent } = await play([], { skipProfile: true });
    expect(await failed(session.profile())).toMatchObject({ code: 'session/invalid-request' });
    expect(sent).toHaveLength(0);
  });
});
