import { OfxError, type OfxErrorCode } from '../../errors.ts';
import type { TextEncoding } from '../bytes/write-charset.ts';
import { Refusal } from '../datatypes/datatype.ts';
import type { Aggregate, Member, Particle, Sequence } from '../dsl/aggregate.ts';
import {
  exists,
  isAbsent,
  isIn,
  isRequired,
  isSequence,
  planOf,
  type Slot,
  slotOf,
  tagIn,
} from '../dsl/compile.ts';
import type { Version } from '../versions.ts';
import type { Dialect } from './dialect.ts';
import type { Printer } from './printer.ts';
import { type PrivateTagPlacement, privateTags } from './private-tags.ts';

type Value = Readonly<Record<string, unknown>>;

/** What the writer needs to know besides the tree. */
export interface WriterOptions {
  readonly version: Version;
  readonly dialect: Dialect;
  readonly encoding: TextEncoding;
  readonly unknown: 'refuse' | 'keep';
}

/**
 * Writes a tree in the order of the version's schema and refuses whatever that schema does not allow,
 * naming the element and the rule. No message contains a value.
 */
export class Writer {
  readonly #printer: Printer;
  readonly #options: WriterOptions;
  readonly #path: string[] = [];

  constructor(printer: Printer, options: WriterOptions) {
    this.#printer = printer;
    this.#options = options;
  }

  /** Writes an aggregate under a tag; `step` is its place in the path of errors. */
  write(tag: string, aggregate: Aggregate, value: unknown, step = tag): void {
    this.#path.push(step);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#refuse('codec/type', 'an aggregate must be an object');
    }
    this.#printer.open(tag);
    this.#content(aggregate, value as Value);
    this.#printer.close(tag);
    this.#path.pop();
  }

  #content(aggregate: Aggregate, value: Value): void {
    const plan = planOf(aggregate, this.#options.version);
    for (const [tag, content] of Object.entries(value)) {
      if (isAbsent(content)) continue;
      const slot = plan.byTag.get(tag);
      if (slot?.tag === tag) this.#checkVersion(slot);
      else if (!tag.includes('.') && this.#options.unknown === 'refuse') {
        this.#refuse('codec/unknown-element', 'OFX has no such element here', tag);
      }
    }
    const placement = privateTags(plan, value);
    this.#private(placement, undefined, value);
    for (const particle of aggregate.particles) this.#particle(particle, value, placement);
  }

  #checkVersion(slot: Slot): void {
    if (isIn(slot.versions, this.#options.version)) return;
    this.#refuse('codec/version', `OFX ${this.#options.version} has no such element here`, slot.tag);
  }

  #particle(particle: Particle, value: Value, placement: PrivateTagPlacement): void {
    if (isSequence(particle)) {
      this.#sequence(particle, value, placement);
      return;
    }
    switch (particle.particle) {
      case 'run':
        for (const inner of particle.particles) this.#particle(inner, value, placement);
        return;
      case 'group':
        if (!particle.particles.some((inner) => isPresent(inner, value))) return;
        for (const inner of particle.particles) this.#particle(inner, value, placement);
        return;
      case 'mix':
        if (particle.required && !isPresent(particle, value)) {
          this.#refuse('codec/missing-element', `at least one of ${tagsOf(particle).join(', ')} is required`);
        }
        this.#sequence(particle.sequence, value, placement);
        return;
      case 'choice':
        this.#choice(particle.alternatives, particle.required, value, placement);
    }
  }

  #choice(
    alternatives: readonly Particle[],
    required: boolean,
    value: Value,
    placement: PrivateTagPlacement,
  ): void {
    const live = alternatives.filter((alternative) => exists(alternative, this.#options.version));
    const present = live.filter((alternative) => isPresent(alternative, value));
    const settled = required && live.length === 1 ? live[0] : undefined;
    const chosen = settled ?? (present.length > 1 ? bestFit(present, value) : present[0]);
    const names = (): string => live.map((alternative) => tagsOf(alternative)[0]).join(', ');
    if (chosen) {
      this.#particle(chosen, value, placement);
    } else if (present.length > 0) {
      this.#refuse('codec/choice', `only one of ${names()} may be there`);
    } else if (required) {
      this.#refuse('codec/missing-element', `one of ${names()} is required`);
    }
  }

  #sequence(sequence: Sequence, value: Value, placement: PrivateTagPlacement): void {
    for (const [tag, member] of Object.entries(sequence)) {
      // The tag may stand elsewhere in this version.
      if (member.kind === 'field' && !isIn(member.versions, this.#options.version)) continue;
      this.#member(tag, member, value[tag]);
      this.#private(placement, tag, value);
    }
  }

  #member(tag: string, member: Member, content: unknown): void {
    const slot = slotOf(tag, member, 0);
    if (isAbsent(content)) {
      if (isRequired(slot, this.#options.version)) {
        this.#refuse('codec/missing-element', 'a required element is missing', tag);
      }
      return;
    }
    if (!slot.repeats) {
      this.#element(slot, tag, content);
      return;
    }
    if (!Array.isArray(content))
      this.#refuse('codec/type', 'an element that can repeat must be an array', tag);
    if (content.length > slot.max) {
      this.#refuse('codec/too-many', `there may be at most ${slot.max}`, tag);
    }
    for (const [i, entry] of content.entries()) this.#element(slot, `${tag}[${i}]`, entry);
  }

  #element(slot: Slot, step: string, content: unknown): void {
    const { version, dialect } = this.#options;
    const tag = slot.tag === 'MFACHALLENGEANSWER' ? (dialect.mfaAnswerTag ?? slot.tag) : tagIn(slot, version);
    if (slot.aggregate) {
      this.write(tag, slot.aggregate, content, step);
    } else if (slot.leaf) {
      this.#path.push(step);
      this.#leaf(tag, this.#format(slot, content), slot.leaf.endTagRequired === true);
      this.#path.pop();
    }
  }

  #format(slot: Slot, content: unknown): string {
    try {
      return slot.leaf?.format(content, this.#options.version) ?? '';
    } catch (error) {
      if (error instanceof Refusal) this.#refuse(error.code, error.message);
      throw error;
    }
  }

  #leaf(tag: string, text: string, endTagRequired: boolean): void {
    if (FORBIDDEN.test(text)) this.#refuse('codec/charset', 'control characters cannot be written');
    if (this.#options.encoding.unencodable(text) !== undefined) {
      const { name } = this.#options.encoding;
      this.#refuse(
        'codec/charset',
        `the value has a character that ${name} lacks; in 1.x ENCODING: 'UTF-8' has all`,
      );
    }
    this.#printer.leaf(tag, text, endTagRequired);
  }

  /** Writes the elements no schema knows that stood behind `after` when the tree was read. */
  #private(placement: PrivateTagPlacement, after: string | undefined, value: Value): void {
    for (const tag of placement.get(after) ?? []) this.#unknown(tag, value[tag]);
  }

  #unknown(tag: string, content: unknown): void {
    if (!TAG.test(tag)) this.#refuse('codec/unknown-element', 'this cannot be a tag', tag);
    if (Array.isArray(content)) {
      for (const entry of content) this.#unknown(tag, entry);
    } else if (typeof content === 'string') {
      this.#path.push(tag);
      // Nobody but its inventor knows whether it may be empty.
      this.#leaf(tag, content, content === '');
      this.#path.pop();
    } else if (typeof content === 'object' && content !== null) {
      this.#path.push(tag);
      this.#printer.open(tag);
      for (const [inner, entry] of Object.entries(content)) {
        if (inner === '#text')
          this.#refuse('codec/unknown-element', 'text beside elements cannot be written');
        this.#unknown(inner, entry);
      }
      this.#printer.close(tag);
      this.#path.pop();
    } else if (content !== undefined) {
      this.#refuse('codec/type', 'a private element must be a string or an object', tag);
    }
  }

  #refuse(code: OfxErrorCode, rule: string, tag?: string): never {
    const path = (tag === undefined ? this.#path : [...this.#path, tag]).join('/');
    throw new OfxError(code, `${path} cannot be written: ${rule}.`, { path });
  }
}

/** Begins with a letter, as a name must in either syntax. */
const TAG = /^[A-Z][A-Z0-9._-]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdd3\ufffe\uffff]|\p{Surrogate}/u;

const tagsOf = (particle: Particle): string[] => {
  if (isSequence(particle)) return Object.keys(particle);
  if (particle.particle === 'mix') return Object.keys(particle.sequence);
  return (particle.particle === 'choice' ? particle.alternatives : particle.particles).flatMap(tagsOf);
};

/**
 * The alternative that has room for all that is there, where alternatives share elements; of several the
 * one with the fewest elements, since the others want something else too.
 */
const bestFit = (alternatives: readonly Particle[], value: Value): Particle | undefined => {
  const present = alternatives.flatMap(tagsOf).filter((tag) => !isAbsent(value[tag]));
  const fitting = alternatives.map((particle) => ({ particle, tags: tagsOf(particle) }));
  return fitting
    .filter(({ tags }) => present.every((tag) => tags.includes(tag)))
    .sort((a, b) => a.tags.length - b.tags.length)[0]?.particle;
};

const isPresent = (particle: Particle, value: Value): boolean =>
  tagsOf(particle).some((tag) => !isAbsent(value[tag]));
