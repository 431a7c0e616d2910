import { aggregate, choice, optional, optionalChoice, required, run, some } from '../dsl/aggregate.ts';
import { SINCE_151, SINCE_210, SINCE_211, TAX, V2SETS } from '../versions.ts';
import { BANKMSGSRQV1, BANKMSGSRSV1 } from './bank.ts';
import { PRESDLVMSGSRQV1, PRESDLVMSGSRSV1 } from './bill-delivery.ts';
import { BILLPAYMSGSRQV1, BILLPAYMSGSRSV1 } from './bill-pay.ts';
import { PRESDIRMSGSRQV1, PRESDIRMSGSRSV1 } from './biller-directory.ts';
import { CREDITCARDMSGSRQV1, CREDITCARDMSGSRSV1 } from './credit-card.ts';
import { EMAILMSGSRQV1, EMAILMSGSRSV1 } from './email.ts';
import { IMAGEMSGSRQV1 } from './images.ts';
import { INTERXFERMSGSRQV1, INTERXFERMSGSRQV2, INTERXFERMSGSRSV1, INTERXFERMSGSRSV2 } from './interbank.ts';
import { INVSTMTMSGSRQV1, INVSTMTMSGSRSV1 } from './investments.ts';
import { LOANMSGSRQV1, LOANMSGSRSV1 } from './loans.ts';
import { PROFMSGSRQV1, PROFMSGSRSV1 } from './profile.ts';
import { SECLISTMSGSRQV1, SECLISTMSGSRSV1 } from './securities.ts';
import { SIGNONMSGSRQV1, SIGNONMSGSRSV1 } from './signon.ts';
import { SIGNUPMSGSRQV1, SIGNUPMSGSRQV2, SIGNUPMSGSRSV1, SIGNUPMSGSRSV2 } from './signup.ts';
import { TAX1098MSGSRQV1, TAX1098MSGSRSV1 } from './tax-1098.ts';
import { TAX1099MSGSRQV1, TAX1099MSGSRSV1 } from './tax-1099.ts';
import { TAXW2MSGSRQV1, TAXW2MSGSRSV1 } from './tax-w2.ts';
import { WIREXFERMSGSRQV1, WIREXFERMSGSRSV1 } from './wire.ts';

// A V2 message set is its V1 set, unless it has a table of its own: 1.5.1 and 1.6 declare them as one.

const REQUESTS = run(
  choice({ SIGNONMSGSRQV1 }, { SIGNONMSGSRQV2: required(SIGNONMSGSRQV1, V2SETS) }),
  optionalChoice({ SIGNUPMSGSRQV1 }, { SIGNUPMSGSRQV2: some(SIGNUPMSGSRQV2, V2SETS) }),
  optionalChoice({ BANKMSGSRQV1 }, { BANKMSGSRQV2: required(BANKMSGSRQV1, V2SETS) }),
  optionalChoice({ CREDITCARDMSGSRQV1 }, { CREDITCARDMSGSRQV2: required(CREDITCARDMSGSRQV1, V2SETS) }),
  optionalChoice({ INVSTMTMSGSRQV1 }, { INVSTMTMSGSRQV2: required(INVSTMTMSGSRQV1, V2SETS) }),
  optionalChoice({ INTERXFERMSGSRQV1 }, { INTERXFERMSGSRQV2: required(INTERXFERMSGSRQV2, V2SETS) }),
  optionalChoice({ WIREXFERMSGSRQV1 }, { WIREXFERMSGSRQV2: required(WIREXFERMSGSRQV1, V2SETS) }),
  optionalChoice({ BILLPAYMSGSRQV1 }, { BILLPAYMSGSRQV2: required(BILLPAYMSGSRQV1, V2SETS) }),
  optionalChoice({ EMAILMSGSRQV1 }, { EMAILMSGSRQV2: required(EMAILMSGSRQV1, V2SETS) }),
  { IMAGEMSGSRQV1: optional(IMAGEMSGSRQV1, SINCE_211), LOANMSGSRQV1: optional(LOANMSGSRQV1, SINCE_210) },
  optionalChoice({ SECLISTMSGSRQV1 }, { SECLISTMSGSRQV2: required(SECLISTMSGSRQV1, V2SETS) }),
  {
    PRESDIRMSGSRQV1: optional(PRESDIRMSGSRQV1, SINCE_151),
    PRESDLVMSGSRQV1: optional(PRESDLVMSGSRQV1, SINCE_151),
  },
  optionalChoice({ PROFMSGSRQV1 }, { PROFMSGSRQV2: required(PROFMSGSRQV1, V2SETS) }),
  {
    TAX1098MSGSRQV1: optional(TAX1098MSGSRQV1, TAX),
    TAX1099MSGSRQV1: optional(TAX1099MSGSRQV1, TAX),
    TAXW2MSGSRQV1: optional(TAXW2MSGSRQV1, TAX),
  },
);

const RESPONSES = run(
  choice({ SIGNONMSGSRSV1 }, { SIGNONMSGSRSV2: required(SIGNONMSGSRSV1, V2SETS) }),
  optionalChoice({ SIGNUPMSGSRSV1 }, { SIGNUPMSGSRSV2: some(SIGNUPMSGSRSV2, V2SETS) }),
  optionalChoice({ BANKMSGSRSV1 }, { BANKMSGSRSV2: required(BANKMSGSRSV1, V2SETS) }),
  optionalChoice({ CREDITCARDMSGSRSV1 }, { CREDITCARDMSGSRSV2: required(CREDITCARDMSGSRSV1, V2SETS) }),
  optionalChoice({ INVSTMTMSGSRSV1 }, { INVSTMTMSGSRSV2: required(INVSTMTMSGSRSV1, V2SETS) }),
  optionalChoice({ INTERXFERMSGSRSV1 }, { INTERXFERMSGSRSV2: required(INTERXFERMSGSRSV2, V2SETS) }),
  optionalChoice({ WIREXFERMSGSRSV1 }, { WIREXFERMSGSRSV2: required(WIREXFERMSGSRSV1, V2SETS) }),
  optionalChoice({ BILLPAYMSGSRSV1 }, { BILLPAYMSGSRSV2: required(BILLPAYMSGSRSV1, V2SETS) }),
  optionalChoice({ EMAILMSGSRSV1 }, { EMAILMSGSRSV2: required(EMAILMSGSRSV1, V2SETS) }),
  { LOANMSGSRSV1: optional(LOANMSGSRSV1, SINCE_210) },
  optionalChoice({ SECLISTMSGSRSV1 }, { SECLISTMSGSRSV2: required(SECLISTMSGSRSV1, V2SETS) }),
  {
    PRESDIRMSGSRSV1: optional(PRESDIRMSGSRSV1, SINCE_151),
    PRESDLVMSGSRSV1: optional(PRESDLVMSGSRSV1, SINCE_151),
  },
  optionalChoice({ PROFMSGSRSV1 }, { PROFMSGSRSV2: required(PROFMSGSRSV1, V2SETS) }),
  {
    TAX1098MSGSRSV1: optional(TAX1098MSGSRSV1, TAX),
    TAX1099MSGSRSV1: optional(TAX1099MSGSRSV1, TAX),
    TAXW2MSGSRSV1: optional(TAXW2MSGSRSV1, TAX),
  },
);

/** The root: a file is either all requests or all responses, its message sets in this order. */
export class OFX extends aggregate('2.4.3', choice(REQUESTS, RESPONSES)) {}
