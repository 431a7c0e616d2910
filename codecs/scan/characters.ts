export const LESS = 60;
const GREATER = 62;
export const SLASH = 47;

/** The longest tag of any version has 23 letters. */
const LONGEST_NAME = 32;

/** The name of the start tag at a place; undefined for anything but `<`, a name and `>`. */
export const nameAt = (source: string, at: number): string | undefined => {
  if (source.charCodeAt(at) !== LESS) return undefined;
  const most = Math.min(source.length, at + LONGEST_NAME);
  let end = at + 1;
  while (end < most && source.charCodeAt(end) > SLASH && source.charCodeAt(end) !== GREATER) end++;
  return source.charCodeAt(end) === GREATER && end > at + 1 ? source.slice(at + 1, end) : undefined;
};
