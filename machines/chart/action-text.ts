import { codesOf } from './codes.ts';

/**
 * The OFX codes a transition's actions carry (see {@link codesOf}), as the end of an edge's label. Actions without
 * a code do not show: they do not change the flow.
 *
 * @example
 * actionsText([{ type: 'answer', params: { code: 3000 } }]); // ' / 3000'
 * actionsText(['remember']); // ''
 */
export function actionsText(actions: readonly unknown[]): string {
  const codes = actions.flatMap(codesOf);
  return codes.length === 0 ? '' : ` / ${codes.join(', ')}`;
}
