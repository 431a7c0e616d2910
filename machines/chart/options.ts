import type { AnyStateNode } from 'xstate';

/**
 * What {@link toMermaid} draws, and how. Everything is optional; by default the whole machine is drawn.
 *
 * @example
 * toMermaid(sessionMachine, { spine: true, direction: 'LR', title: 'OFX sign-on' });
 */
export interface MermaidOptions {
  /** A heading above the diagram. Default: none. */
  readonly title?: string;
  /** Where the arrows tend to go: `'TB'` (downwards) or `'LR'` (to the right). Default: mermaid's own, downwards. */
  readonly direction?: 'TB' | 'LR';
  /** Pixels between boxes. More of it keeps the texts of a crowded chart apart. Default: mermaid's own, 50. */
  readonly spacing?: number;
  /**
   * Draw only the states that carry the tag `'spine'`: the happy path of a large machine, for a README.
   * Shorthand for `only: (node) => node.tags.includes('spine')`. Default: `false`.
   */
  readonly spine?: boolean;
  /**
   * Draw only the states this says yes to; it wins over `spine`. A transition from inside a state that is drawn
   * starts at that state; one that leads to a state that is not drawn, nor is inside or leads straight
   * into one that is, is left out. Default: every state.
   */
  readonly only?: (node: AnyStateNode) => boolean;
  /**
   * Say on an arrow only who set it off from outside, and the OFX codes: no other condition, and no actor. An arrow
   * that nothing of that is true of carries no text. Default: `false`.
   */
  readonly brief?: boolean;
  /** Write each state's `description` beside it. Default: `false`. */
  readonly notes?: boolean;
  /**
   * Draw transitions that change no state as arrows from a state to itself, even when they involve no OFX
   * code (those that do are always drawn). Default: `false`.
   */
  readonly internal?: boolean;
  /**
   * Draw only the arrows that begin or end at this state or inside it, and no box that none of them touches: one
   * part of a large machine, with its surroundings. Default: all.
   */
  readonly around?: AnyStateNode;
}
