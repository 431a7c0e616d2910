/** A blank, of those that may stand around values: a space, and everything from tab to carriage return. */
export const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** A letter, which a tag begins with. */
export const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
