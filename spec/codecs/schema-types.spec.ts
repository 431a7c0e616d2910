import { describe, expectTypeOf, it } from 'vitest';
import type { Ofx, OfxDateTime, OfxInput } from '../../codecs/index.ts';

// The types are checked by the compiler; running them only proves that this file is one of the specs.
describe('the types inferred from the schema', () => {
  it('are arrays for what can repeat, and leave out what may be missing', () => {
    expectTypeOf<Ofx<'BANKTRANLIST'>['STMTTRN']>().toEqualTypeOf<Ofx<'STMTTRN'>[] | undefined>();
    expectTypeOf<Ofx<'STMTTRN'>['DTPOSTED']>().toEqualTypeOf<OfxDateTime>();
    expectTypeOf<Ofx<'STMTTRN'>['TRNTYPE']>().extract<'HOLD'>().toEqualTypeOf<'HOLD'>();
  });

  it('are unions where exactly one of several must be there', () => {
    const cancel = (request: Ofx<'INTRACANRQ'>): string => request.SRVRTID ?? request.SRVRTID2;
    expectTypeOf(cancel).returns.toBeString();
    expectTypeOf<{ SRVRTID: string }>().toExtend<OfxInput<'INTRACANRQ'>>();
    expectTypeOf<{ SRVRTID: string; SRVRTID2: string }>().not.toExtend<OfxInput<'INTRACANRQ'>>();
    expectTypeOf<object>().not.toExtend<OfxInput<'INTRACANRQ'>>();
  });

  it('take undefined for what may be left out, one of two included', () => {
    expectTypeOf<{ CODE: number; SEVERITY: 'INFO'; MESSAGE: string | undefined }>().toExtend<
      OfxInput<'STATUS'>
    >();
    expectTypeOf<{ CODE: number; SEVERITY: 'INFO'; MESSAGE: string; MESSAGE2: string }>().not.toExtend<
      OfxInput<'STATUS'>
    >();
  });

  it('are plain optional elements where choices would multiply', () => {
    type Line = Ofx<'STMTTRN'>;
    expectTypeOf<Line['NAME']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Line['MEMO2']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Line['PAYEE']>().toEqualTypeOf<Ofx<'PAYEE'> | undefined>();
  });

  it('have requests or responses in a file, in either version of the message sets', () => {
    type Responses = Extract<Ofx, { SIGNONMSGSRSV1: object }>;
    expectTypeOf<Responses['SIGNONMSGSRQV1']>().toEqualTypeOf<undefined>();
    expectTypeOf<Responses['BANKMSGSRSV2']>().toEqualTypeOf<Ofx<'BANKMSGSRSV1'> | undefined>();
  });
});
