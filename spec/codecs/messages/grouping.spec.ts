import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_SYNC,
  groupRequests,
  type MessageSet,
  mailRequest,
  payeeDeleteRequest,
  payeeSyncRequest,
  paymentStatusRequest,
  profileRequest,
  type RequestMessages,
  statementRequest,
  transferCancelRequest,
  transferSyncRequest,
  trnuidsOf,
} from '../../../codecs/index.ts';
import { refusal } from '../helpers.ts';
import { CARD, CHECKING } from './road.ts';

const url = 'https://bank.example/ofx';
const messageSet = (name: string, more: Partial<MessageSet> = {}): MessageSet => ({
  name,
  version: '1',
  url,
  security: 'NONE',
  realm: 'R',
  languages: ['ENG'],
  syncMode: 'FULL',
  fileRecovery: true,
  ...more,
});
const profile = (...messageSets: MessageSet[]) => ({ messageSets });

const statement = statementRequest({ trnuid: '1', account: CHECKING });
const card = statementRequest({ trnuid: '2', account: CARD });
const payment = paymentStatusRequest({ trnuid: '3', serverId: 'S' });
const all = [statement, card, payment];

/** The TRNUIDs of each group. */
const grouped = (...args: Parameters<typeof groupRequests>) =>
  groupRequests(...args).map(({ messages }) => trnuidsOf(messages));

describe('groupRequests', () => {
  it('keeps together what has address, security and realm in common', () => {
    const sets = [messageSet('BANK'), messageSet('CREDITCARD'), messageSet('BILLPAY')];
    expect(groupRequests(all, { url, profile: profile(...sets) })).toEqual([
      {
        url,
        security: 'NONE',
        realm: 'R',
        messages: { ...statement, ...card, ...payment },
        notOffered: [],
      },
    ]);
  });

  it.each<[string, Partial<MessageSet>]>([
    ['address', { url: 'https://pay.example/ofx' }],
    ['security', { security: 'TYPE1' }],
    ['realm', { realm: 'PAY' }],
  ])('separates what has another %s', (_, other) => {
    const sets = [messageSet('BANK'), messageSet('CREDITCARD'), messageSet('BILLPAY', other)];
    const [first, second, ...others] = groupRequests(all, { url, profile: profile(...sets) });
    expect(others).toEqual([]);
    expect(first?.messages).toEqual({ ...statement, ...card });
    expect(second).toMatchObject({ ...other, messages: payment, notOffered: [] });
  });

  it('sends everything to the configured address without a profile', () => {
    expect(groupRequests(all, { url })).toEqual([
      { url, security: 'NONE', messages: { ...statement, ...card, ...payment }, notOffered: [] },
    ]);
    expect(groupRequests([], { url })).toEqual([]);
  });

  it('reports what the profile does not offer, apart, at the configured address', () => {
    const offered = profile(messageSet('BANK', { url: 'https://elsewhere.example/' }));
    const groups = groupRequests(all, { url, profile: offered });
    expect(groups[0]).toMatchObject({
      url: 'https://elsewhere.example/',
      messages: statement,
      notOffered: [],
    });
    expect(groups[1]).toEqual({
      url,
      security: 'NONE',
      messages: { ...card, ...payment },
      notOffered: ['CREDITCARD', 'BILLPAY'],
    });
    expect(groups).toHaveLength(2);
  });

  it('asks for the profile where it was asked for before', () => {
    const request = profileRequest('t');
    const moved = messageSet('PROF', { url: 'https://elsewhere.example/', realm: 'P' });
    expect(groupRequests([request], { url, profile: profile(moved) })).toMatchObject([
      { url, realm: 'P', notOffered: [] },
    ]);
    expect(groupRequests([request], { url, profile: profile() })).toMatchObject([{ url, notOffered: [] }]);
  });

  it('takes each version of a message set for itself', () => {
    const v2 = { BANKMSGSRQV2: statement.BANKMSGSRQV1 } as RequestMessages;
    const sets = [messageSet('BANK'), messageSet('BANK', { version: '2', realm: 'R2' })];
    expect(groupRequests([v2], { url, profile: profile(...sets) })).toMatchObject([{ realm: 'R2' }]);
    expect(groupRequests([v2], { url, profile: profile(messageSet('BANK')) })).toMatchObject([
      { notOffered: ['BANK'] },
    ]);
  });

  it('refuses two requests with one TRNUID', () => {
    expect(refusal(() => grouped([statement, statement], { url })).code).toBe('codec/conflict');
  });

  it('loses and doubles nothing', () => {
    const transaction = fc.constantFrom<(trnuid: string) => RequestMessages>(
      (trnuid) => statementRequest({ trnuid, account: CHECKING }),
      (trnuid) => statementRequest({ trnuid, account: CARD }),
      (trnuid) => paymentStatusRequest({ trnuid, serverId: 'S' }),
      (trnuid) => payeeDeleteRequest({ trnuid, payeeListId: 'P' }),
      (trnuid) => profileRequest(trnuid),
      (trnuid) => mailRequest({ trnuid, mail: MAIL }),
      () => payeeSyncRequest({ since: FIRST_SYNC }),
      (trnuid) =>
        transferSyncRequest({
          since: FIRST_SYNC,
          account: CHECKING,
          interbank: false,
          requests: [transferCancelRequest({ trnuid, serverId: 'S', interbank: false })],
        }),
    );
    const requests = fc.array(transaction).map((makers) => makers.map((make, i) => make(`T${i}`)));
    const set = fc.record({
      name: fc.constantFrom('BANK', 'CREDITCARD', 'BILLPAY', 'PROF', 'EMAIL', 'LOAN'),
      version: fc.constantFrom('1', '2'),
      url: fc.constantFrom(url, 'https://a.example/', 'https://b.example/', ''),
      security: fc.constantFrom<MessageSet['security']>('NONE', 'TYPE1'),
      realm: fc.constantFrom('R', 'S'),
    });
    const options = fc.record({
      url: fc.constant(url),
      profile: fc.option(
        fc.array(set).map((sets) => profile(...sets.map((more) => messageSet(more.name, more)))),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(requests, options, (sent, where) => {
        const groups = groupRequests(sent, where);
        const pieces = groups.map(({ messages }) => messages);
        expect(pieces.flatMap(wrappers).sort()).toEqual(sent.flatMap(wrappers).sort());
        expect(pieces.flatMap(trnuidsOf).sort()).toEqual(sent.flatMap(trnuidsOf).sort());
        const keys = groups.map((group) =>
          JSON.stringify([group.url, group.security, group.realm, group.notOffered.length > 0]),
        );
        expect(new Set(keys).size).toBe(keys.length);
        for (const group of groups) expect(group.url).not.toBe('');
      }),
    );
  });
});

const MAIL = { userId: 'u', created: '20261001', from: 'a', to: 'b', subject: 's', body: 'b' };

/** Every wrapper of the messages, as text. */
const wrappers = (messages: RequestMessages): string[] =>
  Object.entries(messages).flatMap(([set, content]) =>
    Object.entries(Object(content) as object).flatMap(([tag, list]) =>
      [list].flat().map((wrapper) => `${set}/${tag}/${JSON.stringify(wrapper)}`),
    ),
  );
