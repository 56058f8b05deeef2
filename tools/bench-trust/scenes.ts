import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Interval, wilson } from '../../src/base/wilson.ts';
import { isCopy } from '../../src/domain/photo/likeness.ts';
import { isSameScene } from '../../src/domain/photo/scene.ts';
import { compare, type Prepared, prepare } from '../../src/server/adapters/photo-compare.ts';
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
}
interface Told {
  readonly n: number;
  readonly k: number;
  readonly ci95: Interval;
}

export async function benchScenes({
  dir,
  seed,
  each,
  half,
}: {
  dir: string;
  seed: string;
  each: number;
  half: 'held-out' | 'calibration';
}) {
  const folders = chosen(foldersOf(dir), { seed, half }).filter((folder) => folder.length >= KNOWN + each);
  const sums = { honest: { n: 0, k: 0 }, p10: { n: 0, k: 0 } };
  const shops: Prepared[][] = [];
  for (const folder of folders)
    shops.push(
      await inTurn(shuffled(folder, `${seed}/${folder.length}`).slice(0, KNOWN + each), ({ path }) => prepare(readFileSync(path))),
    );
  for (const [i, here] of shops.entries()) {
    const there = shops[(i + 1) % shops.length] ?? [];
    for (const [family, from] of [['honest', here] as const, ['p10', there] as const])
      for (const photo of from.slice(KNOWN)) {
        sums[family].n += 1;
        sums[family].k += Number((await shows(photo, there)) && !(await shows(photo, here)));
      }
  }
  const told = ({ n, k }: { n: number; k: number }): Told => ({ n, k, ci95: wilson(k, n) });
  return { shops: shops.length, honest: told(sums.honest), p10: told(sums.p10) } satisfies SceneBench;
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
      ...{ each: { ...text, default: '6' }, half: { ...text, default: 'held-out' } },
    },
  });
  if (!values.photos) throw new Error('Say where the photos lie: --photos DIR');
  const half = values.half === 'calibration' ? 'calibration' : 'held-out';
  const bench = await benchScenes({ dir: values.photos, seed: values.seed, each: Number(values.each), half });
  console.log(JSON.stringify(bench, undefined, 2));
  if (values.json) writeFileSync(values.json, JSON.stringify(bench, undefined, 2));
}
