/** A part of an OFX tree whose tags are known only at run time. */
export type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The aggregates under a tag, however many there are. */
export const branchesAt = (branch: Branch, tag: string): Branch[] => [branch[tag]].flat().filter(isBranch);

/** Every aggregate right below, with its tag, one entry for each of a list. */
export const branchesOf = (branch: Branch): [tag: string, inner: Branch][] =>
  Object.keys(branch).flatMap((tag) =>
    branchesAt(branch, tag).map((inner): [string, Branch] => [tag, inner]),
  );
