import { OfxError } from '../../errors.ts';
import { type Limits, MAX_DEPTH } from '../limits.ts';

/** A limit was passed at an offset. The caller knows the position and throws the public error. */
export class LimitPassed extends Error {
  readonly limit: keyof Limits;
  readonly path: string;
  readonly at: number;

  constructor(limit: keyof Limits, value: number, path: string, at: number) {
    const isHighest = limit === 'depth' && value === MAX_DEPTH;
    const advice = isHighest ? 'which cannot be raised' : `raise limits.${limit} to read it`;
    super(`the file passes the limit of ${value} for ${limit}; ${advice}`);
    this.limit = limit;
    this.path = path;
    this.at = at;
  }

  toOfxError(position: { line: number; column: number; byte: number }): OfxError {
    return new OfxError('codec/limit', this.message, { path: this.path, position, cause: this });
  }
}
