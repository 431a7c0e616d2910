import { isUnbounded, type Slot } from '../dsl/compile.ts';
import type { AggregateFrame, Frame } from './frame.ts';

/** An open aggregate, and the place in it that an element would have. */
export interface Place {
  readonly frame: AggregateFrame;
  readonly slot: Slot;
}

/** The nearest open aggregate, but for the innermost, that has room for an element: its child's end tag must be missing. */
export const ancestorFor = (stack: readonly Frame[], tag: string): Place | undefined => {
  for (let i = stack.length - 2; i >= 0; i--) {
    const frame = stack[i];
    const slot = frame?.kind === 'aggregate' ? frame.plan.byTag.get(tag) : undefined;
    if (slot && frame?.kind === 'aggregate' && (slot.repeats || frame.value[slot.tag] === undefined)) {
      return { frame, slot };
    }
  }
  return undefined;
};

/**
 * Whether an element is one of the many that a file is made of, a transaction or what lists of them are in. Then the
 * unknown elements in front of it were leaves: to wait for their ends would be to hold all of the file.
 */
export const endsGuess = (stack: readonly Frame[], tag: string): boolean => {
  const owner = stack.findLast((frame) => frame.kind === 'aggregate');
  const slot = owner?.plan.byTag.get(tag);
  return (
    slot?.aggregate !== undefined && (slot.max === Number.POSITIVE_INFINITY || isUnbounded(slot.aggregate))
  );
};
