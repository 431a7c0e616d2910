import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate } from '../../../codecs/dsl/aggregate.ts';
import {
  decode,
  enrolmentsOf,
  mailSyncsOf,
  mailsOf,
  mimesOf,
  type Ofx,
  passwordChangeOf,
  payeeSyncsOf,
  payeesOf,
  paymentStatusesOf,
  paymentSyncsOf,
  paymentsOf,
  recurringPaymentSyncsOf,
  recurringPaymentsOf,
  recurringTransferSyncsOf,
  recurringTransfersOf,
  responsesByTrnuid,
  serverInitiated,
  serviceSyncsOf,
  servicesOf,
  stopCheckSyncsOf,
  stopChecksOf,
  transferSyncsOf,
  transfersOf,
  userChangeSyncsOf,
  userChangesOf,
} from '../../../codecs/index.ts';
import * as schema from '../../../codecs/schema/index.ts';
import { aggregateValue } from '../facts/arbitraries.ts';
import { sgml } from '../helpers.ts';

/** What each kind's responses are read with. */
const READERS: Record<string, { readonly set: string; readonly readers: ((ofx: Ofx) => unknown)[] }> = {
  INTRA: { set: 'BANK', readers: [transfersOf, transferSyncsOf] },
  INTER: { set: 'INTERXFER', readers: [transfersOf, transferSyncsOf] },
  RECINTRA: { set: 'BANK', readers: [recurringTransfersOf, recurringTransferSyncsOf] },
  RECINTER: { set: 'INTERXFER', readers: [recurringTransfersOf, recurringTransferSyncsOf] },
  PMT: { set: 'BILLPAY', readers: [paymentsOf, paymentSyncsOf] },
  PMTINQ: { set: 'BILLPAY', readers: [paymentStatusesOf] },
  RECPMT: { set: 'BILLPAY', readers: [recurringPaymentsOf, recurringPaymentSyncsOf] },
  PAYEE: { set: 'BILLPAY', readers: [payeesOf, payeeSyncsOf] },
  STPCHK: { set: 'BANK', readers: [stopChecksOf, stopCheckSyncsOf] },
  MAIL: { set: 'EMAIL', readers: [mailsOf, mailSyncsOf] },
  BANKMAIL: { set: 'BANK', readers: [mailsOf, mailSyncsOf] },
  PMTMAIL: { set: 'BILLPAY', readers: [mailsOf, mailSyncsOf] },
  INVMAIL: { set: 'INVSTMT', readers: [mailsOf, mailSyncsOf] },
  LOANMAIL: { set: 'LOAN', readers: [mailsOf, mailSyncsOf] },
  GETMIME: { set: 'EMAIL', readers: [mimesOf] },
  ENROLL: { set: 'SIGNUP', readers: [enrolmentsOf] },
  ACCT: { set: 'SIGNUP', readers: [servicesOf, serviceSyncsOf] },
  CHGUSERINFO: { set: 'SIGNUP', readers: [userChangesOf, userChangeSyncsOf] },
};

/** The aggregates a kind's responses hold. */
const contents = (kind: string): [tag: string, aggregate: Aggregate][] =>
  Object.entries(schema as unknown as Record<string, Aggregate>).filter(
    ([tag]) => new RegExp(`^(${kind}(MOD|CAN|CANC|DEL)?|CHKMAIL|DEPMAIL)RS$`).test(tag) && tag !== 'LOANRS',
  );

/** What is left of a tree when elements are missing, wherever they stood. */
const withHoles = (value: unknown, isMissing: () => boolean): unknown => {
  if (Array.isArray(value)) return value.map((entry) => withHoles(entry, isMissing));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([tag, entry]) =>
      isMissing() ? [] : [[tag, withHoles(entry, isMissing)]],
    ),
  );
};

describe('what is left of a response is read', () => {
  it.each(Object.keys(READERS))('%s', (kind) => {
    const { set = '', readers = [] } = READERS[kind] ?? {};
    const alternatives = contents(kind);
    expect(alternatives.length).toBeGreaterThan(0);
    const wrapper = fc
      .oneof(
        ...alternatives.map(([tag, aggregate]) =>
          aggregateValue(aggregate, '2.3').map((content) => ({ [tag]: content })),
        ),
      )
      .map((content) => ({ TRNUID: 't', STATUS: { CODE: 0, SEVERITY: 'INFO' }, ...content }));
    fc.assert(
      fc.property(wrapper, fc.infiniteStream(fc.boolean()), (response, holes) => {
        const list = { [`${kind}TRNRS`]: [response] };
        const ofx = { [`${set}MSGSRSV1`]: { ...list, [`${kind}SYNCRS`]: [{ TOKEN: '1', ...list }] } };
        const left = withHoles(ofx, () => holes.next().value === true) as Ofx;
        for (const read of [...readers, responsesByTrnuid, serverInitiated]) read(left);
        for (const read of readers) expect(JSON.stringify(read(ofx as unknown as Ofx))).toContain('"t"');
      }),
    );
  });

  it('nothing', () => {
    const { ofx } = decode(sgml('<OFX></OFX>'));
    for (const read of Object.values(READERS).flatMap(({ readers }) => readers))
      expect(read(ofx)).toEqual([]);
    expect(passwordChangeOf(ofx)).toBeUndefined();
    expect(responsesByTrnuid(ofx).size).toBe(0);
  });

  it('a response that does not say what it answers', () => {
    const { ofx } = decode(
      sgml('<OFX><BANKMSGSRSV1><INTRATRNRS></INTRATRNRS><INTRASYNCRS></INTRASYNCRS></BANKMSGSRSV1></OFX>'),
    );
    expect(transfersOf(ofx)).toMatchObject([{ trnuid: '', status: { code: 2000, severity: 'ERROR' } }]);
    expect(transferSyncsOf(ofx)).toEqual([{ kind: 'INTRA', lostSync: false, items: [] }]);
    expect(serverInitiated(ofx)).toHaveLength(1);
    expect(responsesByTrnuid(ofx).size).toBe(0);
  });
});
