import type { Deviation, Ofx, OfxFile } from '../../../codecs/index.ts';

/** What a sign-on response may hold that belongs into the keyring. */
const KEYS: readonly string[] = ['ACCESSKEY', 'SESSCOOKIE', 'USERKEY'];

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A tree without the keys, at whatever depth an institution put them. */
const stripped = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(stripped);
  if (!isTree(value)) return value;
  const kept = Object.entries(value).filter(([tag]) => !KEYS.includes(tag));
  return Object.fromEntries(kept.map(([tag, content]) => [tag, stripped(content)]));
};

/** Keys are looked for where sign-ons are, not through every transaction of a long statement. */
const block = (ofx: Ofx): Ofx => {
  const kept = Object.entries(ofx).filter(([tag]) => !KEYS.includes(tag));
  const entries = kept.map(([tag, set]) => [tag, tag.startsWith('SIGNON') ? stripped(set) : set]);
  return Object.fromEntries(entries) as unknown as Ofx;
};

const withoutValue = (deviation: Deviation): Deviation => {
  if (!deviation.path.includes('SIGNONMSGS')) return deviation;
  const { value: _value, ...rest } = deviation;
  return rest;
};

/** The response as a caller gets it: what belongs into the keyring is taken out. */
export const withoutSecrets = (file: OfxFile): OfxFile => ({
  ...file,
  ofx: block(file.ofx),
  further: file.further.map(block),
  deviations: file.deviations.map(withoutValue),
});
