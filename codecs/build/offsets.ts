import type { Frame } from './frame.ts';
import type { RawElement } from './raw.ts';

/** Offsets, from `from` on, of the elements that are open: what is found out about them later is said of there. */
export const openOffsets = (stack: readonly Frame[], from: number): number[] =>
  stack.flatMap((frame) => {
    if (frame.kind === 'unknown') return rawOffsets(frame.element, from);
    return frame.at >= from ? [frame.at] : [];
  });

/** Those of an element that may have to be read again, with its children's. Offsets ascend within it. */
const rawOffsets = (element: RawElement, from: number): number[] => {
  const offsets: number[] = [];
  const collect = (raw: RawElement): void => {
    if (raw.at >= from) offsets.push(raw.at);
    // From the end, so that a long list is not looked through again and again.
    for (let i = raw.children.length - 1; i >= 0; i--) {
      const child = raw.children[i];
      if (child) collect(child);
      if (child && child.at < from) return;
    }
  };
  collect(element);
  return offsets.reverse();
};
