import type { Slot } from '../dsl/compile.ts';
import type { AggregateFrame } from './frame.ts';

/** Sees every aggregate of the schema when it is complete, before it goes into its parent. */
export interface Sink {
  /**
   * Whether the value is taken: then the tree does not keep it. `owner` is the open aggregate it belongs into,
   * whose own value is what has been read of it so far.
   */
  take(owner: AggregateFrame, slot: Slot, value: unknown): boolean;
}

/** Whether an open aggregate will be part of the tree: it is not, where one of the same name is there already. */
export const isKept = (frame: AggregateFrame): boolean => {
  for (let at: AggregateFrame | undefined = frame; at?.owner; at = at.owner) {
    const { slot, owner, merged } = at;
    if (slot && !merged && !slot.repeats && owner.value[slot.tag] !== undefined) return false;
  }
  return true;
};
