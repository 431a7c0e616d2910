import { isMeasured, type Measured, type Result } from './measure.ts';
import { OWN } from './own.ts';
import { type Shape, writingOf } from './shapes.ts';

/** How fast `decode` has to be beside another reader of the same data. */
interface Target {
  readonly against: string;
  /** The other's time divided by ours has to reach this. */
  readonly factor: number;
}

const SGML: readonly Target[] = [
  { against: 'ofx-js', factor: 25 },
  { against: '@f-o-t/ofx', factor: 12 },
  { against: 'JSON.parse', factor: 0.6 },
];
const XML: readonly Target[] = [
  { against: 'ofx-js', factor: 5 },
  { against: 'JSON.parse', factor: 0.6 },
];

export const targetsOf = (shape: Shape): readonly Target[] => (writingOf(shape).isXml ? XML : SGML);

/** A target held against a measurement. */
export interface Verdict extends Target {
  readonly shape: Shape;
  readonly size: number;
  /** What was reached; undefined when one of the two could not be measured. */
  readonly factorReached: number | undefined;
  /** The same by processor time, which another load of the machine distorts less. It decides nothing. */
  readonly factorByCpu: number | undefined;
  readonly isReached: boolean;
}

const measuredOf = (results: readonly Result[], name: string): Measured | undefined =>
  results.filter(isMeasured).find(({ of }) => of.name === name);

/** The verdicts on the results of one shape and size. */
export const verdictsOn = (results: readonly Result[], shape: Shape, size: number): Verdict[] => {
  const own = measuredOf(results, OWN.name);
  return targetsOf(shape).map((target) => {
    const other = measuredOf(results, target.against);
    const factorReached = own && other ? other.milliseconds / own.milliseconds : undefined;
    return {
      ...target,
      shape,
      size,
      factorReached,
      factorByCpu: own && other ? other.cpu / own.cpu : undefined,
      isReached: factorReached !== undefined && factorReached >= target.factor,
    };
  });
};
