import { A, oneOf } from '../datatypes/index.ts';
import { aggregate, choice, group, optional, optionalChoice, required, run, some } from '../dsl/aggregate.ts';
import { SINCE_221 } from '../versions.ts';
import { ADDRESS_LINES, POSTALCODE, STATE, TOWN } from './addresses.ts';
import { COUNTRY, EMAIL, GENERIC_NAME, PHONE, SIC, URL } from './leaves.ts';

/** A person an account belongs to: PRIMARYHOLDER and SECONDARYHOLDER (2.2 and later). */
export class HOLDER extends aggregate(
  '8.5.3.1',
  { FIRSTNAME: GENERIC_NAME, MIDDLENAME: optional(GENERIC_NAME), LASTNAME: GENERIC_NAME },
  ...ADDRESS_LINES,
  {
    ...TOWN,
    COUNTRY: optional(COUNTRY),
    DAYPHONE: optional(PHONE),
    EVEPHONE: optional(PHONE),
    EMAIL: optional(EMAIL),
    HOLDERTYPE: optional(oneOf('INDIVIDUAL', 'JOINT', 'CUSTODIAL', 'TRUST', 'OTHER')),
  },
) {}

/** The people an account belongs to (2.2 and later). */
export class HOLDERINFO extends aggregate('8.5.3.1', {
  PRIMARYHOLDER: HOLDER,
  SECONDARYHOLDER: optional(HOLDER),
}) {}

// Contact profiles (2.2.1 and later): plain, or with every value encrypted and so much longer.

const PLAIN = {
  name: GENERIC_NAME,
  line: GENERIC_NAME,
  state: STATE,
  postalCode: POSTALCODE,
  country: COUNTRY,
  phone: PHONE,
  email: EMAIL,
  url: URL,
  industry: SIC,
} as const;

const ENCRYPTED_TEXT = A(256);
const ENCRYPTED_LONG_TEXT = A(512);
const ENCRYPTED = {
  name: ENCRYPTED_TEXT,
  line: ENCRYPTED_TEXT,
  state: ENCRYPTED_TEXT,
  postalCode: ENCRYPTED_TEXT,
  country: ENCRYPTED_TEXT,
  phone: ENCRYPTED_TEXT,
  email: ENCRYPTED_LONG_TEXT,
  url: ENCRYPTED_LONG_TEXT,
  industry: ENCRYPTED_TEXT,
} as const;

type ContactTypes = { readonly [Kind in keyof typeof PLAIN]: typeof GENERIC_NAME };

const business = ({ name, url, industry }: ContactTypes) =>
  ({ BUSNAME: name, URL: optional(url), SIC: optional(industry) }) as const;

/** A person, a business, or a person in a business. */
const contactName = (types: ContactTypes) =>
  aggregate(
    '8.5.3.2',
    choice(
      run(
        { FIRSTNAME: types.name, MIDDLENAME: optional(types.name), LASTNAME: types.name },
        group(business(types)),
      ),
      business(types),
    ),
  );

const contactAddress = (types: ContactTypes) =>
  [
    { ADDR1: types.line },
    group({ ADDR2: types.line, ADDR3: optional(types.line) }),
    {
      CITY: types.line,
      STATE: types.state,
      POSTALCODE: types.postalCode,
      COUNTRY: optional(types.country),
      PHONE: optional(types.phone),
      ALTPHONE: optional(types.phone),
      EMAIL: optional(types.email),
      ALTEMAIL: optional(types.email),
    },
  ] as const;

/** How to reach the people or the business an account belongs to. */
export class CONTACTNAME extends contactName(PLAIN) {}
export class CONTACTNAMES extends aggregate('8.5.3.2', { CONTACTNAME: some(CONTACTNAME) }) {}
export class CONTACTPROF extends aggregate('8.5.3.2', { CONTACTNAMES }, ...contactAddress(PLAIN)) {}

/** The same, encrypted; ENCRYPTION says how. */
export class CONTACTNAMEENC extends contactName(ENCRYPTED) {}
export class CONTACTNAMESENC extends aggregate('8.5.3.2', { CONTACTNAME: some(CONTACTNAMEENC) }) {}
export class CONTACTPROFENC extends aggregate(
  '8.5.3.2',
  { ENCRYPTION: optional(A(10000)), CONTACTNAMES: CONTACTNAMESENC },
  ...contactAddress(ENCRYPTED),
) {}

/** How to reach the account's owners (2.2.1 and later). */
export const CONTACT_PROFILE = optionalChoice(
  { CONTACTPROFENC: required(CONTACTPROFENC, SINCE_221) },
  { CONTACTPROF: required(CONTACTPROF, SINCE_221) },
);
