import { isValidFor, Refusal } from '../datatypes/datatype.ts';
import type { Aggregate } from '../dsl/aggregate.ts';
import { isAbsent, isIn, isRequired, type Plan, planOf, type Slot, stepsOf } from '../dsl/compile.ts';
import { contentOf, walkContent } from '../dsl/content.ts';
import type { Fault } from '../rules.ts';
import type { Version } from '../versions.ts';
import type { Loss } from './loss.ts';
import { otherName } from './renames.ts';

type Value = Readonly<Record<string, unknown>>;

/** From where to where, and who hears of what is lost on the way. */
export interface Route {
  /** Undefined where the file does not say: then everything any version has may be in it. */
  readonly from: Version | undefined;
  readonly to: Version;
  readonly lose: (loss: Loss) => void;
}

/** An element on its way: what it is in either version, and its path in the source. */
interface Passage {
  readonly was: Slot;
  readonly will: Slot;
  readonly path: string;
}

/** Converts an aggregate's value. What the target lacks is left out and reported; the value is not changed. */
export const convertAggregate = (
  source: Aggregate,
  target: Aggregate,
  value: Value,
  path: string,
  route: Route,
): Value => {
  const { result } = convertContent(source, target, value, path, route);
  for (const fault of newFaults(source, target, value, result, path, route)) report(fault, 'error', route);
  return result;
};

/** Converts everything in an aggregate, and says whether some of it was lost. */
const convertContent = (
  source: Aggregate,
  target: Aggregate,
  value: Value,
  path: string,
  route: Route,
): { result: Value; lost: boolean } => {
  const plans = { from: planOf(source, route.from), to: planOf(target, route.to) };
  const result: Record<string, unknown> = {};
  let lost = false;
  for (const [tag, content] of Object.entries(value)) {
    if (isAbsent(content)) continue;
    const was = plans.from.byTag.get(tag);
    if (was?.tag !== tag) {
      // Private and unknown elements belong to no version.
      result[tag] = content;
      continue;
    }
    const will = slotIn(plans.to, tag, value, route.to);
    if (!will) {
      loseAll(was, content, path, route);
      lost = true;
      continue;
    }
    const converted = convertElements(content, { was, will, path: `${path}/${tag}` }, route);
    if (converted.lost) lost = true;
    if (!isAbsent(converted.content)) result[will.tag] = converted.content;
  }
  return { result, lost };
};

/** Reports an element that the target version does not have, or each of those that repeat. */
const loseAll = (was: Slot, content: unknown, path: string, route: Route): void => {
  const entries = was.repeats && Array.isArray(content) ? content : [content];
  for (const [i, step] of stepsOf(was, content).entries()) {
    const message = `OFX ${route.to} has no such element here`;
    const fault = { rule: 'version', path: `${path}/${step}`, message } as const;
    report(fault, 'warning', route, shown(was, entries[i], route));
  }
};

/** The element in the target version, by its own name or the other one if that is free. */
const slotIn = (plan: Plan, tag: string, value: Value, to: Version): Slot | undefined => {
  const find = (name: string): Slot | undefined => {
    const slot = plan.byTag.get(name);
    return slot?.tag === name && isIn(slot.versions, to) ? slot : undefined;
  };
  const other = otherName(tag);
  return find(tag) ?? (other !== undefined && isAbsent(value[other]) ? find(other) : undefined);
};

/** Converts an element, or all of those that repeat. */
const convertElements = (
  content: unknown,
  { was, will, path }: Passage,
  route: Route,
): { content: unknown; lost: boolean } => {
  // What does not have its form was wrong before; it is for `validate` to say so.
  if (was.repeats !== Array.isArray(content)) return { content, lost: false };
  const entries = was.repeats ? (content as readonly unknown[]) : [content];
  const kept: unknown[] = [];
  for (const [i, entry] of entries.entries()) {
    const passage = { was, will, path: was.repeats ? `${path}[${i}]` : path };
    if (kept.length >= will.max && will.max < was.max) {
      const message = `OFX ${route.to} has room for ${will.max}`;
      report({ rule: 'too-many', path: passage.path, message }, 'warning', route, shown(was, entry, route));
      continue;
    }
    const converted = convertElement(entry, passage, route);
    if (converted !== NOTHING) kept.push(converted);
  }
  return { content: will.repeats ? kept : kept[0], lost: kept.length < entries.length };
};

/** What an element is converted to that is lost. */
const NOTHING = Symbol('nothing');

const convertElement = (entry: unknown, passage: Passage, route: Route): unknown => {
  const { was, will } = passage;
  if (will.leaf && was.leaf) return convertLeaf(entry, passage, route);
  if (will.aggregate && was.aggregate) {
    return isObject(entry) ? convertInner(entry, was.aggregate, will.aggregate, passage, route) : entry;
  }
  const message = `OFX ${route.to} has something else by this name`;
  report({ rule: 'type', path: passage.path, message }, 'warning', route, shown(was, entry, route));
  return NOTHING;
};

const convertLeaf = (entry: unknown, { was, will, path }: Passage, route: Route): unknown => {
  try {
    will.leaf?.format(entry, route.to);
    return entry;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What was wrong before is not lost by the conversion.
    if (was.leaf && !isValidFor(was.leaf, entry, route.from)) return entry;
    const message = `in OFX ${route.to} ${error.message}`;
    report({ rule: error.rule, path, message }, 'warning', route, shown(was, entry, route));
    return NOTHING;
  }
};

/**
 * Converts an aggregate in another. What the losses inside leave incomplete is lost with them where the one
 * around can do without: a transaction without an amount is none.
 */
const convertInner = (
  entry: Value,
  source: Aggregate,
  target: Aggregate,
  { was, will, path }: Passage,
  route: Route,
): unknown => {
  const { result, lost } = convertContent(source, target, entry, path, route);
  const faults = newFaults(source, target, entry, result, path, route);
  const [fault] = faults;
  const canGo = lost && (will.repeats || !isRequired(will, route.to));
  if (fault && canGo) {
    const message = `it cannot be without what was lost in it: ${reasonOf(fault, path)}`;
    report({ rule: fault.rule, path, message }, 'warning', route, shown(was, entry, route));
    return NOTHING;
  }
  for (const each of faults) report(each, 'error', route);
  // Nothing is left of it: what was lost has been said.
  return canGo && Object.keys(result).length === 0 ? NOTHING : result;
};

/** What the result lacks, or has too much of, and the source did not. */
const newFaults = (
  source: Aggregate,
  target: Aggregate,
  value: Value,
  result: Value,
  path: string,
  { from, to }: Route,
): Fault[] => {
  const faults = contentFaults(target, to, result, path);
  if (faults.length === 0) return faults;
  const before = contentFaults(source, from, value, path);
  return faults.filter(
    (fault) => !before.some(({ rule, path }) => rule === fault.rule && path === fault.path),
  );
};

const contentFaults = (
  aggregate: Aggregate,
  version: Version | undefined,
  value: Value,
  path: string,
): Fault[] => {
  const faults: Fault[] = [];
  walkContent(contentOf(aggregate, version), value, {
    element: () => {},
    fault: (rule, message, tag) =>
      faults.push({ rule, path: tag === undefined ? path : `${path}/${tag}`, message }),
  });
  return faults;
};

/** The element that is missing, or where it is not one alone, the rule. */
const reasonOf = (fault: Fault, path: string): string =>
  fault.path === path ? fault.message : fault.path.slice(path.length + 1);

const report = (fault: Fault, severity: Loss['severity'], { lose }: Route, value?: unknown): void =>
  lose(value === undefined ? { ...fault, severity } : { ...fault, severity, value });

/** What may be shown of what is lost: nothing of a secret. */
const shown = ({ leaf, aggregate }: Slot, content: unknown, { from }: Route): unknown => {
  const isSecret = leaf?.secret === true || (aggregate !== undefined && planOf(aggregate, from).hasSecrets);
  return isSecret ? undefined : content;
};

const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
