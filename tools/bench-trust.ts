import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { localDate } from '../src/base/moment.ts';
import { bench } from './bench-trust/bench.ts';
import { figuresOf, tableOf } from './bench-trust/report.ts';
import { lastSunday, ZONE } from './replay/people.ts';
import { readTracks } from './replay/read-tracks.ts';

// npm run bench:trust -- --tracks DIR [--people N] [--seed WORD] [--json FILE]: what the judge makes of honest visits out of
// real movement, and of attacked ones on top of them. Exit 1 where honest people are flagged more than once in a thousand.

const { values } = parseArgs({
  options: {
    tracks: { type: 'string' },
    people: { type: 'string' },
    seed: { type: 'string', default: 'visitbench' },
    json: { type: 'string' },
  },
});
if (!values.tracks) throw new Error('Where are the tracks? npm run bench:trust -- --tracks DIR');
const began = performance.now();
const { tracks } = readTracks(values.tracks, values.people ? Number(values.people) : undefined);
const result = bench({ tracks, lastDay: lastSunday(localDate(Date.now(), ZONE)), seed: values.seed });
const figures = { ...figuresOf(result), seed: values.seed, elapsedS: Math.round((performance.now() - began) / 100) / 10 };
console.log(tableOf(result));
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = figures.honest.per1000 <= 1 ? 0 : 1;
