import { aggregate, choice, optional } from '../dsl/aggregate.ts';
import { BANKMSGSRQV1, BANKMSGSRSV1, CREDITCARDMSGSRQV1, CREDITCARDMSGSRSV1 } from './bank.ts';
import { PROFMSGSRQV1, PROFMSGSRSV1 } from './profile.ts';
import { SIGNONMSGSRQV1, SIGNONMSGSRSV1 } from './signon.ts';
import { SIGNUPMSGSRQV1, SIGNUPMSGSRSV1 } from './signup.ts';

/** The root: a file is either all requests or all responses, its message sets in this order. */
export class OFX extends aggregate(
  '2.4.3',
  choice(
    {
      SIGNONMSGSRQV1,
      SIGNUPMSGSRQV1: optional(SIGNUPMSGSRQV1),
      BANKMSGSRQV1: optional(BANKMSGSRQV1),
      CREDITCARDMSGSRQV1: optional(CREDITCARDMSGSRQV1),
      PROFMSGSRQV1: optional(PROFMSGSRQV1),
    },
    {
      SIGNONMSGSRSV1,
      SIGNUPMSGSRSV1: optional(SIGNUPMSGSRSV1),
      BANKMSGSRSV1: optional(BANKMSGSRSV1),
      CREDITCARDMSGSRSV1: optional(CREDITCARDMSGSRSV1),
      PROFMSGSRSV1: optional(PROFMSGSRSV1),
    },
  ),
) {}
