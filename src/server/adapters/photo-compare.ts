import { agreementOf } from '../../domain/photo/blocks.ts';
import { LEAST_INLIERS, type Likeness, type MatchingPoint } from '../../domain/photo/likeness.ts';
import { type Luminance, pdqOf } from '../../domain/photo/pdq.ts';
import { slantOf } from '../../domain/photo/slant.ts';
import { trimmed } from '../../domain/photo/trim.ts';
import { keysOf } from '../../domain/photo/votes.ts';
import type { PhotoLook } from '../ports.ts';
import { brightnessOf, greyOf } from './photo-pixels.ts';
import { type Alignment, align, type Points, pointsOf } from './photo-points.ts';

// The heavy part of looking at photos: it runs beside the server, in a worker.

/** Points are looked for, and pictures laid on one another, at this longer side. */
const SIDE_PX = 640;
const DRAWN = 24;

type Grey = Awaited<ReturnType<typeof greyOf>>;

/** The hashes of a photo, before any point of interest is looked for. */
export async function hashesOf(bytes: Uint8Array): Promise<Pick<PhotoLook, 'hashes' | 'quality'>> {
  const whole = await brightnessOf(bytes);
  const inside = trimmed(whole);
  const hashes = [whole, ...(inside ? [inside] : [])].map(pdqOf);
  return { hashes, quality: Math.max(...hashes.map(({ quality }) => quality)) };
}

export async function lookAt(bytes: Uint8Array): Promise<PhotoLook> {
  const hashed = await hashesOf(bytes);
  const prepared = await prepare(bytes);
  return { ...hashed, keys: keysOf(prepared.points.bits), mirroredKeys: keysOf((await mirroredOf(prepared)).points.bits) };
}

/** A photo made ready for being held against others: its grey picture and its points, and those of its mirror once they are asked for. */
export interface Prepared {
  readonly grey: Grey;
  readonly points: Points;
  mirror?: Promise<Prepared>;
}

export async function prepare(bytes: Uint8Array): Promise<Prepared> {
  const grey = await greyOf(bytes, SIDE_PX);
  return { grey, points: await pointsOf(grey) };
}

function mirroredOf(prepared: Prepared): Promise<Prepared> {
  prepared.mirror ??= (async () => {
    const grey = mirrored(prepared.grey);
    return { grey, points: await pointsOf(grey) };
  })();
  return prepared.mirror;
}

/** How b lies on a: as it is, or else mirrored. Undefined where it does not. */
export async function compare(a: Prepared, b: Prepared): Promise<Likeness | undefined> {
  return (await laid(a, b)) ?? (await laid(a, await mirroredOf(b), b.grey.width));
}

/** With `flip`, the width over which the second was mirrored. */
async function laid(
  { grey: first, points }: Prepared,
  { grey: second, points: others }: Prepared,
  flip?: number,
): Promise<Likeness | undefined> {
  const found = await align(points, others);
  if (!found || found.pairs.length < LEAST_INLIERS) return undefined;
  const places = found.pairs.map(([a, b]) => [points.xs[a] ?? 0, points.ys[a] ?? 0, others.xs[b] ?? 0, others.ys[b] ?? 0] as const);
  const thousandths = ([x, y, u, v]: (typeof places)[number]): MatchingPoint => [
    Math.round((1000 * x) / first.width),
    Math.round((1000 * y) / first.height),
    Math.round((1000 * (flip === undefined ? u : flip - 1 - u)) / second.width),
    Math.round((1000 * v) / second.height),
  ];
  return {
    ...agreementOf(halved(first), halved(second), halvedMap(found)),
    inliers: places.length,
    mirrored: flip !== undefined,
    slantPx: slantOf(places),
    points: spread(places).map(thousandths),
  };
}

/** A few of many, far from one another: the next is always the one furthest from those that are drawn. */
function spread<Place extends readonly [number, number, ...number[]]>(places: readonly Place[]): Place[] {
  const drawn: Place[] = [];
  const nearest = places.map(() => Number.POSITIVE_INFINITY);
  for (let next = 0; drawn.length < Math.min(DRAWN, places.length); next = nearest.indexOf(Math.max(...nearest))) {
    const place = places[next];
    if (!place) break;
    drawn.push(place);
    for (const [i, [x, y]] of places.entries()) nearest[i] = Math.min(nearest[i] ?? 0, (x - place[0]) ** 2 + (y - place[1]) ** 2);
  }
  return drawn;
}

function mirrored({ width, height, data }: Grey): Grey {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[y * width + x] = data[y * width + width - 1 - x] ?? 0;
  return { width, height, data: turned };
}

/** At half the size a pixel's own noise, and an edge that lies half a pixel off, weigh little. */
function halved({ width, height, data }: Grey): Luminance {
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)];
  const light = new Float32Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      light[y * w + x] = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0)) / 4;
    }
  return { width: w, height: h, light };
}

/** The same map between pictures of half the size, whose pixel (x, y) is the middle of four. */
function halvedMap({ homography }: Alignment): number[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0, j = 1] = homography;
  // H' = S⁻¹ · H · S, with S = [2 0 ½; 0 2 ½; 0 0 1]
  const [c2, f2, j2] = [a / 2 + b / 2 + c, d / 2 + e / 2 + f, g / 2 + i / 2 + j];
  const [p, q] = [
    [2 * a, 2 * b, c2],
    [2 * d, 2 * e, f2],
  ];
  const w = [2 * g, 2 * i, j2];
  const row = (of: readonly number[] = []) => of.map((value, k) => (value - (w[k] ?? 0) / 2) / 2);
  return [...row(p), ...row(q), ...w];
}
