/** x, y in one picture and x, y in the other. */
type Place = readonly [number, number, number, number];

export interface Affine {
  /** From the second picture to the first, as nine numbers. */
  readonly map: readonly number[];
  /** How far, by the median, points lie off the place where it puts them. */
  readonly slantPx: number;
}

const NEAR_PX = 3;
const ROUNDS = 3;

/**
 * The best affine map from the second picture to the first. Whoever crops, turns, scales or mirrors a file leaves every
 * point where one such map puts it; who photographs a thing again stands elsewhere, and near things move more than far
 * ones. A map with a slant would fit that better, and a copy worse: it swings where there are no points to hold it.
 */
export function affineOf(places: readonly Place[]): Affine {
  let [kept, x, y] = [places, [] as number[], [] as number[]];
  for (let round = 0; round < ROUNDS; round++) {
    [x, y] = [leastSquares(kept, 0), leastSquares(kept, 1)];
    const near = places.filter(([a, b, u, v]) => Math.hypot(at(x, u, v) - a, at(y, u, v) - b) < NEAR_PX);
    if (near.length < places.length / 3) break;
    kept = near;
  }
  const off = places.map(([a, b, u, v]) => Math.hypot(at(x, u, v) - a, at(y, u, v) - b)).toSorted((one, other) => one - other);
  return { map: [...x, ...y, 0, 0, 1], slantPx: off[Math.floor(off.length / 2)] ?? 0 };
}

function at(map: readonly number[] = [], u: number, v: number): number {
  return (map[0] ?? 0) * u + (map[1] ?? 0) * v + (map[2] ?? 0);
}

/** The three numbers that carry (u, v, 1) nearest to one coordinate of the first picture. */
function leastSquares(places: readonly Place[], axis: number): number[] {
  const rows = [0, 1, 2].map(() => [0, 0, 0, 0]);
  for (const place of places) {
    const known = [place[2], place[3], 1, place[axis] ?? 0];
    for (const [i, row] of rows.entries()) for (let j = 0; j < 4; j++) row[j] = (row[j] ?? 0) + (known[i] ?? 0) * (known[j] ?? 0);
  }
  return solved(rows);
}

/** Gauss, on three rows of four. */
function solved(rows: number[][]): number[] {
  for (let i = 0; i < 3; i++) {
    const best = rows.reduce((top, row, n) => (n > i && Math.abs(row[i] ?? 0) > Math.abs(rows[top]?.[i] ?? 0) ? n : top), i);
    const [pivot = [], swapped = []] = [rows[best], rows[i]];
    [rows[i], rows[best]] = [pivot, swapped];
    const head = pivot[i] ?? 0;
    if (Math.abs(head) < 1e-9) return [0, 0, 0];
    for (const [n, row] of rows.entries()) {
      if (n === i) continue;
      const share = (row[i] ?? 0) / head;
      for (let j = i; j < 4; j++) row[j] = (row[j] ?? 0) - share * (pivot[j] ?? 0);
    }
  }
  return rows.map((row, i) => (row[3] ?? 0) / (row[i] ?? 1));
}
