import { createRequire } from 'node:module';

// Points of interest by OpenCV, compiled for any machine. What it allots is not swept up for us: everything is given back by hand.

interface Owned {
  readonly delete: () => void;
}
interface Mat extends Owned {
  readonly data: Uint8Array;
  readonly rows: number;
}
interface List<Item> extends Owned {
  readonly size: () => number;
  readonly get: (at: number) => Item;
}
interface Point {
  readonly pt: { readonly x: number; readonly y: number };
}
interface Match {
  readonly queryIdx: number;
  readonly trainIdx: number;
  readonly distance: number;
}
interface OpenCv {
  readonly Mat: new () => Mat;
  readonly ORB: new (
    most: number,
  ) => Owned & { readonly detectAndCompute: (image: Mat, mask: Mat, points: List<Point>, bits: Mat) => void };
  readonly KeyPointVector: new () => List<Point>;
  readonly DMatchVectorVector: new () => List<List<Match>>;
  readonly BFMatcher: new (
    norm: number,
    crossed: boolean,
  ) => Owned & {
    readonly knnMatch: (a: Mat, b: Mat, found: List<List<Match>>, k: number) => void;
  };
  readonly matFromArray: (rows: number, columns: number, type: number, data: ArrayLike<number>) => Mat;
  readonly findHomography: (from: Mat, to: Mat, method: number, offPx: number, mask: Mat) => Mat;
  readonly [constant: `${'CV' | 'NORM' | 'RANSAC'}${string}`]: number;
}

let loaded: Promise<{ readonly cv: OpenCv }> | undefined;

/** Loaded once, when it is first needed: it takes a quarter of a second. Held inside a value, because it has a `then` that never settles. */
async function opencv(): Promise<{ readonly cv: OpenCv }> {
  loaded ??= new Promise((resolve) => {
    const cv = createRequire(import.meta.url)('@techstark/opencv-js') as OpenCv & { onRuntimeInitialized?: () => void };
    if (typeof cv.Mat === 'function') resolve({ cv });
    else (cv as { onRuntimeInitialized?: () => void }).onRuntimeInitialized = () => resolve({ cv });
  });
  return loaded;
}

export interface Points {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** 32 bytes for each. */
  readonly bits: Uint8Array;
}

const MOST_POINTS = 800;

/** The points that stand out of a grey picture, the strongest first, and what the surroundings of each look like. */
export async function pointsOf({ width, height, data }: { width: number; height: number; data: Uint8Array }): Promise<Points> {
  const { cv } = await opencv();
  const [image, mask, points, bits, orb] = [
    cv.matFromArray(height, width, cv.CV_8UC1 ?? 0, data),
    new cv.Mat(),
    new cv.KeyPointVector(),
    new cv.Mat(),
    new cv.ORB(MOST_POINTS),
  ];
  try {
    orb.detectAndCompute(image, mask, points, bits);
    const all = Array.from({ length: points.size() }, (_, i) => points.get(i).pt);
    return { xs: Float32Array.from(all, ({ x }) => x), ys: Float32Array.from(all, ({ y }) => y), bits: Uint8Array.from(bits.data) };
  } finally {
    for (const owned of [image, mask, points, bits, orb]) owned.delete();
  }
}

/** Two points that are the same: their numbers in a and in b. */
export type Pair = readonly [a: number, b: number];

/** A match is taken where the next best is clearly worse. */
const CLEARLY = 0.8;
const OFF_PX = 4;
const LEAST_PAIRS = 8;

/** Points of both that one movement of the whole picture, slanted or not, puts on one another; none where there is no such movement. */
export async function align(a: Points, b: Points): Promise<readonly Pair[]> {
  const { cv } = await opencv();
  const pairs = matchesOf(cv, a, b);
  if (pairs.length < LEAST_PAIRS) return [];
  const places = ({ xs, ys }: Points, numbers: readonly number[]) =>
    cv.matFromArray(
      numbers.length,
      1,
      cv.CV_32FC2 ?? 0,
      numbers.flatMap((n) => [xs[n] ?? 0, ys[n] ?? 0]),
    );
  const from = places(
    b,
    pairs.map(([, n]) => n),
  );
  const to = places(
    a,
    pairs.map(([n]) => n),
  );
  const mask = new cv.Mat();
  const found = cv.findHomography(from, to, cv.RANSAC ?? 8, OFF_PX, mask);
  try {
    if (found.rows !== 3) return [];
    const kept = Uint8Array.from(mask.data);
    return pairs.filter((_, i) => kept[i] === 1);
  } finally {
    for (const owned of [from, to, mask, found]) owned.delete();
  }
}

function matchesOf(cv: OpenCv, a: Points, b: Points): Pair[] {
  if (a.xs.length < LEAST_PAIRS || b.xs.length < LEAST_PAIRS) return [];
  const rows = ({ bits }: Points) => cv.matFromArray(bits.length / 32, 32, cv.CV_8UC1 ?? 0, bits);
  const [one, other, found, matcher] = [rows(b), rows(a), new cv.DMatchVectorVector(), new cv.BFMatcher(cv.NORM_HAMMING ?? 6, false)];
  try {
    matcher.knnMatch(one, other, found, 2);
    const pairs: Pair[] = [];
    for (let i = 0; i < found.size(); i++) {
      const two = found.get(i);
      const [best, next] = two.size() === 2 ? [two.get(0), two.get(1)] : [];
      if (best && next && best.distance < CLEARLY * next.distance) pairs.push([best.trainIdx, best.queryIdx]);
      two.delete();
    }
    return pairs;
  } finally {
    for (const owned of [one, other, found, matcher]) owned.delete();
  }
}
