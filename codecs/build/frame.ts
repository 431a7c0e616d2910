import type { Plan, Slot } from '../dsl/compile.ts';
import type { RawElement } from './raw.ts';

/** An open element. */
export type Frame = AggregateFrame | LeafFrame | UnknownFrame;

export interface AggregateFrame {
  readonly kind: 'aggregate';
  readonly tag: string;
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
}

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
  readonly element: RawElement;
}
