import { and, not, or } from 'xstate';
import { codesOf } from './codes.ts';
import { isRecord } from './record.ts';

/**
 * XState marks its combinators only by the function that evaluates them; their names do not survive a
 * minifying bundler, that identity does.
 */
const evaluatorOf = (guard: unknown): unknown => (isRecord(guard) ? guard.check : undefined);
const AND = evaluatorOf(and([]));
const OR = evaluatorOf(or([]));
const NOT = evaluatorOf(not(''));

/**
 * A guard in a reader's words, without the brackets. A comma means *and*.
 *
 * - OFX codes (see {@link codesOf}) stand for themselves. The guard type `status` says no more than its code
 *   and is left out; any other type is named before its codes: `profileStatus 1`.
 * - Any other guard shows as its name; a function without a name as `condition`.
 *
 * @example
 * guardText({ type: 'status', params: { codes: [0, 15000] } }); // '0 or 15000'
 * guardText(and([{ type: 'status', params: { code: 3001 } }, 'attemptsLeft'])); // '3001, attemptsLeft'
 * guardText(not('attemptsLeft')); // 'not attemptsLeft'
 */
export function guardText(guard: unknown): string {
  if (typeof guard === 'string') return guard;
  if (!isRecord(guard)) return 'condition';
  const check = evaluatorOf(guard);
  const parts = Array.isArray(guard.guards) ? guard.guards : [];
  if (check !== undefined && check === AND) return parts.map(guardText).join(', ');
  if (check !== undefined && check === OR) return parts.map((part) => inBrackets(part, ', ')).join(' or ');
  if (check !== undefined && check === NOT)
    return parts.map((part) => `not ${inBrackets(part, ', ', ' or ')}`).join();
  if ('stateValue' in guard) return `in ${stateText(guard.stateValue)}`;
  if (typeof guard === 'function') return functionText(guard);
  return referenceText(guard);
}

/**
 * What of a guard is about OFX codes, in the same words; empty where nothing is.
 *
 * @example
 * codesText(and([{ type: 'status', params: { code: 3001 } }, 'attemptsLeft'])); // '3001'
 */
export function codesText(guard: unknown): string {
  if (codesOf(guard).length === 0) return '';
  const check = evaluatorOf(guard);
  const parts = isRecord(guard) && Array.isArray(guard.guards) ? guard.guards : [];
  if (check === undefined || check !== AND) return guardText(guard);
  return parts
    .map(codesText)
    .filter((part) => part !== '')
    .join(', ');
}

/** A guard as part of a larger one: in round brackets where one of `separators` would be misread. */
function inBrackets(guard: unknown, ...separators: string[]): string {
  const text = guardText(guard);
  return separators.some((separator) => text.includes(separator)) ? `(${text})` : text;
}

function referenceText(guard: Record<string, unknown>): string {
  const name = typeof guard.type === 'string' ? guard.type : 'condition';
  const codes = codesOf(guard).join(' or ');
  if (codes === '') return name;
  return name === 'status' ? codes : `${name} ${codes}`;
}

function functionText(guard: object): string {
  // `guard: () => ...` makes JavaScript call the function `guard`, which tells a reader nothing.
  const name = 'name' in guard && typeof guard.name === 'string' ? guard.name : '';
  return name === '' || name === 'guard' ? 'condition' : name;
}

/** A state value as a path: `{ signedOn: 'ready' }` is `signedOn.ready`. */
function stateText(value: unknown): string {
  if (!isRecord(value)) return String(value).replace(/^#/, '');
  return Object.entries(value)
    .map(([key, inner]) => `${key}.${stateText(inner)}`)
    .join(', ');
}
