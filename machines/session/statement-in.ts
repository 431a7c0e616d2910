import { type AccountIdentification, type Ofx, type Statement, statementsOf } from '../../codecs/index.ts';
import { OfxError } from '../../errors.ts';
import { requireTransaction } from './transactions.ts';

/** Where the statements of each kind of account come back. */
const only: {
  readonly [Type in AccountIdentification['type']]: (ofx: Ofx, trnuid: string) => object;
} = {
  bank: ({ BANKMSGSRSV1 }, trnuid) => ({
    BANKMSGSRSV1: { STMTTRNRS: [requireTransaction(BANKMSGSRSV1?.STMTTRNRS, trnuid)] },
  }),
  creditCard: ({ CREDITCARDMSGSRSV1 }, trnuid) => ({
    CREDITCARDMSGSRSV1: { CCSTMTTRNRS: [requireTransaction(CREDITCARDMSGSRSV1?.CCSTMTTRNRS, trnuid)] },
  }),
};

/**
 * The statement that answers one request: other transactions of the file, which an institution may add, are
 * not looked at.
 *
 * @throws OfxError `transaction/missing`, `transaction/refused`
 */
export const statementIn = (ofx: Ofx, type: AccountIdentification['type'], trnuid: string): Statement => {
  const [statement] = statementsOf({ ofx: only[type](ofx, trnuid) as Ofx });
  if (statement) return statement;
  throw new OfxError('transaction/missing', 'The institution answered without a statement.');
};
