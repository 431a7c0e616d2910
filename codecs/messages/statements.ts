import type { OfxDateTime } from '../datatypes/date-time.ts';
import type { OfxFile } from '../decode.ts';
import type { Ofx } from '../ofx.ts';
import { type AccountIdentification, bankAccount, creditCard } from './accounts.ts';

/** A statement in plain terms. Amounts are exact decimal strings in `currency`'s major unit. */
export interface Statement {
  readonly account: AccountIdentification;
  /** ISO 4217 code, CURDEF. */
  readonly currency: string;
  /** LEDGERBAL. */
  readonly ledgerBalance?: Balance;
  /** AVAILBAL: what can be spent now. */
  readonly availableBalance?: Balance;
  /** Start of the period the transactions are from; inclusive. */
  readonly from?: OfxDateTime;
  /** End of the period; what to ask for as the next start. */
  readonly to?: OfxDateTime;
  readonly transactions: readonly Transaction[];
}

/** A balance at a moment. */
export interface Balance {
  readonly amount: string;
  readonly asOf: OfxDateTime;
}

/** A transaction of a statement. */
export interface Transaction {
  /** FITID: unique within the account, for recognising what was downloaded before. */
  readonly id: string;
  /** TRNTYPE. */
  readonly type: Ofx<'STMTTRN'>['TRNTYPE'];
  /** DTPOSTED; use `postedAt.localDate` for the posting date. */
  readonly postedAt: OfxDateTime;
  /** TRNAMT: negative takes money away from the customer. */
  readonly amount: string;
  /** NAME, or the payee's. */
  readonly name?: string;
  readonly memo?: string;
  readonly checkNumber?: string;
}

/** The bank and credit-card statements of a file that was read, in its order. */
export const statementsOf = (file: Pick<OfxFile, 'ofx'> & Partial<Pick<OfxFile, 'further'>>): Statement[] =>
  [file.ofx, ...(file.further ?? [])].flatMap((ofx) => [
    ...(ofx.BANKMSGSRSV1?.STMTTRNRS ?? []).flatMap(({ STMTRS }) =>
      STMTRS ? [statement(STMTRS, STMTRS.BANKACCTFROM && bankAccount(STMTRS.BANKACCTFROM))] : [],
    ),
    ...(ofx.CREDITCARDMSGSRSV1?.CCSTMTTRNRS ?? []).flatMap(({ CCSTMTRS }) =>
      CCSTMTRS ? [statement(CCSTMTRS, CCSTMTRS.CCACCTFROM && creditCard(CCSTMTRS.CCACCTFROM))] : [],
    ),
  ]);

const statement = (response: Ofx<'STMTRS'> | Ofx<'CCSTMTRS'>, account: AccountIdentification): Statement => {
  const { BANKTRANLIST: list, LEDGERBAL: ledger, AVAILBAL: available } = response;
  return {
    account,
    currency: response.CURDEF,
    ...(ledger ? { ledgerBalance: balance(ledger) } : {}),
    ...(available ? { availableBalance: balance(available) } : {}),
    ...(list?.DTSTART ? { from: list.DTSTART } : {}),
    ...(list?.DTEND ? { to: list.DTEND } : {}),
    transactions: (list?.STMTTRN ?? []).map(transaction),
  };
};

const balance = ({ BALAMT, DTASOF }: Ofx<'BALANCE'>): Balance => ({ amount: BALAMT, asOf: DTASOF });

const transaction = (line: Ofx<'STMTTRN'>): Transaction => {
  const name = line.NAME ?? line.PAYEE?.NAME;
  return {
    id: line.FITID,
    type: line.TRNTYPE,
    postedAt: line.DTPOSTED,
    amount: line.TRNAMT,
    ...(name === undefined ? {} : { name }),
    ...(line.MEMO === undefined ? {} : { memo: line.MEMO }),
    ...(line.CHECKNUM === undefined ? {} : { checkNumber: line.CHECKNUM }),
  };
};
