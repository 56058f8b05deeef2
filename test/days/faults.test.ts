import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactId } from '../../src/domain/ids.ts';
import { openDuty } from '../../src/field/actions/open-duty.ts';
import { enrol } from '../../src/field/sync/enrol.ts';
import { push, type PushDeps } from '../../src/field/sync/push.ts';
import { isNetTrouble } from '../../src/field/sync/trouble.ts';
import { signIn } from '../../src/wire/org.ts';
import { aPocket } from '../pocket.ts';
import { aCompany, LI, PASSWORD, type TestCompany } from './company.ts';

let company: TestCompany;
let cookie = '';
beforeAll(async () => {
  company = await aCompany();
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const body = JSON.stringify({ employeeNo: LI.employeeNo, password: PASSWORD });
  const entered = await company.app.request(`/api${signIn.path}`, { ...asked, body });
  cookie = entered.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
});
afterAll(() => company.close());

/** What happens to a request: it arrives, is lost on the way, its answer is lost, it arrives twice, or long after the next one. */
const FATES = ['arrives', 'request-lost', 'answer-lost', 'twice', 'late', 'server-busy'] as const;
type Fate = (typeof FATES)[number];
/** What happens on the phone. */
type Step = { readonly say: number } | { readonly push: readonly Fate[] } | { readonly kill: true };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ say: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ push: fc.array(fc.constantFrom(...FATES), { maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.constant({ kill: true as const }) },
);
const schedules = fc.array(step, { minLength: 1, maxLength: 10 });

/** A network with a fate for each request, and a place where late ones wait. */
function fatefulWay() {
  let fates: Fate[] = [];
  const late: Request[] = [];
  const carry = async (request: Request) => {
    request.headers.set('cookie', cookie);
    return company.app.request(request);
  };
  const release = async () => {
    for (const request of late.splice(0)) await carry(request);
  };
  const request = async (asked: Request): Promise<Response> => {
    const fate = fates.shift() ?? 'arrives';
    if (fate === 'request-lost') throw new TypeError('lost');
    if (fate === 'server-busy') return Response.json({ code: 'busy' }, { status: 503 });
    if (fate === 'late') {
      late.push(asked.clone());
      throw new TypeError('given up on');
    }
    if (fate === 'twice') await carry(asked.clone());
    const response = await carry(asked);
    await release();
    if (fate === 'answer-lost') throw new TypeError('lost');
    return response;
  };
  return { app: { request: request as typeof company.app.request }, meet: (next: readonly Fate[]) => void (fates = [...next]), release };
}

type Push = (deps: PushDeps) => Promise<unknown>;

/** Lives a schedule, then lets the network be well, and says what is wrong with how it ended. */
async function live(schedule: readonly Step[], pushing: Push): Promise<string | undefined> {
  const way = fatefulWay();
  let phone = await aPocket({ app: way.app, clock: company.clock, person: LI });
  await enrol(phone.deps, 'faults');
  const said: FactId[] = [];
  for (const each of schedule) {
    if ('say' in each) for (let i = 0; i < each.say; i++) said.push((await openDuty(phone)).envelope.id);
    if ('kill' in each) phone = await phone.restart();
    if (!('push' in each)) continue;
    way.meet(each.push);
    await pushing(phone.deps).catch((error: unknown) => {
      if (!isNetTrouble(error)) throw error;
    });
  }
  way.meet([]);
  for (let tries = 0; tries < 3; tries++) await pushing(phone.deps);
  await way.release();
  const rows = await company.rows<{ id: string; seq: number }>('select id::text, seq from fact where device = $1 order by seq', [
    phone.deps.key.device,
  ]);
  if ((await phone.deps.store.unsent(1)).length > 0) return 'stuck';
  if (rows.length !== said.length) return `${rows.length} stored of ${said.length}`;
  return rows.every(({ id, seq }, i) => id === said[i] && seq === i) ? undefined : 'another story';
}

const law = (pushing: Push) => fc.asyncProperty(schedules, async (schedule) => (await live(schedule, pushing)) === undefined);

test('whatever a network does, nothing is lost, doubled or stuck', async () => {
  await fc.assert(law(push), { numRuns: Number(process.env.SCHEDULES ?? 250) });
}, 3_600_000);

test('a phone that took a fact for sent before the answer came would lose some, and this would see it', async () => {
  const hasty: Push = async ({ store, ...deps }) => {
    const taken = async (max: number) => {
      const facts = await store.unsent(max);
      await store.settle(facts.map(({ envelope: { id } }) => ({ id, outcome: 'ok', why: undefined, receipt: undefined as never })));
      return facts;
    };
    return push({ ...deps, store: { ...store, unsent: taken } });
  };
  expect((await fc.check(law(hasty), { numRuns: 100, endOnFailure: true })).failed).toBe(true);
}, 60_000);

test('a phone that asked for one receipt less would hold the rest for ever, and this would see it', async () => {
  const deaf: Push = ({ store, ...deps }) =>
    push({ ...deps, store: { ...store, settle: (answers) => store.settle(answers.slice(1)) } }).catch(() => 0);
  const bounded: Push = (deps) => deaf({ ...deps, net: { ...deps.net, call: atMost(20, deps.net.call) } });
  expect((await fc.check(law(bounded), { numRuns: 100, endOnFailure: true })).failed).toBe(true);
}, 60_000);

function atMost(times: number, call: PushDeps['net']['call']): PushDeps['net']['call'] {
  let left = times;
  return async (to, ask) => {
    if (left-- <= 0) throw { trouble: 'offline', code: undefined, says: {} };
    return call(to, ask);
  };
}

test('a phone that stamped anew what it sends again would double some, and this would see it', async () => {
  const restamping: Push = async (deps) => {
    const before = await deps.store.unsent(500);
    return push(deps).catch(async (error: unknown) => {
      const phone = await aPocket({ app: company.app, clock: company.clock, person: LI, key: deps.key, store: deps.store });
      for (const _ of before) await openDuty(phone);
      throw error;
    });
  };
  expect((await fc.check(law(restamping), { numRuns: 100, endOnFailure: true })).failed).toBe(true);
}, 60_000);
