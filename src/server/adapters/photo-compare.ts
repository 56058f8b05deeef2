import { agreementOf } from '../../domain/photo/blocks.ts';
import { isCopy, LEAST_INLIERS, type Likeness, type MatchingPoint } from '../../domain/photo/likeness.ts';
import { hammingOf, type Luminance, type Pdq, pdqOf } from '../../domain/photo/pdq.ts';
import { affineOf } from '../../domain/photo/affine.ts';
import { cut, type Inside, insideBars } from '../../domain/photo/trim.ts';
import { cellsOf } from '../../domain/photo/scene.ts';
import { keysOf } from '../../domain/photo/votes.ts';
import type { PhotoLook } from '../ports.ts';
import { brightnessOf, type Grey, greyOf } from './photo-pixels.ts';
import { align, type Points, pointsOf } from './photo-points.ts';

// The heavy part of looking at photos: it runs beside the server, in a worker.

/** Points are looked for, and pictures laid on one another, at this longer side. */
const SIDE_PX = 640;
const DRAWN = 24;

/** The hashes of a photo, before any point of interest is looked for: of the whole, and of what is inside its bars. */
export async function hashesOf(bytes: Uint8Array): Promise<Pick<PhotoLook, 'hashes' | 'quality'>> {
  const { hashes } = await seen(bytes);
  return { hashes, quality: Math.max(...hashes.map(({ quality }) => quality)) };
}

async function seen(bytes: Uint8Array) {
  const { picture, step } = await brightnessOf(bytes);
  const inside = insideBars(picture);
  const hashes = [picture, ...(inside ? [cut(picture, inside)] : [])].map(pdqOf);
  const scaled = (n: number, of: Inside) => ({ left: of.left * n, top: of.top * n, width: of.width * n, height: of.height * n });
  return {
    hashes,
    inside: inside && scaled(step, inside),
    whole: { left: 0, top: 0, width: picture.width * step, height: picture.height * step },
  };
}

export async function lookAt(bytes: Uint8Array): Promise<PhotoLook> {
  const prepared = await prepare(bytes);
  const { points, hashes } = prepared;
  const mirroredKeys = keysOf((await mirroredOf(prepared)).points.bits);
  return { hashes, quality: Math.max(...hashes.map(({ quality }) => quality)), keys: keysOf(points.bits), mirroredKeys };
}

/** A photo made ready for being held against others: what is inside its bars in grey, its points, and those of its mirror once they are asked for. */
export interface Prepared {
  readonly grey: Grey;
  readonly points: Points;
  readonly hashes: readonly Pdq[];
  /** Where the grey picture lies in the whole. */
  readonly inside: Inside;
  readonly whole: Inside;
  mirror?: Promise<Prepared>;
}

export async function prepare(bytes: Uint8Array): Promise<Prepared> {
  const { hashes, inside, whole } = await seen(bytes);
  const grey = await greyOf(bytes, SIDE_PX, inside);
  return { grey, points: await pointsOf(grey), hashes, inside: inside ?? whole, whole };
}

function mirroredOf(prepared: Prepared): Promise<Prepared> {
  prepared.mirror ??= (async () => {
    const grey = mirrored(prepared.grey);
    return { ...prepared, grey, points: await pointsOf(grey) };
  })();
  return prepared.mirror;
}

/** How b lies on a: as it is, or else mirrored, which some packets are by themselves. Undefined where it does not. */
export async function compare(a: Prepared, b: Prepared): Promise<Likeness | undefined> {
  const upright = await laid(a, b);
  if (upright && isCopy(upright)) return upright;
  const mirror = await laid(a, await mirroredOf(b), b.grey.width);
  return mirror && (isCopy(mirror) || !upright) ? mirror : upright;
}

/** With `flip`, the width over which the second was mirrored. */
async function laid(a: Prepared, b: Prepared, flip?: number): Promise<Likeness | undefined> {
  const found = await align(a.points, b.points);
  if (found.length < LEAST_INLIERS) return undefined;
  const places = found.map(([one, other]) => [...placeIn(a, one), ...placeIn(b, other)] as const);
  const { map, slantPx } = affineOf(places);
  const points = (of: typeof places) =>
    of.map(([x, y, u, v]): MatchingPoint => {
      const [left, right] = [thousandths(a, x, y), thousandths(b, flip === undefined ? u : flip - 1 - u, v)];
      return [...left, ...right];
    });
  return {
    ...agreementOf(halved(a.grey), halved(b.grey), halvedMap(map)),
    inliers: places.length,
    cells: cellsOf(points(places)),
    mirrored: flip !== undefined,
    bits: Math.min(...b.hashes.flatMap(({ turned }) => turned.flatMap((hash) => a.hashes.map((own) => hammingOf(hash, own.hash))))),
    slantPx,
    points: points(spread(places)),
  };
}

function placeIn({ points: { xs, ys } }: Prepared, n: number): readonly [number, number] {
  return [xs[n] ?? 0, ys[n] ?? 0];
}

function thousandths({ grey, inside, whole }: Prepared, x: number, y: number): readonly [number, number] {
  const [across, down] = [inside.left + (x * inside.width) / grey.width, inside.top + (y * inside.height) / grey.height];
  return [Math.round((1_000 * across) / whole.width), Math.round((1_000 * down) / whole.height)];
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
function halvedMap([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[]): number[] {
  return [a, b, (a + b - 1) / 4 + c / 2, d, e, (d + e - 1) / 4 + f / 2, 0, 0, 1];
}
