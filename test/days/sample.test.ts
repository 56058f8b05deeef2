import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, DAY_MS, mondayOf } from '../../src/base/moment.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { checkSample, isDrawn, promiseDigest } from '../../src/domain/trust/sample.ts';
import { DEFAULT_POLICY, lookingOf } from '../../src/domain/visit/policy.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { drawSamples } from '../../src/server/jobs/draw-samples.ts';
import { sequenceLog } from '../../src/server/jobs/sequence-log.ts';
import { readDrawn, readReviewQueue, readRules, readSamples } from '../../src/wire/review.ts';
import { readToday } from '../../src/wire/board.ts';
import { listVisits, readVisit, reviewVisit } from '../../src/wire/visits.ts';
import { ask } from '../asking.ts';
import { aPerson, change, cookieOf, write } from '../company.ts';
import { aCompany, at, DAY, LI, SHOP, type TestCompany } from './company.ts';
import { visit } from './visit.ts';

// The weekly draw: promised in the log before the week, unknown while it lasts, shown when it is over.

const WEEK = addDays(mondayOf(DAY), 7);
let company: TestCompany;
let cookie = '';
beforeEach(async () => {
  company = await aCompany();
  const boss = aPerson('B-1', 'admin');
  const looking = { ...lookingOf(DEFAULT_POLICY), samplePercent: 50 };
  await write(company.deps, boss, change('person', boss), change('policy', { ...DEFAULT_POLICY, looking }));
  company.setNow(at(12));
  cookie = await cookieOf(company.deps, boss);
});
afterEach(() => company.close());

const weeks = async () => (await ask(company.app, readSamples, {}, { cookie })).reply.weeks;
const queue = async () => (await ask(company.app, readReviewQueue, { tab: 'waiting' }, { cookie })).reply.rows;

test('a seed is promised before the week, decides what is drawn, is shown after, and checks out; a swapped one does not', async () => {
  await drawSamples(company.deps);
  await drawSamples(company.deps);
  await sequenceLog(company.deps);
  const [promised] = await weeks();
  expect(promised).toMatchObject({ week: WEEK, percent: 50, seed: null, visits: 0 });
  const leaf = await company.rows(`select digest from log_leaf where place = $1`, [promised?.place]);
  expect(leaf).toEqual([{ digest: promised && promiseDigest(promised.number, promised) }]);
  expect(promised?.committedAt).toBeLessThan(promised?.beginsAt ?? 0);

  const phone = await company.phone();
  company.setNow(at(8, 0, WEEK));
  await phone.sync();
  const ids: VisitId[] = [];
  for (let i = 0; i < 8; i++) ids.push(await visit(company, phone, { customer: SHOP, from: at(9 + i, 0, WEEK), planned: false }));
  await phone.sync();
  await deriveDue(company.deps);
  const [{ seed = '' } = {}] = await company.rows<{ seed: string }>('select seed from sample_seed where week = $1', [WEEK]);
  const drawn = ids.filter((id) => isDrawn({ seed, percent: 50 }, id));
  const rows = await queue();
  expect(rows.map(({ id }) => id).toSorted()).toEqual(drawn.toSorted());
  for (const row of rows) expect(row.drawn).toBeNull();
  // The rep sees nothing of it, whatever they ask.
  const own = await cookieOf(company.deps, LI);
  expect((await ask(company.app, listVisits, { review: 'waiting' }, { cookie: own })).reply.total).toBe(0);
  expect((await ask(company.app, readToday, {}, { cookie: own })).reply.waitingReview).toBe(0);
  expect((await ask(company.app, listVisits, { review: 'waiting' }, { cookie })).reply.total).toBe(drawn.length);
  expect(JSON.stringify(phone.log.view().mine)).not.toMatch(/sampled|drawn/);
  const early = await ask(company.app, readDrawn, { week: WEEK }, { cookie });
  expect(early.problem).toBe('not-found');

  for (const [i, id] of drawn.entries()) {
    expect((await ask(company.app, readVisit, { visit: id }, { cookie })).reply.drawn).toBe(false);
    await ask(company.app, reviewVisit, { visit: id, decision: i === 0 ? 'rejected' : 'accepted', reason: '电话问过' }, { cookie });
    expect((await ask(company.app, readVisit, { visit: id }, { cookie })).reply.drawn).toBe(true);
  }
  const { missed } = (await ask(company.app, readRules, {}, { cookie })).reply;
  expect(missed).toMatchObject({ k: Math.min(1, drawn.length), n: drawn.length });

  company.setNow(at(9, 0, addDays(WEEK, 9)));
  await drawSamples(company.deps);
  expect((await weeks()).find(({ week }) => week === WEEK)?.seed).toBeNull(); // the week's numbers are not final yet
  company.pass(DAY_MS);
  await drawSamples(company.deps);
  const shown = (await weeks()).find(({ week }) => week === WEEK);
  expect(shown).toMatchObject({ seed, commitment: promised?.commitment, number: promised?.number, visits: 8, drawn: drawn.length });
  const { visits } = (await ask(company.app, readDrawn, { week: WEEK }, { cookie })).reply;
  const { week, percent, commitment } = shown as NonNullable<typeof shown>;
  expect(checkSample({ week, percent, commitment, seed }, visits)).toEqual({ seedFits: true, wrong: [] });
  expect(checkSample({ week, percent, commitment, seed: 'ab'.repeat(32) }, visits).seedFits).toBe(false);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});

test('a seed that was swapped in the database after the promise is shown, and caught', async () => {
  await drawSamples(company.deps);
  await company.rows(`update sample_seed set seed = $1`, ['cd'.repeat(32)]);
  company.setNow(at(9, 0, addDays(WEEK, 10)));
  await drawSamples(company.deps);
  const shown = (await weeks()).find(({ week }) => week === WEEK);
  expect(shown?.seed).toBe('cd'.repeat(32));
  expect(checkSample(shown as NonNullable<typeof shown>, []).seedFits).toBe(false);
});
