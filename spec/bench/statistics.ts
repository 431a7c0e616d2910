/** The value in the middle; of an even number of values the mean of the two. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('there is no median of nothing');
  return (lower + upper) / 2;
};

/** A cost at a size. */
export interface Point {
  readonly size: number;
  readonly cost: number;
}

/**
 * The exponent of growth: the `e` of `cost = c * size^e` that fits best (least squares of the logarithms). 1 is
 * linear, 2 quadratic.
 */
export const exponent = (points: readonly Point[]): number => {
  if (points.length < 2) throw new Error('growth needs two sizes at least');
  const mean = (of: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const x = mean(({ size }) => Math.log(size));
  const y = mean(({ cost }) => Math.log(cost));
  const covariance = mean(({ size, cost }) => (Math.log(size) - x) * (Math.log(cost) - y));
  const variance = mean(({ size }) => (Math.log(size) - x) ** 2);
  if (variance === 0) throw new Error('growth needs two different sizes');
  return covariance / variance;
};
