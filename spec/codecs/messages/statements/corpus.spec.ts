import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode, type InvestmentStatement, securitiesOf, statementsOf } from '../../../../codecs/index.ts';

const root = resolve(import.meta.dirname, '../../../..');
const corpus = [process.env.OFX_SHARED, resolve(root, '../shared')]
  .filter((folder) => folder !== undefined)
  .map((folder) => join(folder, 'corpus'))
  .find(existsSync);

const FILES: readonly {
  readonly path: string;
  readonly transactions: Readonly<Record<string, number>>;
  readonly positions: number;
  readonly openOrders: number;
  readonly securities: number;
  /** The first transaction. */
  readonly first: object;
}[] = [
  {
    path: 'ofxgo-valid/401k_v203.ofx',
    transactions: { BUYMF: 7 },
    positions: 1,
    openOrders: 0,
    securities: 1,
    first: {
      id: '4efe0ca7-0f02-40fa-a064-aba0613bd6bb',
      units: '1451.8174914388237',
      amount: '3909.809828287014',
      security: { name: 'VANGUARD TARGET 2045' },
    },
  },
  {
    path: 'ofxgo-valid/ira_v202.ofx',
    transactions: {
      BUYMF: 6,
      BUYSTOCK: 2,
      INCOME: 1,
      REINVEST: 39,
      SELLMF: 4,
      SELLSTOCK: 3,
      TRANSFER: 4,
      INVBANKTRAN: 1,
    },
    positions: 4,
    openOrders: 0,
    securities: 9,
    first: { units: '19.278217566280546', amount: '4363.22682198809', memo: 'MONEY FUND PURCHASE' },
  },
  {
    path: 'ofxgo-valid/inv_v202.ofx',
    transactions: {
      BUYMF: 12,
      BUYSTOCK: 3,
      INCOME: 2,
      REINVEST: 38,
      SELLMF: 3,
      SELLSTOCK: 7,
      TRANSFER: 5,
      INVBANKTRAN: 4,
    },
    positions: 6,
    openOrders: 0,
    securities: 13,
    first: { unitPrice: '2859.475796083826', amount: '-943.5043319408105', security: { id: '921937108' } },
  },
  {
    path: 'libofx/ofx-2.1.1-sect-13.12.ofx',
    transactions: { BUYSTOCK: 1, INVBANKTRAN: 1 },
    positions: 2,
    openOrders: 1,
    securities: 3,
    first: { id: '23321', amount: '-5025.00', commission: '25.00', security: { ticker: 'ACME' } },
  },
];

const read = (path: string) => {
  const file = decode(readFileSync(join(corpus ?? '', path)));
  const statements = statementsOf(file);
  const [statement] = statements.filter((each): each is InvestmentStatement => each.type === 'investment');
  if (!statement || statements.length > 1) throw new Error('there is not one investment statement');
  return { file, statement };
};

describe.skipIf(corpus === undefined)('files found elsewhere (in ../shared, or OFX_SHARED)', () => {
  it.each(FILES)('$path', ({ path, transactions, positions, openOrders, securities, first }) => {
    const { file, statement } = read(path);
    const kinds = statement.transactions.map(({ type }) => type);
    expect(
      Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((each) => each === kind).length])),
    ).toEqual(transactions);
    expect(statement.transactions[0]).toMatchObject(first);
    expect(statement.positions).toHaveLength(positions);
    expect(statement.openOrders).toHaveLength(openOrders);
    expect(securitiesOf(file)).toHaveLength(securities);
    // Every security that is named is in the list.
    const named = [...statement.transactions, ...statement.positions, ...statement.openOrders];
    expect(named.filter(({ security }) => security && !security.name)).toEqual([]);
  });

  it('a file without a list has securities by their ids, and the balances of a 401(k) account', () => {
    const { statement } = read('libofx/ofx-2.1.1-sect-13.13.ofx');
    expect(statement.transactions).toHaveLength(3);
    expect(statement.transactions[0]?.security).toEqual({ id: '744316100', idType: 'CUSIP' });
    expect(statement.balances401k).toMatchObject({ total: '58470.530000', preTax: '31690.340000' });
  });
});
