import { OfxError } from '../../errors.ts';
import type { Limits } from '../limits.ts';

/** A limit was passed at an offset. The caller knows the position and throws the public error. */
export class LimitPassed extends Error {
  readonly limit: keyof Limits;
  readonly path: string;
  readonly at: number;

  constructor(limit: keyof Limits, value: number, path: string, at: number) {
    super(`the file passes the limit of ${value} for ${limit}; raise limits.${limit} to read it`);
    this.limit = limit;
    this.path = path;
    this.at = at;
  }

  toOfxError(position: { line: number; column: number; byte: number }): OfxError {
    return new OfxError('codec/limit', this.message, { path: this.path, position, cause: this });
  }
}
