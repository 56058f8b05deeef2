import { afterAll, beforeAll, expect, test } from 'vitest';
import { aToldCompany, at, LI, NEAR, NEXT, type ToldCompany, TUESDAY, visitBy, WEDNESDAY } from '../../../test/told-days.ts';
import { distanceM } from '../../domain/place.ts';
import { priorS } from '../../domain/route/straight.ts';
import { learnTravelNightly } from '../jobs/learn-travel.ts';
import { rebuildAll } from './rebuild.ts';

let company: ToldCompany;
beforeAll(async () => {
  company = await aToldCompany();
});
afterAll(() => company.close());

test('the night learns from what was gone between two customers, once, and a rebuild learns the same', async () => {
  company.setNow(at(20, 0, WEDNESDAY));
  const apartM = distanceM(NEAR.fence?.centre ?? { lat: 0, lon: 0 }, NEXT.fence?.centre ?? { lat: 0, lon: 0 });
  const li = await company.phone(LI);
  const days = [at(10), at(10, 0, TUESDAY)];
  const facts = days.flatMap((from, i) => [
    ...visitBy(li, { visit: 2 * i + 1, customer: NEAR, from, ms: 900_000 }),
    ...visitBy(li, { visit: 2 * i + 2, customer: NEXT, from: from + 900_000 + Math.round(priorS(apartM) * 1_500), ms: 900_000 }),
  ]);
  await company.push(facts);
  await company.derive();
  const learned = () => company.rows<{ area: string; n: number; factor: number }>(`select area, n, factor from travel_model order by area`);
  await learnTravelNightly(company.deps);
  const [whole, ...areas] = await learned();
  expect(whole).toMatchObject({ area: '', n: 2 });
  expect(whole?.factor).toBeGreaterThan(1.1);
  expect(areas).toHaveLength(1);
  await company.rows(`delete from travel_model`);
  await learnTravelNightly(company.deps);
  expect(await learned()).toEqual([]); // this night it was done
  expect((await rebuildAll(company.deps)).equal).toBe(true);
  expect(await learned()).toHaveLength(2);
});
