import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/moment.ts';
import type { CustomerId, DeviceId, FactId, PersonId, QuestionId, SopKey, VisitId } from '../ids.ts';
import type { Motion } from '../motion.ts';
import { type Fix, movedBy, type Place } from '../place.ts';
import type { SopTemplate } from '../sop/template.ts';
import type { Visit } from '../visit/state.ts';
import type { InStep, Who } from './identity.ts';
import { judge } from './judge.ts';
import type { Scene } from './signal.ts';
import type { SignalName } from './signals.ts';

// What the phone feels, and whose phone it is.

const id = <Id>(n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Id;
const NINE = Date.UTC(2026, 10, 16, 1);
const DOOR = { lat: 28.68, lon: 115.86 };
const atDoor: Place = { precision: 'precise', fixes: [{ ...DOOR, accuracyM: 12, takenAt: NINE }] };

function scene(place: Place = atDoor, who?: Partial<Who>): Scene {
  const visit: Visit = {
    ...{ id: id<VisitId>(1), person: id<PersonId>(2), customer: id<CustomerId>(3), device: 'p'.repeat(43) as DeviceId },
    ...{ customerName: undefined, stop: undefined, purpose: undefined, unplanned: undefined, unplannedReason: undefined },
    ...{ sop: { key: 'standard' as SopKey, version: 1 }, startedAt: NINE, startPlace: place, noStartPlace: undefined },
    ...{ endedAt: NINE + 20 * MINUTE_MS, endPlace: atDoor, outcome: 'done', short: undefined, note: undefined },
    ...{
      places: [],
      sheet: new Map(),
      answeredAt: new Map(),
      photos: [],
      amendments: [],
      reviews: [],
      lapses: [],
      explanations: [],
      tokens: [],
      customerSaid: [],
    },
  };
  return {
    visit,
    customer: { id: id<CustomerId>(3), fence: { centre: DOOR, radiusM: 150 } } as Scene['customer'],
    sop: { minDwellMin: 20, evidence: 'C', steps: [] as SopTemplate['steps'] } as SopTemplate,
    ...{ today: '2026-11-16', before: undefined, beforeCustomer: undefined, overlapping: [], brackets: [], breaks: [] },
    ...{
      pinMoves: [],
      aheadMs: 0,
      earlierLooks: [],
      altered: 0,
      samePhotos: [],
      copies: [],
      otherScenes: [],
      siteProofs: [],
      missingPhotos: 0,
      droppedPlaces: 0,
    },
    ...(who && { who: { phone: undefined, coolDownMs: DAY_MS, inStep: [], vouched: false, ...who } }),
  };
}

const STILL: Motion = { forS: 12, samples: 720, still: 10, shake: 'none', steps: 'none', turned: false };
type Walk = Partial<Fix> & { motion?: Motion | undefined; fixes?: number };
/** Fixes two seconds apart, each so many metres on from the one before. */
function walking(stepM: number, { motion = STILL, fixes = 7, ...more }: Walk = {}): Extract<Place, { precision: 'precise' }> {
  const fix = (i: number): Fix => ({ ...movedBy(DOOR, stepM * i - 20, 0), accuracyM: 4, takenAt: NINE + 2_000 * i, ...more });
  return { precision: 'precise', fixes: Array.from({ length: fixes }, (_, i) => fix(i)), ...(motion && { motion }) };
}
const unfelt = (stepM: number): Place => ({ precision: 'precise', fixes: walking(stepM).fixes });
const leaping = (metres: readonly number[]): Place => ({
  ...{ precision: 'precise', motion: STILL },
  fixes: metres.map((m, i) => ({ ...movedBy(DOOR, m, 0), accuracyM: 4, takenAt: NINE + 3_000 * i })),
});
/** Visits together with one colleague, the first of them this one, three a day. */
const steps = (n: number, more: Partial<InStep> = {}): InStep[] =>
  Array.from({ length: n }, (_, i) => ({
    ...{ visit: id<VisitId>(1 + i), customer: id<CustomerId>(40 + i), day: `2026-11-${16 - Math.floor(i / 3)}`, other: id<PersonId>(7) },
    ...{ otherVisit: id<VisitId>(50 + i), apartMs: 20_000, joint: false, tapMs: 9_000, ...more },
  }));

function photographed(camera: string | undefined, source: 'camera' | 'gallery' = 'camera'): Scene {
  const told = scene();
  const photo = { fact: id<FactId>(60), question: 'shelf' as QuestionId, digest: 'a'.repeat(64), takenAt: NINE, place: undefined };
  return { ...told, visit: { ...told.visit, photos: [{ ...photo, source, camera }] } };
}

const against = (told: Scene) => judge(told, 1).findings.filter(({ doubtBans }) => doubtBans > 0);

test.each<[SignalName, string, Scene]>([
  ['moved-while-still', 'positions that walk, and a phone on a table', scene(walking(2.8))],
  ['virtual-camera', 'a film played to the browser', photographed('OBS Virtual Camera')],
  ['devices-in-step', 'two phones, ten customers, four days, always together', scene(atDoor, { inStep: steps(10) })],
])('%s speaks: %s', (name, _, told) => {
  expect(against(told).map(({ signal }) => signal)).toEqual([name]);
});

test.each<[string, Scene]>([
  ['walking up with the phone in hand', scene(walking(2.8, { motion: { ...STILL, still: 1, shake: 'walk', steps: 'many' } }))],
  ['the same on a phone that may not feel its movement', scene(unfelt(2.8))],
  ['a motion sensor that was hardly heard', scene(walking(2.8, { motion: { ...STILL, samples: 20 } }))],
  ['the phone on the counter, and a position that drifts slowly', scene(walking(0.9))],
  ['the same, drifting fast, but the satellites say that it stands', scene(walking(2.8, { speedMps: 0.1 }))],
  ['drifting fast, within what the phone says of its own error', scene(walking(2.8, { accuracyM: 9 }))],
  ['a car or tram that rolls as smoothly as a table', scene(walking(18))],
  ['two fixes only', scene(walking(17, { fixes: 2 }))],
  ['the phone on the counter, and one fix that leaps twenty metres at the end', scene(leaping([0, 0, 0, 0, 20]))],
  ['the phone on the counter, a leap and back', scene(leaping([0, 20, 20, 0, 0]))],
  ['the back of a phone', photographed('camera2 0, facing back')],
  ['the back of an iPhone', photographed('后置双广角镜头')],
  ['a camera without a name', photographed(undefined)],
  ['a picture from the gallery, whatever camera is named', photographed('OBS Virtual Camera', 'gallery')],
  ['a phone of this morning', scene(atDoor, { phone: { enrolledAt: NINE - HOUR_MS, first: false, others: 0 } })],
  ['a company phone that four people share', scene(atDoor, { phone: { enrolledAt: 0, first: true, others: 3 } })],
  ['a newcomer who goes along for days, and says so', scene(atDoor, { inStep: steps(10, { joint: true }) })],
  ['two side by side who say nothing, and write at the same moments', scene(atDoor, { inStep: steps(10, { tapMs: 900 }) })],
  ['a whole day out together', scene(atDoor, { inStep: steps(8, { day: '2026-11-16' }) })],
  ['a colleague who is always at this one customer on Mondays', scene(atDoor, { inStep: steps(8, { customer: id(3) }) })],
  ['ten colleagues, each met once', scene(atDoor, { inStep: steps(10).map((one, i) => ({ ...one, other: id<PersonId>(70 + i) })) })],
  ['a visit alone, after days in step', scene(atDoor, { inStep: steps(10).slice(1) })],
])('nothing speaks against an honest visit: %s', (_, told) => {
  expect(against(told)).toEqual([]);
});

test('what a phone feels never reviews anybody by itself, and where it may feel nothing, nothing is held against anybody', () => {
  const anyMotion = fc.record<Motion>({
    ...{ forS: fc.constantFrom(2, 9, 12), samples: fc.constantFrom(10, 500), still: fc.nat({ max: 10 }), turned: fc.boolean() },
    ...{ shake: fc.constantFrom('none', 'slight', 'hand', 'walk'), steps: fc.constantFrom('none', 'few', 'many') },
  });
  fc.assert(
    fc.property(anyMotion, fc.double({ min: 0, max: 8, noNaN: true }), fc.constantFrom(2, 12, 60), (motion, stepM, accuracyM) => {
      const walked = walking(stepM, { motion, accuracyM });
      const { motion: _, ...bare } = walked;
      const everywhere = (place: Place) => {
        const told = scene(place);
        return judge({ ...told, visit: { ...told.visit, endPlace: place, places: [{ at: NINE, place }] } }, 1);
      };
      // Such even walks speak for themselves as well; here only what the sensor adds is asked.
      const felt = (place: Place) => everywhere(place).findings.find(({ signal }) => signal === 'moved-while-still')?.doubtBans ?? 0;
      expect(felt(walked)).toBeLessThanOrEqual(1);
      expect(everywhere(walked).grade).toBe(everywhere(bare).grade);
      expect(felt(bare)).toBe(0);
      expect(felt({ ...walked, motion: { ...motion, shake: 'hand' } })).toBe(0);
    }),
  );
});

test('whose phone it was never reviews anybody by itself, and every visit that was said to be joint weighs less', () => {
  const anyStep = fc.record({
    ...{ n: fc.nat({ max: 5 }), day: fc.nat({ max: 13 }), customer: fc.nat({ max: 6 }), tapMs: fc.constantFrom(null, 500, 60_000) },
  });
  const judged = (inStep: InStep[]) => judge(scene(atDoor, { inStep }), 1);
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), fc.nat({ max: 29 }), (told, which) => {
      const all = told.map(
        ({ n, day, customer, tapMs }, i): InStep => ({
          ...(steps(1)[0] as InStep),
          ...{ visit: id(1 + n), other: id(90 + (i % 2)), day: `2026-11-${10 + day}`, customer: id(40 + customer), tapMs },
        }),
      );
      expect(judged(all).doubtBans).toBeLessThanOrEqual(1.5);
      expect(judged(all).review).toBe(false);
      const said = all.map((one, i) => (i === which ? { ...one, joint: true } : one));
      expect(judged(said).doubtBans).toBeLessThanOrEqual(judged(all).doubtBans);
    }),
  );
});
