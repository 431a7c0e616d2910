// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const UNWRITABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdd3\ufffe\uffff]|\p{Surrogate}/u;
/** The same and whole pairs of surrogates: most text has none, and this is found out at half the cost. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const SUSPECT = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdd3\ufffe\uffff]/;

/** Whether text has only characters that may stand in a file: no control characters, no half characters. */
export const isWritable = (text: string): boolean => !SUSPECT.test(text) || !UNWRITABLE.test(text);

/** Whether it can be a tag: begins with a letter, as a name must in either syntax. */
export const isTag = (text: string): boolean => /^[A-Z][A-Z0-9._-]*$/.test(text);
