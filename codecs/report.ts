import { type Finding, Quota } from './build/findings.ts';
import type { Positions } from './bytes/positions.ts';
import type { Deviation } from './deviation.ts';
import type { Limits } from './limits.ts';

/** What is said first of one place: of the header, of the character set, of the body. */
const RANKS = ['header', 'charset', 'body'] as const;

interface Placed {
  readonly at: number;
  readonly rank: number;
  readonly deviation: Deviation;
}

/** Collects what was found in a file, with positions, while the text it was found in is still at hand. */
export class Report {
  readonly #positions: Positions;
  readonly #placed: Placed[] = [];

  constructor(positions: Positions) {
    this.#positions = positions;
  }

  add(part: (typeof RANKS)[number], findings: readonly Finding[]): void {
    const rank = RANKS.indexOf(part);
    // In ascending order, so that one pass over the text finds them all; those of one place stay as they are.
    for (const { at, ...found } of [...findings].sort((a, b) => a.at - b.at)) {
      this.#placed.push({ at, rank, deviation: { ...found, position: this.#positions.of(at) } });
    }
  }

  /** All of it in the file's order, as much as there is room for; says how many more there were. */
  list(limits: Limits, uncounted: number): Deviation[] {
    const quota = new Quota(limits.deviations);
    const deviations = this.#placed
      .sort((a, b) => a.at - b.at || a.rank - b.rank)
      .map(({ deviation }) => deviation)
      .filter(({ code, severity }) => quota.takes(code, severity));
    const left = uncounted + quota.uncounted;
    if (left > 0) {
      const message = `${left} more deviations are not listed`;
      const position = deviations.at(-1)?.position ?? this.#positions.of(0);
      deviations.push({ code: 'syntax', severity: 'warning', message, path: 'OFX', position });
    }
    return deviations;
  }
}
