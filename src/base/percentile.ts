/** A histogram with fixed edges: counts add up over any set of days, so percentiles can be asked of any span. */
export interface Edges {
  /** Rising; a value belongs to the bin whose upper edge is the first that is not below it. */
  readonly upper: readonly number[];
}

export function binOf(edges: Edges, value: number): number {
  const bin = edges.upper.findIndex((upper) => value <= upper);
  return bin < 0 ? edges.upper.length - 1 : bin;
}

/** The value below which a share of the counted lies, linear inside its bin; undefined where nothing was counted. */
export function percentile(edges: Edges, counts: readonly number[], share: number): number | undefined {
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (total === 0) return undefined;
  let before = 0;
  for (const [bin, n] of counts.entries()) {
    if (n > 0 && before + n >= share * total) {
      const lower = bin === 0 ? 0 : (edges.upper[bin - 1] as number);
      return lower + ((edges.upper[bin] as number) - lower) * Math.max(0, (share * total - before) / n);
    }
    before += n;
  }
  return edges.upper.at(-1);
}
