import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/moment.ts';
import type { CustomerId, DeviceId, FactId, PersonId, QuestionId, SopKey, VisitId } from '../ids.ts';
import { type Fix, movedBy, type Place } from '../place.ts';
import type { SopTemplate } from '../sop/template.ts';
import type { Photo, Visit } from '../visit/state.ts';
import { doubtOf, withoutSignal } from './doubt.ts';
import { judge } from './judge.ts';
import { FAMILIES, type Scene } from './signal.ts';
import { SIGNALS, type SignalName } from './signals.ts';

const id = <Id>(n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Id;
const NINE = Date.UTC(2026, 10, 16, 1);
const DOOR = { lat: 28.68, lon: 115.86 };
const PHONE = 'p'.repeat(43) as DeviceId;

/** A place north of the door. */
function away(km: number, at = NINE, more: Partial<Fix> = {}): Place {
  const fix = (i: number): Fix => ({ ...movedBy(DOOR, km * 1_000, 3 * i), accuracyM: 12, takenAt: at + 1_500 * i, ...more });
  return { precision: 'precise', fixes: [fix(0), fix(1), fix(2)] };
}
const oneFix = (km: number, more: Partial<Fix> = {}): Place => ({
  precision: 'precise',
  fixes: [{ ...movedBy(DOOR, km * 1_000, 0), accuracyM: 12, takenAt: NINE, ...more }],
});
const coarse = (inside: boolean): Place => ({ precision: 'coarse', cell: 'wtw3sj', inside });

const visit = (more: Partial<Visit> = {}): Visit => ({
  ...{ id: id<VisitId>(1), person: id<PersonId>(2), customer: id<CustomerId>(3), device: PHONE },
  ...{ customerName: undefined, stop: undefined, purpose: undefined, unplanned: undefined, unplannedReason: undefined },
  ...{ sop: { key: 'standard' as SopKey, version: 1 }, startedAt: NINE, startPlace: away(0), noStartPlace: undefined },
  ...{ endedAt: NINE + 20 * MINUTE_MS, endPlace: away(0, NINE + 20 * MINUTE_MS), outcome: 'done', short: undefined, note: undefined },
  ...{
    places: [],
    sheet: new Map(),
    answeredAt: new Map(),
    photos: [],
    amendments: [],
    reviews: [],
    explanations: [],
    lapses: [],
    tokens: [],
    customerSaid: [],
  },
  ...more,
});
const photo = (n: number, more: Partial<Photo> = {}): Photo => ({
  ...{ fact: id<FactId>(600 + n), question: 'shelf' as QuestionId, digest: `${n}`.padStart(64, 'a'), takenAt: NINE + MINUTE_MS },
  ...{ source: 'camera', place: undefined, ...more },
});
const scene = (more: Partial<Scene> = {}): Scene => ({
  visit: visit(),
  customer: { id: id<CustomerId>(3), fence: { centre: DOOR, radiusM: 150 } } as Scene['customer'],
  sop: { minDwellMin: 20, evidence: 'C', steps: [] as SopTemplate['steps'] } as SopTemplate,
  ...{ today: '2026-11-16', before: undefined, beforeCustomer: undefined, overlapping: [], brackets: [], breaks: [] },
  ...{
    pinMoves: [],
    aheadMs: 0,
    altered: 0,
    earlierLooks: [],
    samePhotos: [],
    copies: [],
    otherScenes: [],
    siteProofs: [],
    missingPhotos: 0,
    droppedPlaces: 0,
    ...more,
  },
});
/** A visit that ended some time before this one began, somewhere else. */
const earlier = (km: number, agoMs: number, more: Partial<Visit> = {}) =>
  visit({
    id: id<VisitId>(9),
    ...{ startedAt: NINE - agoMs - HOUR_MS, startPlace: away(km, NINE - agoMs - HOUR_MS) },
    ...{ endedAt: NINE - agoMs, endPlace: away(km, NINE - agoMs), ...more },
  });
const bracket = (n: number, more: Partial<Scene['brackets'][number]> = {}): Scene['brackets'][number] => ({
  ...{ fact: id<FactId>(700 + n), kind: 'visit.placed', at: NINE + n * MINUTE_MS, nonceAt: NINE - HOUR_MS, receivedAt: NINE + DAY_MS },
  ...{ monoMs: n * MINUTE_MS, boot: 'a', ...more },
});

/** What speaks against a scene, by name. */
const against = (told: Scene) =>
  judge(told, 1)
    .findings.filter(({ doubtBans }) => doubtBans > 0)
    .map(({ signal }) => signal);

const ELSEWHERE = {
  ...{ digest: 'a'.repeat(64), of: 'b'.repeat(64), visit: id(5) as VisitId, day: '2026-11-09', own: true, mirrored: false, points: [] },
  ...{ inliers: 60, cells: 9, low: 0.1, median: 0.3, blocks: 140, covered: 1, bits: 110, slantPx: 9 },
};

test.each<[SignalName, string, Scene]>([
  ['outside-fence', 'in and out three kilometres away', scene({ visit: visit({ startPlace: away(3), endPlace: away(3) }) })],
  ['outside-fence', 'a coarse line, outside at both ends', scene({ visit: visit({ startPlace: coarse(false), endPlace: coarse(false) }) })],
  ['impossible-hop', 'sixty kilometres in five minutes', scene({ before: earlier(60, 5 * MINUTE_MS) })],
  ['impossible-hop', 'a thousand kilometres in two hours, faster than door to door by air', scene({ before: earlier(1_000, 2 * HOUR_MS) })],
  ['overlapping-visits', 'ten minutes in two places', scene({ overlapping: [visit({ id: id(8), endedAt: NINE + 10 * MINUTE_MS })] })],
  ['too-short', 'one minute for a standard of twenty', scene({ visit: visit({ endedAt: NINE + MINUTE_MS }) })],
  [
    'too-short',
    'the same with a reason: it is shown and weighs nothing',
    scene({ visit: visit({ endedAt: NINE + MINUTE_MS, short: 'task-done' }) }),
  ],
  ['clock-moved', 'a fact from before the server’s last word', scene({ brackets: [bracket(0, { nonceAt: NINE + HOUR_MS / 2 })] })],
  ['clock-moved', 'a fact from after it had arrived', scene({ brackets: [bracket(0, { receivedAt: NINE - HOUR_MS / 2 })] })],
  ['impossible-time', 'records of the evening before, for nine in the morning', scene({ aheadMs: 13 * HOUR_MS })],
  ['clock-moved', 'put back within one run of the app', scene({ brackets: [bracket(0), bracket(1, { at: NINE - HOUR_MS })] })],
  ['broken-chain', 'two facts in one place of the chain', scene({ breaks: [{ fact: id(1), why: 'fork' }] })],
  ['altered-facts', 'something else than what was sealed', scene({ altered: 1 })],
  ['pin-moved', 'the pin came to where this person used to be', scene({ pinMoves: [{ at: NINE - HOUR_MS, movedM: 3_000, days: 4 }] })],
  [
    'same-photo-bytes',
    'last week’s picture once more',
    scene({ samePhotos: [{ digest: 'a'.repeat(64), visit: id(5), day: '2026-11-09', own: true }] }),
  ],
  [
    'copied-photo',
    'last week’s picture, cropped',
    scene({
      copies: [
        {
          ...{ digest: 'a'.repeat(64), of: 'b'.repeat(64), visit: id(5), day: '2026-11-09', own: true, mirrored: false, points: [] },
          ...{ inliers: 200, low: 0.97, median: 0.99, blocks: 140, covered: 1, bits: 90, slantPx: 0.8 },
        },
      ],
    }),
  ],
  ['other-scene', 'the shop next door, photographed anew', scene({ otherScenes: [{ ...ELSEWHERE, ownPhotos: 3 }] })],
])('%s speaks: %s', (name, _, told) => {
  expect(against(told)).toEqual([name]);
});

const GLITCH = { accuracyM: 24 };
test.each<[string, Scene]>([
  ['at the door from beginning to end', scene()],
  ['another shop’s look, where nobody knows this one’s', scene({ otherScenes: [{ ...ELSEWHERE, ownPhotos: 2 }] })],
  [
    'a Wi-Fi glitch: at the door, 5.9 km off by a fix that is sure of 24 m, at the door again',
    scene({ visit: visit({ places: [{ at: NINE + 5 * MINUTE_MS, place: oneFix(5.9, GLITCH) }] }) }),
  ],
  ['the glitch at check-in alone', scene({ visit: visit({ startPlace: away(5.9, NINE, GLITCH) }) })],
  [
    'the glitch of a neighbouring visit: its three fixes come from one look, 100 km off, three minutes ago',
    scene({ before: earlier(0, 3 * MINUTE_MS, { endPlace: away(100, NINE - 3 * MINUTE_MS, GLITCH) }) }),
  ],
  [
    'a cold start that says 1,200 m, 1.1 km away',
    scene({ visit: visit({ startPlace: oneFix(1.1, { accuracyM: 1_200 }), endPlace: undefined }) }),
  ],
  [
    'two fixes 1.3 m apart, five milliseconds between them: 258 m/s on paper',
    scene({
      before: earlier(0, 5, { endPlace: oneFix(0.0013, { takenAt: NINE - 5 }) }),
      visit: visit({ startPlace: oneFix(0, { takenAt: NINE }) }),
    }),
  ],
  [
    'an accuracy that is always 3.79 m',
    scene({ visit: visit({ startPlace: away(0, NINE, { accuracyM: 3.79 }), endPlace: away(0, NINE, { accuracyM: 3.79 }) }) }),
  ],
  [
    'a phone that slept, so that the clock nobody can set stood still',
    scene({ brackets: [bracket(0), bracket(1, { at: NINE + HOUR_MS, monoMs: MINUTE_MS }), bracket(2, { at: NINE + 2 * HOUR_MS })] }),
  ],
  ['a phone that was started anew: its count begins again', scene({ brackets: [bracket(9), bracket(10, { boot: 'b', monoMs: 5 })] })],
  ['a clock that drifts by a minute', scene({ brackets: [bracket(0, { nonceAt: NINE + MINUTE_MS })] })],
  ['no word from the server all day', scene({ brackets: [bracket(0, { nonceAt: undefined })] })],
  ['a motorway', scene({ before: earlier(60, 45 * MINUTE_MS) })],
  ['a flight, with the airports’ hours around it', scene({ before: earlier(1_250, 5 * HOUR_MS) })],
  ['a long flight', scene({ before: earlier(3_300, 7 * HOUR_MS) })],
  [
    'a check-out that was forgotten, said sixty kilometres on and without a place, just before the next check-in',
    scene({
      before: earlier(60, MINUTE_MS, {
        startedAt: NINE - 90 * MINUTE_MS,
        startPlace: away(60, NINE - 90 * MINUTE_MS),
        endPlace: undefined,
      }),
    }),
  ],
  ['a check-out that was forgotten and said in the evening', scene({ visit: visit({ endedAt: NINE + 10 * HOUR_MS, endPlace: away(30) }) })],
  ['the previous visit on another phone', scene({ before: earlier(60, 5 * MINUTE_MS, { device: 'q'.repeat(43) as DeviceId }) })],
  ['a wrong button, put right at once', scene({ overlapping: [visit({ id: id(8), endedAt: NINE + MINUTE_MS })] })],
  ['another visit that never ended, on a phone that was lost', scene({ overlapping: [visit({ id: id(8), endedAt: undefined })] })],
  ['no place at all', scene({ visit: visit({ startPlace: undefined, endPlace: undefined, noStartPlace: 'denied' }) })],
  ['shutters down, one minute', scene({ visit: visit({ outcome: 'closed', endedAt: NINE + MINUTE_MS }) })],
  [
    'checked out too early, and a photo ten minutes later',
    scene({ visit: visit({ endedAt: NINE + MINUTE_MS, photos: [photo(1, { takenAt: NINE + 10 * MINUTE_MS })] }) }),
  ],
  ['a gap in the chain: what is missing may still come', scene({ breaks: [{ fact: id(1), why: 'gap' }] })],
  ['a picture from the gallery', scene({ visit: visit({ photos: [photo(1, { source: 'gallery' })] }) })],
  ['photos whose bytes have not come', scene({ visit: visit({ photos: [photo(1)] }), missingPhotos: 1 })],
  ['places that were not let in', scene({ droppedPlaces: 3 })],
  [
    'a pin that moved yesterday, to where nobody had been for anybody else',
    scene({ pinMoves: [{ at: NINE - HOUR_MS, movedM: 3_000, days: 0 }] }),
  ],
  ['a pin that moved toward them, after the visit', scene({ pinMoves: [{ at: NINE + HOUR_MS, movedM: 3_000, days: 9 }] })],
  ['written down in the evening', scene({ visit: visit({ answeredAt: new Map([['q' as QuestionId, NINE + 9 * HOUR_MS]]) }) })],
])('nothing speaks against an honest visit: %s', (_, told) => {
  expect(against(told)).toEqual([]);
  expect(judge(told, 1)).toMatchObject({ doubtBans: 0, review: false });
});

test.each<[SignalName, Scene]>([
  ['poor-accuracy', scene({ visit: visit({ startPlace: oneFix(0, { accuracyM: 900 }), endPlace: undefined }) })],
  ['gallery-photo', scene({ visit: visit({ photos: [photo(1, { source: 'gallery' })] }) })],
  ['off-duty-place', scene({ droppedPlaces: 2 })],
])('%s is told, and weighs nothing', (name, told) => {
  expect(judge(told, 1).findings).toMatchObject([{ signal: name, doubtBans: 0 }]);
});

test('one look at a wrong place asks nobody to look: its fixes are one witness', () => {
  const told = scene({ visit: visit({ startPlace: away(5.9, NINE, GLITCH), endPlace: undefined }) });
  expect(judge(told, 1)).toMatchObject({ review: false, grade: 'D' });
});

const anyPlace = fc.oneof(
  fc.constant(undefined),
  fc.constant(coarse(true)),
  fc.constant(coarse(false)),
  fc
    .array(fc.record({ km: fc.constantFrom(0, 0.1, 0.4, 3, 80), accuracyM: fc.constantFrom(3.79, 24, 900) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map(
      (fixes): Place => ({
        precision: 'precise',
        fixes: fixes.map(({ km, accuracyM }, i) => ({ ...movedBy(DOOR, km * 1_000, i), accuracyM, takenAt: NINE + i })),
      }),
    ),
);
const anyVisit = fc
  .record({
    ...{ startPlace: anyPlace, endPlace: anyPlace, middle: anyPlace, minutes: fc.option(fc.nat({ max: 40 }), { nil: undefined }) },
    ...{
      photos: fc.array(anyPlace, { maxLength: 3 }),
      short: fc.constantFrom(undefined, 'task-done'),
      outcome: fc.constantFrom('done', 'closed'),
    },
    noStartPlace: fc.constantFrom(undefined, 'denied', 'timeout'),
  })
  .map(({ middle, minutes, photos, ...rest }) =>
    visit({
      ...(rest as Partial<Visit>),
      places: middle ? [{ at: NINE + MINUTE_MS, place: middle }] : [],
      endedAt: minutes === undefined ? undefined : NINE + minutes * MINUTE_MS,
      photos: photos.map((place, n) => photo(n, { place })),
    }),
  );
const anyScene = fc
  .record({
    ...{ visit: anyVisit, before: fc.option(anyVisit, { nil: undefined }), altered: fc.nat({ max: 2 }), droppedPlaces: fc.nat({ max: 2 }) },
    breaks: fc.array(fc.record({ fact: fc.constant(id<FactId>(1)), why: fc.constantFrom('gap', 'fork') }), { maxLength: 2 }),
    brackets: fc.array(
      fc.integer({ min: -90, max: 90 }).map((n) => bracket(n)),
      { maxLength: 4 },
    ),
  })
  .map((told) => scene(told));
const doubt = (told: Scene) => judge(told, 1).doubtBans;

test('judging is a function of the scene: it changes nothing, and says the same again', () => {
  fc.assert(
    fc.property(anyScene, (told) => {
      const copy = structuredClone(told);
      const verdict = judge(told, 1);
      expect(told).toEqual(copy);
      expect(judge(copy, 1)).toEqual(verdict);
    }),
  );
});

test('more evidence at the customer’s never raises doubt: a photo, a fix inside the fence', () => {
  fc.assert(
    fc.property(anyScene, (whole) => {
      const told = { ...whole, before: undefined };
      const { visit: it } = told;
      const withPhoto = { ...told, visit: { ...it, photos: [...it.photos, photo(8, { place: oneFix(0) }), photo(9)] } };
      const withFix = { ...told, visit: { ...it, places: [...it.places, { at: NINE + 2 * MINUTE_MS, place: oneFix(0.1) }] } };
      expect(doubt(withPhoto)).toBeLessThanOrEqual(doubt(told));
      expect(doubt(withFix)).toBeLessThanOrEqual(doubt(told));
    }),
  );
});

test('less evidence never raises doubt: all places erased, or any one that lies outside; the words, the answers, the photos’ bytes', () => {
  fc.assert(
    fc.property(anyScene, (told) => {
      const { visit: it } = told;
      const bare = {
        startPlace: undefined,
        endPlace: undefined,
        places: [],
        photos: it.photos.map((one) => ({ ...one, place: undefined })),
      };
      expect(doubt({ ...told, visit: { ...it, ...bare } })).toBeLessThanOrEqual(doubt(told));
      const outside = (place: Place | undefined) => place?.precision === 'precise' && place.fixes.every(({ lat }) => lat > DOOR.lat + 0.1);
      if (outside(it.startPlace)) expect(doubt({ ...told, visit: { ...it, startPlace: undefined } })).toBeLessThanOrEqual(doubt(told));
      if (outside(it.endPlace)) expect(doubt({ ...told, visit: { ...it, endPlace: undefined } })).toBeLessThanOrEqual(doubt(told));
      const silent = { sheet: new Map(), note: undefined, short: undefined, purpose: undefined };
      expect(doubt({ ...told, visit: { ...it, ...silent }, missingPhotos: it.photos.length })).toBeLessThanOrEqual(doubt(told));
      expect(doubt({ ...told, sop: undefined, brackets: [], before: undefined })).toBeLessThanOrEqual(doubt(told));
    }),
  );
});

test('what is said of a finding is what would be thought of the visit if its signal saw nothing', () => {
  const seen = { decisive: 0, not: 0 };
  fc.assert(
    fc.property(anyScene, (told) => {
      const { findings, review } = judge(told, 1);
      for (const { signal } of findings.filter(({ doubtBans }) => doubtBans > 0)) {
        const without = judge(told, 1, new Set([signal]));
        expect(withoutSignal(findings, signal)).toEqual({ doubtBans: without.doubtBans, review: without.review });
        if (!review) expect(without.review).toBe(false);
        if (review) seen[without.review ? 'not' : 'decisive'] += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(Math.min(seen.decisive, seen.not)).toBeGreaterThan(10);
});

test('no signal says more than its cap, and a label weighs nothing', () => {
  fc.assert(
    fc.property(anyScene, (told) => {
      for (const { signal, doubtBans } of judge(told, 1).findings) {
        expect(doubtBans).toBeLessThanOrEqual(SIGNALS.find(({ name }) => name === signal)?.capBans ?? 0);
      }
    }),
  );
});

test('those of one family are not independent witnesses; families are', () => {
  expect(
    doubtOf([
      { family: 'chain', doubtBans: 3 },
      { family: 'chain', doubtBans: 2 },
    ]),
  ).toBeCloseTo(3.6);
  expect(
    doubtOf([
      { family: 'chain', doubtBans: 3 },
      { family: 'photo', doubtBans: 2 },
    ]),
  ).toBe(5);
  expect(doubtOf([])).toBe(0);
  const anyFinding = fc.record({ family: fc.constantFrom(...FAMILIES), doubtBans: fc.nat({ max: 4 }) });
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 12 }), anyFinding, (findings, one) => {
      const [whole, more] = [doubtOf(findings), doubtOf([...findings, one])];
      expect(whole).toBeLessThanOrEqual(findings.reduce((sum, { doubtBans }) => sum + doubtBans, 0) + 1e-9);
      expect(more).toBeGreaterThanOrEqual(whole - 1e-9);
      expect(more).toBeLessThanOrEqual(whole + one.doubtBans + 1e-9);
    }),
  );
});
