import type { Plan, Slot } from '../dsl/compile.ts';
import type { RawElement } from './raw.ts';

/** An open element. */
export type Frame = AggregateFrame | LeafFrame | UnknownFrame;

export interface AggregateFrame {
  readonly kind: 'aggregate';
  readonly tag: string;
  /** Its name in paths, without its place among others. */
  readonly step: string;
  readonly at: number;
  readonly slot: Slot | undefined;
  readonly plan: Plan;
  readonly value: Record<string, unknown>;
  /** Rank in the standard's order of the last element seen. */
  rank: number;
  /** The aggregate that receives the value. */
  readonly owner: AggregateFrame | undefined;
  /** The value is already in its owner. */
  readonly merged: boolean;
  /** How many of its children were handed out instead of kept, by tag. Absent where none was. */
  handedOut?: Map<string, number>;
}

/** An aggregate that is opened; `rank` is that of what it has already. */
export const aggregateFrame = ({
  rank = 0,
  ...frame
}: Omit<AggregateFrame, 'kind' | 'rank' | 'handedOut'> & { readonly rank?: number }): AggregateFrame => ({
  kind: 'aggregate',
  ...frame,
  rank,
});

export interface LeafFrame {
  readonly kind: 'leaf';
  readonly tag: string;
  readonly at: number;
  readonly slot: Slot;
  readonly owner: AggregateFrame;
  text: string;
}

export interface UnknownFrame {
  readonly kind: 'unknown';
  readonly tag: string;
  readonly at: number;
  readonly parent: Frame | undefined;
  readonly element: RawElement;
}

/**
 * The path of an open element in the tree, where reading puts it: `OFX/BANKMSGSRSV1/STMTTRNRS[0]/TRNUID`. Only
 * ever built for a finding.
 */
export const pathOf = (frame: Frame | undefined): string => {
  if (!frame) return '';
  if (frame.kind === 'unknown') return within(frame.parent, frame.tag);
  if (!frame.slot || !frame.owner) return frame.kind === 'leaf' ? frame.tag : frame.step;
  return pathInto(frame.owner, frame.slot);
};

/** The path of an element that comes next into an open aggregate. */
export const pathInto = (owner: AggregateFrame, slot: Slot): string =>
  within(owner, slot.repeats ? `${slot.tag}[${placeOf(slot, owner)}]` : slot.tag);

const within = (parent: Frame | undefined, step: string): string =>
  parent ? `${pathOf(parent)}/${step}` : step;

/** An open element is not yet in its owner's list: its place is the list's end, had none been handed out. */
const placeOf = (slot: Slot, owner: AggregateFrame): number => {
  const present = owner.value[slot.tag];
  return (owner.handedOut?.get(slot.tag) ?? 0) + (Array.isArray(present) ? present.length : 0);
};

/** Counts a child that was handed out, so that those behind it keep their places. */
export const countHandedOut = (owner: AggregateFrame, { tag }: Slot): void => {
  owner.handedOut ??= new Map();
  owner.handedOut.set(tag, (owner.handedOut.get(tag) ?? 0) + 1);
};
