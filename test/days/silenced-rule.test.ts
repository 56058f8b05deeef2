import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VisitId } from '../../src/domain/ids.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import { DEFAULT_POLICY, lookingOf } from '../../src/domain/visit/policy.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { weighRules } from '../../src/server/jobs/weigh-rules.ts';
import { readReviewQueue, readRules, sayRule } from '../../src/wire/review.ts';
import { listVisits, readVisit, reviewVisit } from '../../src/wire/visits.ts';
import { ask } from '../asking.ts';
import { aPerson, change, cookieOf, write } from '../company.ts';
import { aCompany, at, SHOP, type TestCompany } from './company.ts';
import { visit } from './visit.ts';

// A rule that people do not agree with falls silent by itself, says so with its figures, and is heard again at an admin's word.

const MANY = 5;
let company: TestCompany;
let cookie = '';
beforeEach(async () => {
  company = await aCompany();
  const boss = aPerson('B-1', 'admin');
  const looking = { ...lookingOf(DEFAULT_POLICY), silentFromDecisions: MANY };
  await write(company.deps, boss, change('person', boss), change('policy', { ...DEFAULT_POLICY, looking }));
  cookie = await cookieOf(company.deps, boss);
});
afterEach(() => company.close());

const figures = async () =>
  (await ask(company.app, readRules, {}, { cookie })).reply.rules.find(({ signal }) => signal === 'outside-fence');
const waiting = async () => (await ask(company.app, readReviewQueue, { tab: 'waiting' }, { cookie })).reply.counts.waiting;
const accept = (id: VisitId) => ask(company.app, reviewVisit, { visit: id, decision: 'accepted' }, { cookie });

test('outside-fence is wrong five times out of five: it falls silent, its findings weigh nothing, and an admin wakes it', async () => {
  const phone = await company.phone();
  company.setNow(at(8));
  await phone.sync();
  const ids: VisitId[] = [];
  for (let i = 0; i <= MANY; i++) {
    ids.push(await visit(company, phone, { customer: SHOP, from: at(9 + i), standing: movedBy(SHOP.fence?.centre as Point, 20_000, 0) }));
  }
  await phone.sync();
  await deriveDue(company.deps);
  const last = ids.pop() as VisitId;
  for (const id of ids.slice(1)) await accept(id);
  await weighRules(company.deps);
  expect(await figures()).toMatchObject({ confirmed: { k: 0, n: MANY - 1 }, silent: false });
  await accept(ids[0] as VisitId);
  expect(await waiting()).toBe(1);

  company.pass(1_000);
  await weighRules(company.deps);
  await deriveDue(company.deps);
  expect(await figures()).toMatchObject({
    ...{ confirmed: { k: 0, n: MANY }, silent: true },
    word: { why: { by: 'figures', confirmed: 0, decided: MANY, below: 0.5 } },
  });
  expect(await waiting()).toBe(0);
  const { verdict } = (await ask(company.app, readVisit, { visit: last }, { cookie })).reply.sheet;
  expect(verdict).toMatchObject({ doubtBans: 0, review: false, findings: [{ signal: 'outside-fence', doubtBans: 0, silentBans: 2 }] });
  expect(
    await company.rows(`select 1 from to_log t join directive d on t.ref = d.number::text where t.kind = 'directive' and d.kind = 'rule'`),
  ).toHaveLength(1);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
  const drill = await ask(company.app, listVisits, { signal: 'outside-fence', review: 'decided' }, { cookie });
  expect(drill.reply.total).toBe(MANY);

  company.pass(1_000);
  await ask(company.app, sayRule, { signal: 'outside-fence', silent: false, reason: '坐标已核对' }, { cookie });
  await deriveDue(company.deps);
  await weighRules(company.deps);
  expect(await figures()).toMatchObject({ confirmed: { k: 0, n: 0 }, silent: false });
  expect(await waiting()).toBe(1);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});
