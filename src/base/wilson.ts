/** From, to. */
export type Interval = readonly [from: number, to: number];

/** Where a share that was seen k times in n may truly lie, in 95 of 100 such cases (Wilson's score). */
export function wilson(k: number, n: number): Interval {
  if (n === 0) return [0, 1];
  const [p, z] = [k / n, 1.96];
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
