import { isAbsent, type Plan } from '../dsl/compile.ts';

/** Which elements unknown to the schema stand behind which known one; undefined for the front. */
export type PrivateTagPlacement = ReadonlyMap<string | undefined, readonly string[]>;

const NONE: PrivateTagPlacement = new Map();

/** Finds the place of private tags from the order of the object's keys, which is the order of the file. */
export const privateTags = (plan: Plan, value: Readonly<Record<string, unknown>>): PrivateTagPlacement => {
  let placement: Map<string | undefined, string[]> | undefined;
  let after: string | undefined;
  for (const [tag, content] of Object.entries(value)) {
    if (isAbsent(content)) continue;
    if (plan.byTag.get(tag)?.tag === tag) {
      after = tag;
    } else {
      placement ??= new Map();
      const tags = placement.get(after);
      if (tags) tags.push(tag);
      else placement.set(after, [tag]);
    }
  }
  return placement ?? NONE;
};
