import type { Ofx } from '../../ofx.ts';
import { known } from '../known.ts';

/** What a payment to a loan is made of (sections 11.4.4.2, 11.4.4.4). Exact decimal strings. */
export interface LoanParts {
  /** PRINAMT. */
  readonly principal?: string;
  /** INTAMT. */
  readonly interest?: string;
  readonly escrow?: Escrow;
  /** INSURANCE. */
  readonly insurance?: string;
}

/** ESCRWAMT: what is put aside for taxes, insurances and the like. */
export interface Escrow {
  readonly total: string;
  readonly tax?: string;
  readonly insurance?: string;
  /** ESCRWPMI: private mortgage insurance. */
  readonly mortgageInsurance?: string;
  readonly fees?: string;
  readonly other?: string;
}

export const loanParts = (parts: Ofx<'LOANTRNAMT'>): LoanParts =>
  known({
    principal: parts.PRINAMT,
    interest: parts.INTAMT,
    escrow: parts.ESCRWAMT && escrow(parts.ESCRWAMT),
    insurance: parts.INSURANCE,
  });

const escrow = (amounts: Ofx<'ESCRWAMT'>): Escrow =>
  known({
    total: amounts.ESCRWTOTAL,
    tax: amounts.ESCRWTAX,
    insurance: amounts.ESCRWINS,
    mortgageInsurance: amounts.ESCRWPMI,
    fees: amounts.ESCRWFEES,
    other: amounts.ESCRWOTHER,
  });
