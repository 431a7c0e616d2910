import fc from 'fast-check';
import { OfxDateTime } from '../../../codecs/datatypes/index.ts';
import type { Aggregate, Particle, Sequence } from '../../../codecs/dsl/aggregate.ts';
import {
  type AnyDatatype,
  isIn,
  isRequired,
  isSequence,
  type Slot,
  slotOf,
} from '../../../codecs/dsl/compile.ts';
import type { Version } from '../../../codecs/versions.ts';

type Value = Record<string, unknown>;

/** What to make of an aggregate. */
interface Request {
  readonly version: Version;
  /** Everything that may be there, sometimes; or only what must be. */
  readonly extent: 'full' | 'minimal';
  /** A child that must be there, and what it is. */
  readonly child?: { readonly tag: string; readonly content: fc.Arbitrary<unknown> };
}

/** Values of an aggregate with any of its own elements; aggregates within it have only what they must. */
export const aggregateValue = (aggregate: Aggregate, version: Version): fc.Arbitrary<Value> =>
  all(aggregate.particles, { version, extent: 'full' });

/** The least value of an aggregate that has a certain child. */
export const valueAround = (
  aggregate: Aggregate,
  tag: string,
  content: fc.Arbitrary<unknown>,
  version: Version,
): fc.Arbitrary<Value> => all(aggregate.particles, { version, extent: 'minimal', child: { tag, content } });

const merged = (parts: fc.Arbitrary<Value>[]): fc.Arbitrary<Value> =>
  fc.tuple(...parts).map((values) => Object.assign({}, ...values) as Value);

const NOTHING = fc.constant<Value>({});

const all = (particles: readonly Particle[], request: Request): fc.Arbitrary<Value> =>
  merged(particles.map((particle) => particleValue(particle, request)));

const particleValue = (particle: Particle, request: Request): fc.Arbitrary<Value> => {
  if (isSequence(particle)) {
    return merged(slots(particle, request).map((slot) => member(slot, request)));
  }
  switch (particle.particle) {
    case 'run':
      return all(particle.particles, request);
    case 'group': {
      const content = all(particle.particles, request);
      if (particle.particles.some((inner) => hasChild(inner, request))) return content;
      return request.extent === 'full' ? fc.oneof(NOTHING, content) : NOTHING;
    }
    case 'choice': {
      const alternatives = particle.alternatives.filter(
        (alternative) => tags(alternative, request).length > 0,
      );
      const wanted = alternatives.find((alternative) => hasChild(alternative, request));
      if (wanted) return particleValue(wanted, request);
      const values = alternatives.map((alternative) => particleValue(alternative, request));
      if (request.extent === 'full') return fc.oneof(...(particle.required ? values : [NOTHING, ...values]));
      return (particle.required ? values[0] : undefined) ?? NOTHING;
    }
    case 'mix': {
      const inMix = slots(particle.sequence, request);
      const wanted = inMix.find(({ tag }) => tag === request.child?.tag);
      if (wanted) return member(wanted, request);
      const [first] = inMix;
      if (request.extent === 'minimal') {
        return particle.required && first ? present(first, request) : NOTHING;
      }
      const any = merged(inMix.map((slot) => member(slot, request)));
      if (!particle.required) return any;
      const one = fc.constantFrom(...inMix).chain((slot) => present(slot, request));
      return fc.tuple(any, one).map(([some, certain]) => ({ ...some, ...certain }));
    }
  }
};

const slots = (sequence: Sequence, { version }: Request): Slot[] =>
  Object.entries(sequence)
    .map(([tag, entry]) => slotOf(tag, entry, 0))
    .filter((slot) => isIn(slot.versions, version));

const tags = (particle: Particle, request: Request): string[] => {
  if (isSequence(particle)) return slots(particle, request).map(({ tag }) => tag);
  if (particle.particle === 'mix') return slots(particle.sequence, request).map(({ tag }) => tag);
  const inner = particle.particle === 'choice' ? particle.alternatives : particle.particles;
  return inner.flatMap((each) => tags(each, request));
};

const hasChild = (particle: Particle, request: Request): boolean =>
  request.child !== undefined && tags(particle, request).includes(request.child.tag);

/** The element, where it must be there or chance has it. */
const member = (slot: Slot, request: Request): fc.Arbitrary<Value> => {
  if (slot.tag === request.child?.tag || isRequired(slot, request.version)) return present(slot, request);
  return request.extent === 'full' ? fc.oneof(NOTHING, present(slot, request)) : NOTHING;
};

const present = (slot: Slot, request: Request): fc.Arbitrary<Value> => {
  const content = contentOf(slot, request);
  const maxLength = request.extent === 'full' && slot.tag !== request.child?.tag ? Math.min(slot.max, 2) : 1;
  return (slot.repeats ? fc.array(content, { minLength: 1, maxLength }) : content).map((value) => ({
    [slot.tag]: value,
  }));
};

const contentOf = (slot: Slot, { version, child }: Request): fc.Arbitrary<unknown> => {
  if (slot.tag === child?.tag) return child.content;
  if (slot.leaf) return leafValue(slot.leaf.typeIn?.(version) ?? slot.leaf, version);
  return slot.aggregate ? leastValue(slot.aggregate, version) : NOTHING;
};

const least = new WeakMap<Aggregate, Map<Version, fc.Arbitrary<Value>>>();

/** What an aggregate cannot do without. Most are asked for again and again. */
const leastValue = (aggregate: Aggregate, version: Version): fc.Arbitrary<Value> => {
  const byVersion = least.get(aggregate) ?? new Map<Version, fc.Arbitrary<Value>>();
  least.set(aggregate, byVersion);
  const value = byVersion.get(version) ?? all(aggregate.particles, { version, extent: 'minimal' });
  byVersion.set(version, value);
  return value;
};

const two = (max: number, min = 0): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'));
const time = fc.tuple(two(23), two(59), two(59)).map((parts) => parts.join(''));
const date = fc
  .tuple(fc.integer({ min: 1990, max: 2060 }), two(12, 1), two(28, 1))
  .map((parts) => parts.join(''));
const ZONES = ['', '[0:GMT]', '[-5:EST]', '[5.50:IST]', '[10]'];
const dateTime = fc
  .oneof(
    date,
    fc.tuple(date, time).map((parts) => parts.join('')),
    fc.tuple(date, time, fc.constantFrom(...ZONES)).map(([day, hour, zone]) => `${day}${hour}.000${zone}`),
  )
  .map((text) => new OfxDateTime(text));

const unsigned = fc
  .tuple(fc.nat({ max: 9_999_999 }), fc.option(fc.nat({ max: 99 }), { nil: undefined }))
  .map(([whole, cents]) => (cents === undefined ? `${whole}` : `${whole}.${cents}`));
const signed = fc.tuple(fc.constantFrom('', '-'), unsigned).map((parts) => parts.join(''));

/** Types with one name and one form. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'A-0': fc.constant(''),
  Amount: signed,
  Boolean: fc.boolean(),
  Currency: fc.constantFrom('USD', 'EUR', 'XOF'),
  Datetime: dateTime,
  Language: fc.constantFrom('ENG', 'DEU', 'GER'),
  'Positive amount': unsigned,
  'Positive quantity': unsigned,
  Quantity: signed,
  Rate: signed,
  Time: fc.tuple(time, fc.constantFrom('', '[0:GMT]', '.250[-5:EST]')).map((parts) => parts.join('')),
  'Unit price': unsigned,
};

/** What markup, escaping, trimming and character sets can get wrong. */
const CHARACTERS = [
  ...['&', '<', '>', '"', "'", ';', '&amp;', ']]>', '<!--', '</X>', '#', ' ', '\n', '\t', '\r'],
  ...['a', 'Z', '0', 'é', '€', '\u00a0', 'Ł', '漢', '😀'],
];

const leafValue = (type: AnyDatatype, version: Version): fc.Arbitrary<unknown> => {
  if (type.values) return fc.constantFrom(...(type.valuesIn?.(version) ?? type.values));
  const named = BY_NAME[type.name];
  if (named) return named;
  const maxLength = type.maxLength ?? 0;
  if (type.name.startsWith('N-')) {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength });
    // Some digits count, others are kept.
    return typeof type.parse('1', () => {}) === 'number' ? digits.map(Number) : digits;
  }
  return fc
    .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 8 })
    .map((parts) => [...parts.join('')].slice(0, maxLength).join(''));
};
