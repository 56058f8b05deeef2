import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Interval } from '../../src/base/wilson.ts';
import { seededRandom } from '../../src/base/random.ts';
import { isCopy } from '../../src/domain/photo/likeness.ts';
import { isSameScene } from '../../src/domain/photo/scene.ts';
import { compare, type Prepared, prepare } from '../../src/server/adapters/photo-compare.ts';
import { rateOf } from './measure.ts';
import { chosen, foldersOf, shuffled } from './photos.ts';

// npm run bench:scenes -- --photos DIR [--seed N] [--each N] [--half calibration] [--json FILE]
// P10, a fresh photo of another shop. A folder of one product stands for a shop, which it is not: how often two real shops
// of one chain look alike cannot be measured with it.

/** Photos of either shop that are known before. */
const KNOWN = 3;

export interface SceneBench {
  readonly shops: number;
  /** Fresh photos of a shop, handed in for it, that were said to be of another. */
  readonly honest: Told;
  /** Fresh photos of another shop that were handed in for this one, and were said to be. */
  readonly p10: Told;
  /** The most fresh photos of one shop; undefined where all were taken. */
  readonly each?: number | undefined;
}
interface Told {
  readonly n: number;
  readonly k: number;
  readonly ci95: Interval;
}

interface SceneBenchAsked {
  readonly dir: string;
  readonly seed: string;
  /** Fresh photos of each shop, at most; all where nothing is said. */
  readonly each?: number | undefined;
  readonly half: 'held-out' | 'calibration';
}

/** Each fresh photo of a shop is held against another shop, one after the other: once as its own, once as if it were of that one. */
export async function benchScenes({ dir, seed, each, half }: SceneBenchAsked): Promise<SceneBench> {
  const folders = chosen(foldersOf(dir), { seed, half }).filter(({ length }) => length > KNOWN);
  const most = each === undefined ? undefined : KNOWN + each;
  const shops: Prepared[][] = [];
  for (const folder of folders) {
    const taken = shuffled(folder, `${seed}/${folder.length}`).slice(0, most);
    shops.push(await inTurn(taken, ({ path }) => prepare(readFileSync(path))));
  }
  const said: Record<'honest' | 'p10', boolean[][]> = { honest: [], p10: [] };
  for (const [i, own] of shops.entries()) {
    const fresh = await inTurn([...own.slice(KNOWN).entries()], async ([k, photo]) => {
      const other = shops[(i + 1 + (k % (shops.length - 1))) % shops.length] ?? [];
      const [here, there] = [await shows(photo, own), await shows(photo, other)];
      return { honest: there && !here, p10: here && !there };
    });
    for (const family of ['honest', 'p10'] as const) said[family].push(fresh.map((one) => one[family]));
  }
  const random = seededRandom(seed);
  const told = (byShop: readonly boolean[][]): Told => {
    const { n, k, ci95 } = rateOf(byShop, random);
    return { n, k, ci95 };
  };
  return { shops: shops.length, honest: told(said.honest), p10: told(said.p10), ...(each !== undefined && { each }) };
}

async function shows(photo: Prepared, shop: readonly Prepared[]): Promise<boolean> {
  for (const known of shop.slice(0, KNOWN)) {
    const likeness = await compare(photo, known);
    if (likeness && (isSameScene(likeness) || isCopy(likeness))) return true;
  }
  return false;
}

async function inTurn<Item, Made>(items: readonly Item[], make: (item: Item) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}

if (import.meta.main) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      ...{ photos: text, json: text, seed: { ...text, default: '1' } },
      ...{ each: text, half: { ...text, default: 'held-out' } },
    },
  });
  if (!values.photos) throw new Error('Say where the photos lie: --photos DIR');
  const half = values.half === 'calibration' ? 'calibration' : 'held-out';
  const each = values.each === undefined ? undefined : Number(values.each);
  const bench = await benchScenes({ dir: values.photos, seed: values.seed, each, half });
  console.log(JSON.stringify(bench, undefined, 2));
  if (values.json) writeFileSync(values.json, JSON.stringify(bench, undefined, 2));
}
