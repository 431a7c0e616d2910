import type { InspectionEvent } from 'xstate';
import type { ExchangeOutput } from '../../machines/index.ts';
import type { Print } from './print.ts';

/**
 * Prints each state the session enters, and before it the OFX code that led there. Transient states such as
 * `challengeRequired` show only in microsteps.
 */
export const trace = (print: Print): ((inspected: InspectionEvent) => void) => {
  let state = '';
  let shown: unknown;
  return (inspected) => {
    if (inspected.type !== '@xstate.microstep') return;
    const entered = path((inspected.snapshot as { value?: unknown }).value);
    if (entered === undefined || entered === state || QUIET.test(entered)) return;
    state = entered;
    // One exchange can lead through several states; its code belongs to the first.
    const code = inspected.event === shown ? '' : codeOf(inspected.event);
    shown = inspected.event;
    print(`${code.padStart(6)}  ${entered}`);
  };
};

/** States in which the session only makes up its mind, or looks into the keyring. */
const QUIET = /\.(?:routing|recalling|checking|planning)$/;

/** `signon.requesting` for `{ signon: 'requesting' }`. */
const path = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value)
    .map(([state, child]) => `${state}.${path(child)}`)
    .join(' ');
};

const codeOf = (event: object): string => {
  const output = 'output' in event ? (event.output as ExchangeOutput | undefined) : undefined;
  return output && 'signon' in output ? String(output.signon.code) : '';
};
