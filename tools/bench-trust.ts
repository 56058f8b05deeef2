import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchBehaviour } from './bench-trust/behaviour.ts';
import { bench } from './bench-trust/bench.ts';
import { benchPhotos } from './bench-trust/photos.ts';
import { familyTable, figuresOf, summaryOf } from './bench-trust/report.ts';
import { readTracks } from './replay/read-tracks.ts';

// npm run bench:trust -- --tracks DIR --photos DIR [--half held-out|calibration|both] [--seed WORD] [--json FILE]: what the
// judge makes of honest visits out of real movement, and of attacked ones on top of them; what the photo pipeline makes of
// edited and of fresh photos; and where the visits of made-up reps who go through the motions come in the order of back-checks. Thresholds were set on the calibration half: every second person, and half of the folders.
// Exit 1 where honest people are flagged more than once in a thousand.

const { values } = parseArgs({
  options: {
    ...{ tracks: { type: 'string' }, photos: { type: 'string' }, people: { type: 'string' }, json: { type: 'string' } },
    ...{
      seed: { type: 'string', default: 'visitbench' },
      half: { type: 'string', default: 'both' },
      each: { type: 'string', default: '6' },
    },
    ...{ stored: { type: 'string', default: '500000' }, reps: { type: 'string', default: '60' } },
  },
});
if (!values.tracks && !values.photos) throw new Error('Say what to bench with: --tracks DIR, --photos DIR, or both');
const half = values.half as 'held-out' | 'calibration' | 'both';
const began = performance.now();
const all = values.tracks ? readTracks(values.tracks, values.people ? Number(values.people) : undefined).tracks : [];
const tracks = all.filter((_, i) => half === 'both' || (half === 'held-out') === (i % 2 === 1));
// A told day, so that the same tracks give the same visits whenever this runs.
const scenes = await bench({ tracks, lastDay: '2026-11-22', seed: values.seed });
const photos = values.photos
  ? await benchPhotos({ dir: values.photos, seed: values.seed, half, each: Number(values.each), stored: Number(values.stored) })
  : undefined;
const behaviour = Number(values.reps) > 0 ? benchBehaviour({ seed: values.seed, people: Number(values.reps) }) : undefined;
const figures = figuresOf({ bench: scenes, ...(photos && { photos }), ...(behaviour && { behaviour }) });
console.log(`${familyTable(figures)}\n\n${summaryOf(figures)}`);
if (photos) console.log(`\nFresh photos of one shelf taken for a copy: ${photos.sameShelfFalse.k} of ${photos.sameShelfFalse.n}.`);
const elapsedS = Math.round((performance.now() - began) / 100) / 10;
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...figures, seed: values.seed, half, elapsedS }, null, 2)}\n`);
process.exitCode = figures.honest.per1000 <= 1 ? 0 : 1;
