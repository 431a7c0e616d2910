import { isRecord } from './record.ts';

/**
 * The OFX status codes in the `params` of a guard or an action, and of the guards inside `and`, `or`, `not`.
 *
 * The convention of this house: a number under `code`, or numbers under `codes`, in the params of any
 * guard or action *is* an OFX status code, and is therefore visible on the chart.
 *
 * @example
 * codesOf({ type: 'status', params: { code: 3000 } }); // [3000]
 * codesOf({ type: 'status', params: { codes: [0, 15000] } }); // [0, 15000]
 * codesOf('attemptsLeft'); // []
 */
export function codesOf(guardOrAction: unknown): number[] {
  if (!isRecord(guardOrAction)) return [];
  const { params, guards } = guardOrAction;
  const inner = Array.isArray(guards) ? guards.flatMap(codesOf) : [];
  // Params that are a function are known only when it runs.
  if (!isRecord(params)) return inner;
  const { code, codes } = params;
  const own = [code, ...(Array.isArray(codes) ? codes : [])].filter((each) => typeof each === 'number');
  return [...own, ...inner];
}
