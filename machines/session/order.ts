import { realmOf, type SessionContext } from './context.ts';
import type { ExchangeInput } from './exchange/contract.ts';

/** What to order of the exchange, from what the statechart knows. */
export const order = (purpose: ExchangeInput['purpose'], context: SessionContext): ExchangeInput => {
  const realm = realmOf(context);
  return {
    purpose,
    fileUid: context.file?.uid ?? '',
    trnuid: context.file?.trnuid ?? '',
    work: purpose === 'work' || purpose === 'answers' ? context.work : null,
    questions: purpose === 'answers' ? context.questions : [],
    session: context.uids.seed,
    realm: context.realm,
    clientUidRequired: realm?.clientUidRequired ?? false,
  };
};
