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

/** Collects findings up to a limit, beyond which they are only counted. */
export class Findings {
  readonly #limit: number;
  readonly list: Finding[] = [];
  uncounted = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether there is room for another; if not, it counts as found. */
  hasRoom(): boolean {
    if (this.list.length < this.#limit) return true;
    this.uncounted++;
    return false;
  }

  add(found: Finding): void {
    this.list.push(found);
  }
}
