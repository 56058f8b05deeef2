import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR_MS } from '../../src/base/moment.ts';
import { seededRandom } from '../../src/base/random.ts';
import type { PostId, VisitId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person.ts';
import { EVERYTHING } from '../../src/domain/scope.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { type Fix, movedBy } from '../../src/domain/place.ts';
import type { Seen } from '../../src/domain/visit/rules.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { change, write } from '../company.ts';
import { aPhoneHabit, looked } from '../../tools/phone-noise.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { aCompany, at, DAY, LI, SHOP, STANDARD, type TestCompany, ZHAO } from './company.ts';
import { waitingAtDesk } from './desk.ts';
import { aShot, visit } from './visit.ts';

// Days on which the phone is told where it is by something else than satellites, each beside an honest one.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const DOOR = SHOP.fence?.centre ?? { lat: 0, lon: 0 };
const aPicture = () => aShot(drawScene({ shop: 'a', picture: '1', subject: 'shelf-after' }));

/** Fifteen seconds of fixes, one a second. */
const fed =
  (offAt: (at: number, s: number) => readonly [northM: number, eastM: number]) =>
  (from: number): Seen => {
    const fix = (s: number): Fix => ({ ...movedBy(DOOR, ...offAt(from, s)), accuracyM: 9, takenAt: from - 15_000 + s * 1_000 });
    return { fixes: [fix(0), ...Array.from({ length: 14 }, (_, i) => fix(i + 1))] };
  };
/** Noise of eight metres that forgets itself over five seconds. */
function wandering(from: number, s: number): readonly [number, number] {
  const random = seededRandom(`${from}`);
  const [keep, fresh] = [Math.exp(-1 / 5), 8 * Math.sqrt(1 - Math.exp(-2 / 5))];
  let [northM, eastM] = [random.normal(0, 8), random.normal(0, 8)];
  for (let i = 0; i < s; i++) [northM, eastM] = [keep * northM + random.normal(0, fresh), keep * eastM + random.normal(0, fresh)];
  return [northM, eastM];
}
/** As a receiver's own error goes over the hours and the days. */
const own = fed((from, s) => [7 * Math.cos(from / 400_000 + s / 60), 9 * Math.sin(from / 310_000 + s / 70)]);

async function ready(person = LI, day = DAY): Promise<ToldPhone> {
  const phone = await company.phone(person);
  company.setNow(at(8, 30, day));
  await phone.sync();
  return phone;
}

async function against(phone: ToldPhone, id: VisitId): Promise<readonly string[]> {
  company.setNow(company.clock.now() + 2 * HOUR_MS);
  await phone.sync();
  await deriveDue(company.deps);
  await phone.sync();
  const sheet = phone.log.view().mine?.visits.find((one) => one.id === id);
  return (sheet?.verdict?.findings ?? []).filter(({ doubtBans }) => doubtBans > 0).map(({ signal }) => signal);
}

test('a phone whose error drifts as errors do stays clean', async () => {
  const phone = await ready();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), photo: aPicture(), fed: own });
  expect(await against(phone, id)).toEqual([]);
});

test('phones as they were measured stay clean: glitches, cold starts, masts, one accuracy for everything', async () => {
  const random = seededRandom('measured');
  for (const hour of [9, 11, 13, 15]) {
    const phone = await ready();
    const habit = aPhoneHabit(random);
    const seen = (now: number): Seen => ({ fixes: looked({ truth: DOOR, at: now, habit, random }) });
    const id = await visit(company, phone, { customer: SHOP, from: at(hour), photo: aPicture(), fed: seen, planned: hour === 9 });
    expect((await against(phone, id)).filter((signal) => signal !== 'same-photo-bytes')).toEqual([]);
  }
});

test.each<[string, string, (from: number) => Seen]>([
  ['frozen-place', 'set to a point and left there', fed(() => [10, 0])],
  ['restless-place', 'set to a point, with noise', fed((from, s) => [6 * Math.sin(from + s * 7.3), 6 * Math.cos(s * 5.1 + from)])],
  ['restless-place', 'set to a point, with noise that wanders for some seconds', fed(wandering)],
  ['ruled-line', 'led along a drawn way', fed((_, s) => [1.4 * (14 - s), 0])],
])('%s: %s', async (signal, _, told) => {
  const phone = await ready();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), photo: aPicture(), fed: told });
  expect(await against(phone, id)).toEqual([signal]);
  expect(await waitingAtDesk(company)).toEqual([id]);
});

test('replayed-place: a colleague’s positions of last week, which arrive only afterwards', async () => {
  const tape: Record<number, Seen> = {};
  await handOver(ZHAO);
  const recorder = await ready(ZHAO, '2026-11-12');
  const early = at(9, 0, '2026-11-12');
  await visit(company, recorder, {
    ...{ customer: SHOP, from: early, photo: aPicture(), planned: false },
    fed: (now) => (tape[now - early] = own(now)),
  });
  await handOver(LI);
  const phone = await ready();
  const id = await visit(company, phone, {
    ...{ customer: SHOP, from: at(9), photo: aShot(drawScene({ shop: 'a', picture: '2', subject: 'shelf-after' })) },
    fed: (now) => later(tape[now - at(9)] as Seen, at(9) - early),
  });
  expect(await against(phone, id)).toEqual([]);
  await recorder.sync();
  expect(await against(phone, id)).toEqual(['replayed-place']);
  expect(await waitingAtDesk(company)).toEqual([id]);
});

test('a colleague’s positions with a slow error of fifteen metres: no phone’s word tells, and without the customer’s own it is no A', async () => {
  await write(company.deps, LI, change('sop', { ...STANDARD, version: 2, evidence: 'A' }));
  const tape: Record<number, Seen> = {};
  await handOver(ZHAO);
  const recorder = await ready(ZHAO, '2026-11-12');
  const early = at(9, 0, '2026-11-12');
  await visit(company, recorder, {
    ...{ customer: SHOP, from: early, photo: aPicture(), planned: false },
    fed: (now) => (tape[now - early] = own(now)),
  });
  await recorder.sync();
  await handOver(LI);
  const phone = await ready();
  const id = await visit(company, phone, {
    ...{ customer: SHOP, from: at(9), photo: aShot(drawScene({ shop: 'a', picture: '2', subject: 'shelf-after' })) },
    fed: (now) => swayed(later(tape[now - at(9)] as Seen, at(9) - early)),
  });
  expect(await against(phone, id)).toEqual([]);
  expect(await waitingAtDesk(company)).toEqual([]);
  const sheet = phone.log.view().mine?.visits.find((one) => one.id === id);
  expect(sheet).toMatchObject({
    validity: 'unproven',
    verdict: { grade: 'B', gradeReasons: expect.arrayContaining(['lacks-independent-proof']) },
  });
});

test('replayed-place, honest: the same shop a week later, at the same hour', async () => {
  await handOver(ZHAO);
  const recorder = await ready(ZHAO, '2026-11-09');
  await visit(company, recorder, { customer: SHOP, from: at(9, 0, '2026-11-09'), photo: aPicture(), planned: false, fed: own });
  await recorder.sync();
  await handOver(LI);
  const phone = await ready();
  const photo = aShot(drawScene({ shop: 'a', picture: '2', subject: 'shelf-after' }));
  const id = await visit(company, phone, { customer: SHOP, from: at(9), photo, fed: own });
  expect(await against(phone, id)).toEqual([]);
});

/** The shop goes to somebody else, with what the phones know of it. */
async function handOver({ post }: Person): Promise<void> {
  const ownership = { customer: SHOP.id, post: post as PostId, from: '2026-01-01' };
  await company.deps.database.within(EVERYTHING, (sql) =>
    writeDirectives(sql, { at: company.clock.now(), by: LI.id }, [{ kind: 'ownership', id: SHOP.id, value: ownership }]),
  );
}

function later(seen: Seen, byMs: number): Seen {
  if ('none' in seen) return seen;
  const [first, ...rest] = seen.fixes.map((fix) => ({ ...fix, takenAt: fix.takenAt + byMs }));
  return { fixes: [first as Fix, ...rest] };
}

function swayed(seen: Seen): Seen {
  if ('none' in seen) return seen;
  const turn = (at: number) => (2 * Math.PI * at) / (7 * 60_000);
  const [first, ...rest] = seen.fixes.map((fix) => ({
    ...fix,
    ...movedBy(fix, 15 * Math.cos(turn(fix.takenAt)), 15 * Math.sin(turn(fix.takenAt))),
  }));
  return { fixes: [first as Fix, ...rest] };
}
