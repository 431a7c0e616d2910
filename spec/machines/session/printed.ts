/** Everything about a value that a log could print, also what `toJSON` and getters hide. */
export const printed = (value: unknown, seen = new Set<unknown>()): string => {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '' : String(value);
  if (seen.has(value)) return '';
  seen.add(value);
  const own = Reflect.ownKeys(value).map((key) => `${String(key)}=${printed(Reflect.get(value, key), seen)}`);
  return own.join(' ');
};
