import { describe, expect, it, vi } from 'vitest';
import { accounts, signon } from '../bank.ts';
import { failed, play, playAt, profileWith, realm } from './play.ts';
import { nameOf } from './wire.ts';

/** State table, group `clientUid`: an installation that the institution does not know (15510). */

const kept = profileWith([realm({ clientUidRequired: true })]);

describe('an installation that is not registered', () => {
  it('waits until the user has registered it, and tries again with the same CLIENTUID', async () => {
    const { session, sent, institution } = await playAt({ clientUid: true });
    const work = session.accounts();
    await vi.waitUntil(() => nameOf(session) === 'signon.awaitingRegistration');
    institution.registerClient('demo');
    session.retry();
    await work;
    const [, one, two] = sent.map(({ signon: { CLIENTUID } }) => CLIENTUID);
    expect(one).toMatch(/^[0-9A-F-]{36}$/);
    expect(two).toBe(one);
    expect(sent[2]?.ofx.SIGNUPMSGSRQV1).toEqual(sent[1]?.ofx.SIGNUPMSGSRQV1);
  });

  it('tells the institution’s own words to whoever registers it', async () => {
    const registration = vi.fn();
    const refusal = signon(15510, { STATUS: { CODE: 15510, SEVERITY: 'ERROR', MESSAGE: 'Call us.' } });
    const { session } = await play([refusal, refusal, accounts()], { kept, registration });
    await session.accounts();
    expect(registration.mock.calls).toEqual([[{ message: 'Call us.' }], [{ message: 'Call us.' }]]);
  });

  it('that is said to be registered and is not is tried five times, and no more', async () => {
    const registration = vi.fn();
    const { session, sent } = await play([...Array(6).fill(signon(15510)), accounts()], {
      kept,
      registration,
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'signon/client-not-registered' });
    expect(registration).toHaveBeenCalledTimes(5);
    expect(sent).toHaveLength(6);
    await session.accounts();
  });

  it('that nobody registers loses the work, not the session', async () => {
    const { session, path } = await play([signon(15510), accounts()], { kept });
    const work = failed(session.accounts());
    await vi.waitUntil(() => nameOf(session) === 'signon.awaitingRegistration');
    session.cancel();
    expect(await work).toMatchObject({ code: 'session/cancelled' });
    expect(path.at(-1)).toBe('signon.awaitingWork');
    await session.accounts();
  });

  it('is shown by its CLIENTUID before anybody registers it, though no profile said so', async () => {
    const { session, sent, institution } = await playAt({ clientUid: true }, { skipProfile: true });
    const work = session.accounts();
    await vi.waitUntil(() => nameOf(session) === 'signon.awaitingRegistration');
    expect(sent.map(({ signon: { CLIENTUID } }) => CLIENTUID !== undefined)).toEqual([false, true]);
    institution.registerClient('demo');
    session.retry();
    await work;
    expect(sent[2]?.signon.CLIENTUID).toBe(sent[1]?.signon.CLIENTUID);
  });

  it('has no CLIENTUID to show in a version without it, and waits for the user', async () => {
    const { session, sent } = await play([signon(15510)], {
      skipProfile: true,
      institution: { version: '1.0.2' },
    });
    session.accounts().catch(() => undefined);
    await vi.waitUntil(() => nameOf(session) === 'signon.awaitingRegistration');
    expect(sent).toHaveLength(1);
  });
});
