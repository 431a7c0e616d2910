import { boolean } from '../datatypes/index.ts';
import { aggregate, many, mix, optional } from '../dsl/aggregate.ts';
import { SINCE_22, SINCE_210, V2SETS } from '../versions.ts';
import { CCSTMTENDTRNRQ, CCSTMTENDTRNRS } from './bank-closings.ts';
import { CCSTMTTRNRQ, CCSTMTTRNRS } from './bank-statements.ts';
import { IMAGEPROF } from './common.ts';
import { MSGSETCORE } from './message-set.ts';

/** Credit cards: statements. */
export class CREDITCARDMSGSRQV1 extends aggregate(
  '11.13.3',
  mix({ CCSTMTTRNRQ: many(CCSTMTTRNRQ), CCSTMTENDTRNRQ: many(CCSTMTENDTRNRQ) }),
) {}
export class CREDITCARDMSGSRSV1 extends aggregate(
  '11.13.3',
  mix({ CCSTMTTRNRS: many(CCSTMTTRNRS), CCSTMTENDTRNRS: many(CCSTMTENDTRNRS) }),
) {}

/** Credit cards, in the profile. */
export class CREDITCARDMSGSETV1 extends aggregate('11.13.3', {
  MSGSETCORE,
  CLOSINGAVAIL: boolean,
  PENDINGAVAIL: optional(boolean, SINCE_22),
  IMAGEPROF: optional(IMAGEPROF, SINCE_210),
}) {}
export class CREDITCARDMSGSET extends aggregate('11.13.3', {
  CREDITCARDMSGSETV1,
  CREDITCARDMSGSETV2: many(CREDITCARDMSGSETV1, V2SETS),
}) {}
