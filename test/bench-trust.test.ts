import { expect, test } from 'vitest';
import { seededRandom } from '../src/base/random.ts';
import { doubtOf } from '../src/domain/trust/doubt.ts';
import { judge } from '../src/domain/trust/judge.ts';
import { REVIEW_FROM_BANS, type Verdict } from '../src/domain/trust/verdict.ts';
import { type Hand, withVisit } from '../tools/bench-trust/attack.ts';
import { bench, type Judge } from '../tools/bench-trust/bench.ts';
import { ATTACKS } from '../tools/bench-trust/families.ts';
import { aChain, holdsUntouched, RECORD_ATTACKS } from '../tools/bench-trust/records.ts';
import { figuresOf } from '../tools/bench-trust/report.ts';
import { readTrack } from '../tools/replay/read-tracks.ts';
import { walkCsv } from './walks.ts';

// A small slice of the bench on walks that are made here: whether it runs, and whether it can say no.

const tracks = ['a', 'b', 'c', 'd'].map((name) => ({ name, moments: readTrack(`${name}.csv`, Buffer.from(walkCsv(6, name))).moments }));
const told = { tracks, lastDay: '2026-11-22', seed: 'slice', chains: 2, months: 60 } as const;
const attackOf = (id: string) => ATTACKS.filter((attack) => attack.id === id);

test('honest visits stay clean, and each counted family comes to what it is meant to come to', async () => {
  const { honest, families, overall, repMonth } = figuresOf({ bench: await bench(told) });
  expect(honest.visits).toBeGreaterThan(50);
  expect(honest.flagged).toBe(0);
  const low = Object.entries(families).filter(([, { counted, n, rate }]) => counted && n > 0 && rate < 0.8);
  // A second person who was talked into moving a pin has the whole company believe it.
  expect(low.map(([id]) => id)).toEqual(['L14']);
  expect(families.L14?.byStrength).toMatchObject({ lazy: 1, app: 1 });
  expect(families).toMatchObject({ L10: { counted: false, rate: 0 }, X4: { rate: 1 } });
  expect(overall.rate).toBeGreaterThan(0.9);
  expect(repMonth).toMatchObject({ falseAccusationPer10000: 0, detect50pct: 1 });
}, 60_000);

test('the same seed gives the same figures', async () => {
  const attacks = [...attackOf('L6'), ...attackOf('L7')];
  const [one, two] = [await bench({ ...told, attacks }), await bench({ ...told, attacks })];
  expect({ ...one, msPerVisit: 0 }).toEqual({ ...two, msPerVisit: 0 });
}, 60_000);

test('a blind spot shows: a judge that overlooks one signal misses the family that it was written for', async () => {
  const blind: Judge = (scene) => overlooking('frozen-place', judge(scene, 1));
  const [seeing, missing] = [
    await bench({ ...told, attacks: attackOf('L6') }),
    await bench({ ...told, attacks: attackOf('L6'), judgeWith: blind }),
  ];
  expect([seeing.families[0]?.rate, missing.families[0]?.rate]).toEqual([1, 0]);
}, 60_000);

test('a judge that doubts everybody catches all and is shown to accuse the honest', async () => {
  const harsh: Judge = (scene) => ({ ...judge(scene, 1), review: true });
  const { honest } = figuresOf({ bench: await bench({ ...told, attacks: attackOf('L10'), judgeWith: harsh }) });
  expect(honest.per1000).toBe(1_000);
}, 60_000);

test('a leak is refused: an attack that writes its name, or a field that no attacker writes', async () => {
  const leaking = (part: object) => attackOf('L6').map((attack) => ({ ...attack, strike: ({ scene }: Hand) => withVisit(scene, part) }));
  await expect(bench({ ...told, attacks: leaking({ note: 'L6' }) })).rejects.toThrow('visit.note, label');
  await expect(bench({ ...told, attacks: leaking({ purpose: 'sale' }) })).rejects.toThrow('visit.purpose');
  await expect(bench({ ...told, attacks: leaking({ endedAt: 0 }) })).resolves.toBeDefined();
}, 60_000);

test('records: what is untouched holds, so that catching what was changed means something', async () => {
  const random = seededRandom('records');
  const chain = await aChain(random);
  expect(await holdsUntouched(chain)).toBe(true);
  for (const { caught } of RECORD_ATTACKS) expect(await caught({ strength: 'expert', random, chain })).toBe(true);
});

function overlooking(signal: string, verdict: Verdict): Verdict {
  const findings = verdict.findings.filter((finding) => finding.signal !== signal);
  const doubtBans = doubtOf(findings);
  return { ...verdict, findings, doubtBans, review: doubtBans >= REVIEW_FROM_BANS };
}
