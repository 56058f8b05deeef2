import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { seededRandom } from '../../src/base/random.ts';
import { isCopy, type Likeness } from '../../src/domain/photo/likeness.ts';
import { hammingOf } from '../../src/domain/photo/pdq.ts';
import { votedFor } from '../../src/domain/photo/votes.ts';
import { compare, hashesOf, lookAt, type Prepared, prepare } from '../../src/server/adapters/photo-compare.ts';
import { MOST_NEAR, WEEK_BITS } from '../../src/server/jobs/look-at-photos.ts';
import type { PhotoLook } from '../../src/server/ports.ts';
import { PHOTO_EDITS, type PhotoEdit } from './photo-edits.ts';
import { hashesAgainst } from './photo-hashes.ts';
import { searchStored } from './photo-search.ts';
import { type Interval, wilson } from '../../src/base/wilson.ts';

// npm run bench:photos -- --photos DIR [--seed N] [--each N] [--pairs N] [--stored N] [--json FILE] [--half calibration] [--pdq DIR]
// Real photos, in folders by product. Half of the folders, chosen by the seed, may have been looked at while thresholds
// were set; the other half never was, and is what is reported.

export interface PhotoBench {
  readonly edits: Readonly<Record<PhotoEdit, { readonly n: number; readonly recall: number; readonly ci95: Interval }>>;
  /** Pairs of fresh photos of one product's shelf, and how many of them were taken for one picture. */
  readonly sameShelfFalse: { readonly n: number; readonly k: number; readonly ci95: Interval; readonly photos: number };
  /** The least that copies agreed in their low blocks, by one in a hundred, and the most that fresh pairs did. */
  readonly margin: { readonly copiesP1: number; readonly freshMost: number };
  readonly msPerPhoto: number;
  readonly photosPerSBeforeOrb: number;
  readonly msPerOrbPair: number;
  readonly search: { readonly stored: number; readonly msMedian: number; readonly msMedianAllTurns: number } | undefined;
}

export interface PhotoBenchAsked {
  readonly dir: string;
  readonly seed: number | string;
  /** Originals of each folder that are edited; pairs of each folder that are compared; hashes that are searched, 0 for none. */
  readonly each?: number;
  readonly pairs?: number;
  readonly stored?: number;
  readonly half?: 'held-out' | 'calibration' | 'both';
  /** What looks at photos: another than the real one only to see that the bench can say no. */
  readonly eye?: BenchEye;
}

export interface BenchEye {
  readonly lookAt: (bytes: Uint8Array) => Promise<PhotoLook>;
  readonly compare: (a: Prepared, b: Prepared) => Promise<Likeness | undefined>;
}

interface Photo {
  readonly digest: string;
  readonly folder: string;
  readonly path: string;
}

export async function benchPhotos(asked: PhotoBenchAsked): Promise<PhotoBench> {
  const { dir, seed, each = 6, pairs = Number.POSITIVE_INFINITY, stored = 500_000, half = 'held-out', eye = { lookAt, compare } } = asked;
  const folders = chosen(foldersOf(dir), { seed, half });
  const [copies, fresh] = [await editsOf(folders, { each, seed, eye }), await freshOf(folders, { pairs, seed, eye })];
  return {
    edits: copies.edits,
    sameShelfFalse: { n: fresh.n, k: fresh.k, ci95: wilson(fresh.k, fresh.n), photos: folders.flat().length },
    margin: { copiesP1: copies.lows[Math.floor(copies.lows.length / 100)] ?? -1, freshMost: fresh.most },
    ...(await timesOf(folders.flat().slice(0, 12))),
    search: stored > 0 ? await searchStored(stored, seed) : undefined,
  };
}

/** Every folder that holds photos, however deep. */
export function foldersOf(dir: string): Photo[][] {
  const entries = readdirSync(dir).toSorted();
  const inner = entries.map((name) => join(dir, name)).filter((path) => statSync(path).isDirectory());
  const own = entries.filter((name) => /\.jpe?g$/i.test(name)).map((name) => ({ path: join(dir, name), folder: dir }));
  return [
    ...(own.length > 0 ? [own.map((photo) => ({ ...photo, digest: digestOf(readFileSync(photo.path)) }))] : []),
    ...inner.flatMap(foldersOf),
  ];
}

export function chosen(folders: Photo[][], { seed, half }: { seed: number | string; half: PhotoBenchAsked['half'] }): Photo[][] {
  const inOrder = shuffled(folders, `${seed}/folders`);
  const middle = Math.floor(inOrder.length / 2);
  return half === 'both' ? inOrder : half === 'calibration' ? inOrder.slice(0, middle) : inOrder.slice(middle);
}

export function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const random = seededRandom(seed);
  return items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The same on every machine, wherever the photos lie. */
function nameOf(folder: readonly Photo[]): string {
  return basename(folder[0]?.folder ?? '');
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

interface Edited {
  readonly edits: PhotoBench['edits'];
  readonly lows: readonly number[];
}

/** Each edit of some originals, sought among all photos of these folders as a job would seek it, and then held against what was found. */
async function editsOf(folders: Photo[][], { each, seed, eye }: { each: number; seed: number | string; eye: BenchEye }): Promise<Edited> {
  const archive = new Map<string, PhotoLook>();
  for (const { digest, path } of folders.flat()) archive.set(digest, await eye.lookAt(readFileSync(path)));
  const found: Record<string, { n: number; k: number }> = {};
  const lows: number[] = [];
  for (const photo of folders.flatMap((folder) => shuffled(folder, `${seed}/${nameOf(folder)}`).slice(0, each))) {
    const original = readFileSync(photo.path);
    const first = await prepare(original);
    for (const [name, edit] of Object.entries(PHOTO_EDITS)) {
      const bytes = await edit(original);
      const candidate = soughtOut(await eye.lookAt(bytes), archive).includes(photo.digest);
      const likeness = candidate ? await eye.compare(first, await prepare(bytes)) : undefined;
      const line = (found[name] ??= { n: 0, k: 0 });
      line.n += 1;
      line.k += Number(likeness !== undefined && isCopy(likeness));
      lows.push(likeness?.low ?? -1);
    }
  }
  const edits = Object.entries(found).map(([name, { n, k }]) => [name, { n, recall: k / n, ci95: wilson(k, n) }]);
  return { edits: Object.fromEntries(edits) as PhotoBench['edits'], lows: lows.toSorted((a, b) => a - b) };
}

/** Whom a photo would be held against: near by hash, or sharing keys. */
function soughtOut(look: PhotoLook, archive: ReadonlyMap<string, PhotoLook>): string[] {
  const turned = look.hashes.flatMap((hash) => hash.turned);
  const near = [...archive]
    .map(([digest, { hashes }]) => ({ digest, bits: Math.min(...hashes.flatMap(({ hash }) => turned.map((one) => hammingOf(one, hash)))) }))
    .filter(({ bits }) => bits <= WEEK_BITS)
    .toSorted((a, b) => a.bits - b.bits)
    .slice(0, MOST_NEAR);
  const voted = votedFor(
    look,
    [...archive].map(([digest, { keys }]) => ({ digest, keys })),
  );
  return [...new Set([...near.map(({ digest }) => digest), ...voted])];
}

async function freshOf(folders: Photo[][], { pairs, seed, eye }: { pairs: number; seed: number | string; eye: BenchEye }) {
  const sum = { n: 0, k: 0, most: -1 };
  for (const folder of folders) {
    const prepared = await Promise.all(folder.map(({ path }) => prepare(readFileSync(path))));
    const all = prepared.flatMap((a, i) => prepared.slice(i + 1).map((b) => [a, b] as const));
    const some = pairs < all.length ? shuffled(all, `${seed}/${nameOf(folder)}/pairs`).slice(0, pairs) : all;
    for (const [a, b] of some) {
      const likeness = await eye.compare(a, b);
      sum.n += 1;
      sum.k += Number(likeness !== undefined && isCopy(likeness));
      sum.most = Math.max(sum.most, likeness && likeness.inliers >= 20 ? likeness.low : -1);
    }
  }
  return sum;
}

const PHONE_PX = 1_600;

/** Times of photos as large as the phone sends them. */
async function timesOf(photos: readonly Photo[]): Promise<Pick<PhotoBench, 'msPerPhoto' | 'photosPerSBeforeOrb' | 'msPerOrbPair'>> {
  const large = await Promise.all(
    photos.map(({ path }) => sharp(path).resize(PHONE_PX, PHONE_PX, { fit: 'inside' }).jpeg({ quality: 80 }).toBuffer()),
  );
  const each = async (work: (bytes: Uint8Array, i: number) => Promise<unknown>) => {
    const before = performance.now();
    for (const [i, bytes] of large.entries()) await work(bytes, i);
    return (performance.now() - before) / large.length;
  };
  const hashMs = await each(async (bytes) => [digestOf(bytes), await hashesOf(bytes)]);
  const first = await prepare(large[0] ?? new Uint8Array());
  return {
    msPerPhoto: await each(lookAt),
    photosPerSBeforeOrb: 1_000 / hashMs,
    msPerOrbPair: await each(async (bytes) => compare(first, await prepare(bytes))),
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      ...{
        photos: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'string' },
        half: { type: 'string', default: 'held-out' },
      },
      ...{
        each: { type: 'string', default: '6' },
        pairs: { type: 'string' },
        stored: { type: 'string', default: '500000' },
        pdq: { type: 'string' },
      },
    },
  });
  if (values.pdq) console.table(await hashesAgainst(values.pdq));
  if (!values.photos) throw new Error('Say where the photos lie: --photos DIR');
  const [each, stored, pairs] = [Number(values.each), Number(values.stored), Number(values.pairs ?? Number.POSITIVE_INFINITY)];
  const bench = await benchPhotos({
    dir: values.photos,
    seed: values.seed,
    half: values.half as PhotoBenchAsked['half'] & string,
    each,
    stored,
    pairs,
  });
  console.table(
    Object.entries(bench.edits).map(([edit, { n, recall, ci95 }]) => ({
      edit,
      n,
      recall: recall.toFixed(3),
      ci95: ci95.map((p) => p.toFixed(3)).join('–'),
    })),
  );
  console.log(JSON.stringify({ ...bench, edits: undefined }, undefined, 2));
  if (values.json) writeFileSync(values.json, JSON.stringify(bench, undefined, 2));
}
