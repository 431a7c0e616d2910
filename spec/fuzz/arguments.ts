/** What `npm run fuzz` is asked for. */
export interface Arguments {
  readonly minutes: number;
  readonly seed: number;
  /** Number of the first case: from the one that was found, a finding comes again at once. */
  readonly from: number;
  /** Go on after a finding, and show each kind once. */
  readonly all: boolean;
}

const NUMBERS = ['minutes', 'seed', 'from'] as const;

/** Reads `--minutes N --seed S --from N --all`. @throws Error for anything else, in a sentence */
export const readArguments = (words: readonly string[], defaults: Arguments): Arguments => {
  const read: Record<string, number | boolean> = {};
  for (let i = 0; i < words.length; i++) {
    const name = words[i]?.replace(/^--/, '') ?? '';
    if (name === 'all') {
      read.all = true;
      continue;
    }
    const value = Number(words[++i]);
    if (!NUMBERS.some((known) => known === name) || !Number.isFinite(value) || value < 0) {
      throw new Error('Usage: npm run fuzz -- [--minutes N] [--seed S] [--from CASE] [--all]');
    }
    read[name] = value;
  }
  return { ...defaults, ...read };
};
