/** A sign of a currency, or its code set apart, in front of a number: `R$ 5`, `-$5`, `USD 5`, `CHF-5`. */
const IN_FRONT = /^([+(-]?)(?:[A-Z]{0,3}\p{Sc}[A-Z]{0,3} *|([A-Z]{3})(?: +|(?=[+-])))/u;
/** The same behind it: `5 €`, `5 R$`, `5 $ US`, `(5.00 EUR)`. */
const BEHIND = /(?: *[A-Z]{0,3}\p{Sc} ?[A-Z]{0,3}| +([A-Z]{3}))([)+-]?)$/u;

/**
 * What `CHK 1234` means is not for a reader to guess, so that letters must be a code of ISO 4217. A platform that
 * does not know a code yet leaves its amounts unread, which is an error and no wrong number.
 */
const isCurrency = (code: string | undefined): boolean =>
  code === undefined || Intl.supportedValuesOf('currency').includes(code);

/** A number without the currency in front of it or behind it; both would be one too many. */
export const withoutCurrency = (text: string): string => {
  const rest = text.replace(IN_FRONT, (mark, sign: string, code?: string) =>
    isCurrency(code) ? sign : mark,
  );
  if (rest !== text) return rest;
  return text.replace(BEHIND, (mark, code: string | undefined, sign: string) =>
    isCurrency(code) ? sign : mark,
  );
};
