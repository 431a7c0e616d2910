import { parseArgs } from 'node:util';
import { isShape, SHAPE_NAMES, type Shape } from './shapes.ts';

/** What is to be measured. */
export interface Options {
  readonly shapes: readonly Shape[];
  readonly sizes: readonly number[];
}

const QUICK_SIZES = [10_000];

const shapeNamed = (name: string): Shape => {
  if (isShape(name)) return name;
  throw new Error(`--shape is one of ${SHAPE_NAMES.join(', ')}, not ${name}`);
};

const sizeOf = (text: string): number => {
  const size = Number(text);
  if (Number.isInteger(size) && size > 0) return size;
  throw new Error(`--size is a number of transactions, such as 1e4, not ${text}`);
};

/** Reads `--quick`, `--shape NAME` and `--size N`, the latter two as often as wanted; all shapes, `sizes` else. */
export const readOptions = (args: readonly string[], sizes: readonly number[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      shape: { type: 'string', multiple: true },
      size: { type: 'string', multiple: true },
    },
  });
  return {
    shapes: values.shape?.map(shapeNamed) ?? SHAPE_NAMES,
    sizes: values.size?.map(sizeOf) ?? (values.quick ? QUICK_SIZES : sizes),
  };
};
