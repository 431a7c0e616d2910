import type { DeviationCode } from '../deviation.ts';
import { type IssueSeverity, ruleFacts } from '../rules.ts';

/** A deviation whose place is still an offset. */
export interface Finding {
  readonly code: DeviationCode;
  readonly severity: IssueSeverity;
  readonly message: string;
  readonly path: string;
  readonly at: number;
  readonly value?: unknown;
}

/** What more there is to say of a finding. */
export interface FindingDetails {
  readonly value?: unknown;
  /** Where it is not the rule's own. */
  readonly severity?: IssueSeverity | undefined;
}

/** A finding that has no path yet. */
export interface Remark {
  readonly code: DeviationCode;
  readonly message: string;
  readonly at: number;
  readonly details: FindingDetails | undefined;
}

/** A finding, as bad as its rule says unless told otherwise. */
export const finding = (
  code: DeviationCode,
  message: string,
  path: string,
  at: number,
  { value, severity = ruleFacts(code).severity }: FindingDetails = {},
): Finding => {
  const found = { code, severity, message, path, at };
  return value === undefined ? found : { ...found, value };
};

/**
 * Decides which findings are kept: so many of each severity, so that a warning on every line never hides an error,
 * and the rest are counted. That a file was cut off says something of all of it, and is always kept.
 */
export class Quota {
  readonly #limit: number;
  readonly #kept = { error: 0, warning: 0 };
  /** How many there was no room for. */
  uncounted = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether there is room for another; if not, it is only counted. */
  takes(code: DeviationCode, severity: IssueSeverity): boolean {
    if (code === 'truncated') return true;
    if (this.#kept[severity] < this.#limit) {
      this.#kept[severity]++;
      return true;
    }
    this.uncounted++;
    return false;
  }
}
