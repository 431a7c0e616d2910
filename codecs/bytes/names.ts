export const LATIN = 'windows-1252';
export const UTF8 = 'utf-8';

/** Names seen in the field, to WHATWG labels. Latin-1 is read as windows-1252, its superset in practice. */
const LABELS: Readonly<Record<string, string>> = {
  USASCII: LATIN,
  'US-ASCII': LATIN,
  US_ASCII: LATIN,
  'US ASCII': LATIN,
  ASCII: LATIN,
  // What Windows calls the code page of the West, whatever the American institute says.
  ANSI: LATIN,
  UNICODE: UTF8,
  CSUNICODE: UTF8,
  '65001': UTF8,
  // Code pages of Windows that WHATWG has under other names.
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '54936': 'gb18030',
  '20866': 'koi8-r',
  '21866': 'koi8-u',
};

/** Families of names, to the label that their number has. */
const FAMILIES: readonly (readonly [name: RegExp, label: (number: string) => string])[] = [
  [/^UTF[-_ ]?(8|16)/, () => UTF8],
  [/^(?:ISO-10646-)?UCS[-_ ]?(2)$/, () => UTF8],
  [/^(?:ISO)?[-_ ]?8859[-_ ]([0-9]{1,2})$/, (part) => (part === '1' ? LATIN : `iso-8859-${part}`)],
  [/^(?:WINDOWS|WIN|MS|CP|ANSI)?[-_ ]?(125[0-8])$/, (page) => `windows-${page}`],
];

/** The WHATWG label of a name; where nobody knows it, the name itself. */
export const labelOf = (name: string): string => {
  const upper = name.trim().toUpperCase();
  const label = LABELS[upper.replace(/^(?:CP|MS|WINDOWS)[-_ ]?(?=[0-9])/, '')] ?? LABELS[upper];
  if (label !== undefined) return label;
  for (const [family, labelFor] of FAMILIES) {
    const number = family.exec(upper)?.[1];
    if (number !== undefined) return labelFor(number);
  }
  return upper.toLowerCase();
};

/** Whether a field says anything. */
export const isSaid = (word: string | undefined): word is string =>
  word !== undefined && !/^\s*(?:NONE)?\s*$/i.test(word);

/** Whether ENCODING leaves it to CHARSET which characters there are beyond ASCII. */
export const isLeftToCharset = (encoding: string | undefined): boolean =>
  !isSaid(encoding) || /^\s*(?:US[-_ ]?)?ASCII\s*$/i.test(encoding);

/** Whether a name promises two bytes for each character; UNICODE may mean that. */
export const isUtf16Name = (name: string): boolean =>
  /^(?:UTF[-_ ]?16|(?:ISO-10646-)?UCS[-_ ]?2)/i.test(name);

/** Whether a name is that of any encoding of Unicode; which one, the bytes tell. */
export const isUnicodeName = (name: string): boolean => /^(?:CS)?UNICODE$/i.test(name);

/** WHATWG's name of the encoding with a label; undefined where it has none. */
export const encodingOf = (label: string): string | undefined => {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
};
