import { describe, expectTypeOf, it } from 'vitest';
import type {
  Account,
  AggregateName,
  Ofx,
  OfxDateTime,
  OfxErrorCode,
  OfxFile,
  OfxInput,
  Statement,
} from '../../codecs/index.ts';

// Checked by the compiler (npm run typecheck); nothing happens when they run.
describe('the types inferred from the schema', () => {
  it('have a number for a code, a string for an amount, an OfxDateTime for a date', () => {
    expectTypeOf<Ofx<'STATUS'>['CODE']>().toEqualTypeOf<number>();
    expectTypeOf<Ofx<'BALANCE'>['BALAMT']>().toEqualTypeOf<string>();
    expectTypeOf<Ofx<'BALANCE'>['DTASOF']>().toEqualTypeOf<OfxDateTime>();
    expectTypeOf<Ofx<'INCTRAN'>['INCLUDE']>().toEqualTypeOf<boolean>();
  });

  it('have the listed values of an enumeration', () => {
    expectTypeOf<Ofx<'STATUS'>['SEVERITY']>().toEqualTypeOf<'INFO' | 'WARN' | 'ERROR'>();
  });

  it('have an array for what repeats, absent or not', () => {
    expectTypeOf<Ofx<'MFACHALLENGERS'>['MFACHALLENGE']>().toEqualTypeOf<Ofx<'MFACHALLENGE'>[]>();
    expectTypeOf<Ofx<'BANKTRANLIST'>['STMTTRN']>().toEqualTypeOf<Ofx<'STMTTRN'>[] | undefined>();
  });

  it('let a path be written down to a leaf', () => {
    type Sets = NonNullable<OfxFile['ofx']['BANKMSGSRSV1']>;
    expectTypeOf<NonNullable<Sets['STMTTRNRS']>[number]['STMTRS']>().toEqualTypeOf<
      Ofx<'STMTRS'> | undefined
    >();
  });

  it('take text for a date in writing, and nothing for what is optional', () => {
    expectTypeOf<OfxInput<'BALANCE'>['DTASOF']>().toEqualTypeOf<OfxDateTime | string>();
    expectTypeOf<OfxInput<'STATUS'>['MESSAGE']>().toEqualTypeOf<string | undefined>();
    // @ts-expect-error a number is no amount
    const wrong: OfxInput<'BALANCE'> = { BALAMT: 1.5, DTASOF: '20261001' };
    expectTypeOf(wrong).toEqualTypeOf<OfxInput<'BALANCE'>>();
  });

  it('refuse both alternatives of a choice, an unknown tag, a missing element', () => {
    const base = { DTCLIENT: '20261001', LANGUAGE: 'ENG', APPID: 'Q', APPVER: '1' };
    const fine: OfxInput<'SONRQ'> = { ...base, USERKEY: 'k', 'INTU.X': 'anything' };
    // @ts-expect-error by password or by key
    const both: OfxInput<'SONRQ'> = { ...base, USERID: 'u', USERPASS: 'p', USERKEY: 'k' };
    // @ts-expect-error no way to sign on
    const neither: OfxInput<'SONRQ'> = base;
    // @ts-expect-error USERPASS is missing
    const half: OfxInput<'SONRQ'> = { ...base, USERID: 'u' };
    // @ts-expect-error misspelt
    const misspelt: OfxInput<'FI'> = { ORG: 'x', FDI: '1' };
    // @ts-expect-error SEVERITY is missing
    const missing: OfxInput<'STATUS'> = { CODE: 0 };
    // @ts-expect-error one of the listed values
    const unlisted: OfxInput<'STATUS'> = { CODE: 0, SEVERITY: 'FATAL' };
    expectTypeOf([fine, both, neither, half, misspelt, missing, unlisted]).toBeArray();
  });

  it('read what was written: a read tree may be written again', () => {
    expectTypeOf<Ofx>().toExtend<OfxInput>();
    expectTypeOf<Ofx<'STMTTRN'>>().toExtend<OfxInput<'STMTTRN'>>();
  });

  it('name aggregates, accounts, statements and errors', () => {
    expectTypeOf<'SONRQ' | 'STMTTRN' | 'OFX'>().toExtend<AggregateName>();
    expectTypeOf<'TRNTYPE'>().not.toExtend<AggregateName>();
    expectTypeOf<Account['type']>().toExtend<string>();
    expectTypeOf<Statement['transactions'][number]['postedAt']>().toEqualTypeOf<OfxDateTime>();
    expectTypeOf<'codec/limit'>().toExtend<OfxErrorCode>();
  });
});
