import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VisitId } from '../../src/domain/ids.ts';
import type { Motion } from '../../src/domain/motion.ts';
import { type Fix, movedBy, type Point } from '../../src/domain/place.ts';
import { checkInAt } from '../../src/field/actions/check-in.ts';
import { lookAround } from '../../src/field/actions/look-around.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { aCompany, at, LI, SHOP, stopOf, type TestCompany, WANG, DEPOT } from './company.ts';
import { leave } from './visit.ts';

// A phone on a table whose positions are told by a machine; and beside it phones that only lie on a counter.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const ON_A_TABLE: Motion = { forS: 12, samples: 720, still: 10, shake: 'none', steps: 'none', turned: false };
const CARRIED: Motion = { forS: 12, samples: 720, still: 0, shake: 'walk', steps: 'many', turned: true };
const door = SHOP.fence?.centre as Point;

/** Seven fixes in twelve seconds, each so many metres on. */
function walk(stepM: number, now: number) {
  const fix = (i: number): Fix => ({ ...movedBy(door, stepM * (i - 6), 0), accuracyM: 4, takenAt: now - 12_000 + 2_000 * i });
  return { fixes: [fix(0), fix(1), fix(2), fix(3), fix(4), fix(5), fix(6)] as const };
}

async function visitWalking(phone: ToldPhone, stepM: number, motion: Motion | undefined): Promise<VisitId> {
  company.setNow(at(9));
  phone.move(motion);
  phone.stand(walk(stepM, phone.clock.now()) as never);
  const ask = { customer: SHOP.id, stop: stopOf(SHOP), purpose: undefined, unplanned: undefined, offSite: false };
  const started = await checkInAt(phone, { ...ask, seen: await lookAround(phone) });
  if (!started.ok) throw new Error(started.error.why);
  await leave(company, phone, { visit: started.value, at: at(9, 20), customer: SHOP });
  return started.value;
}

async function judged(phone: ToldPhone, id: VisitId) {
  await phone.sync();
  await deriveDue(company.deps);
  await phone.sync();
  const verdict = phone.log.view().mine?.visits.find((one) => one.id === id)?.verdict;
  return { review: verdict?.review, findings: verdict?.findings.map(({ signal, doubtBans }) => [signal, doubtBans > 0]) };
}

async function readyPhone() {
  const phone = await company.phone(LI);
  company.setNow(at(8, 30));
  await phone.sync();
  return phone;
}

test('moved-while-still: positions walk up to the door, the phone lies on a table; it is said, and sends nobody to look by itself', async () => {
  const phone = await readyPhone();
  const id = await visitWalking(phone, 2.8, ON_A_TABLE);
  expect(await judged(phone, id)).toEqual({ review: false, findings: [['moved-while-still', true]] });
  const [part] = await company.rows<{ value: { motion: unknown } }>(
    `select p.value from fact_part p join fact f on f.person_id = p.person_id and f.id = p.fact_id where p.name = 'place' and f.kind = 'visit.started'`,
  );
  expect(part?.value.motion).toEqual(ON_A_TABLE);
});

test.each<[string, number, Motion | undefined]>([
  ['walked up with the phone in hand', 2.8, CARRIED],
  ['a phone that may not feel its movement', 2.8, undefined],
  ['the phone on the counter, its position drifting slowly', 0.6, ON_A_TABLE],
])('moved-while-still, honest: %s', async (_, stepM, motion) => {
  const phone = await readyPhone();
  const id = await visitWalking(phone, stepM, motion);
  expect(await judged(phone, id)).toEqual({ review: false, findings: [] });
});

test('what was felt goes where the place goes: never off duty, never from a coarse line', async () => {
  const phone = await readyPhone();
  company.setNow(at(7));
  phone.move(ON_A_TABLE);
  phone.stand(walk(0, phone.clock.now()) as never);
  expect(await lookAround(phone)).toEqual({ none: 'off-duty' });
  const hers = await company.phone(WANG);
  company.setNow(at(9));
  await hers.sync();
  hers.move(ON_A_TABLE);
  hers.stand(walk(0, hers.clock.now()) as never);
  const unplanned = { why: 'passing-by', reason: undefined } as const;
  await checkInAt(hers, {
    customer: DEPOT.id,
    stop: undefined,
    purpose: undefined,
    unplanned,
    offSite: false,
    seen: await lookAround(hers),
  });
  const [fact] = await hers.deps.store.unsent(9);
  expect(fact?.parts.place?.value).toMatchObject({ precision: 'coarse' });
  expect(JSON.stringify(fact)).not.toContain('motion');
});
