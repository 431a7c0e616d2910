import { OfxError } from '../../../codecs/index.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../codecs/limits.ts';
import { Reading } from '../../../codecs/reading.ts';

/** What comes of reading a text: the file, or the error's code, place and path. */
export const outcomeOf = (text: string, shortcuts: boolean, limits: Partial<Limits> = {}): unknown => {
  const charset = { charset: 'utf-8', width: 'utf-8', before: 0, faults: [] } as const;
  try {
    return new Reading({ ...DEFAULT_LIMITS, ...limits }, charset, undefined, shortcuts).end(text);
  } catch (error) {
    if (!(error instanceof OfxError)) throw error;
    return { code: error.code, position: error.position, path: error.path };
  }
};

/** What comes of it with and without the short way for what is written plainly. */
export const bothWays = (
  text: string,
  limits: Partial<Limits> = {},
): readonly [short: unknown, long: unknown] => [
  outcomeOf(text, true, limits),
  outcomeOf(text, false, limits),
];
