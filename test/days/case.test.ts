import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../src/base/moment.ts';
import type { CaseId, PersonId, PostId, PostNumber, UnitId, VisitId } from '../../src/domain/ids.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import { movedBy } from '../../src/domain/place.ts';
import { answerCase } from '../../src/field/actions/answer-case.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { giveFinding, listCases, openCase, readCase, readGround } from '../../src/wire/cases.ts';
import { pullMine } from '../../src/wire/pull.ts';
import { ask } from '../asking.ts';
import { change, cookieOf, write } from '../company.ts';
import { reviewVisit } from '../../src/wire/visits.ts';
import { aCompany, at, LI, SHOP, type TestCompany, WANG } from './company.ts';
import { aShot, visit } from './visit.ts';

// A case, lived through: three visits from the sofa with one photo, and what two people who do not hear each other find.

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const someone = (n: number, role: Role, post: PostId | null = null): Person => ({
  ...LI,
  ...{ id: id(n) as PersonId, employeeNo: `M-${n}`, name: `经理${n}`, role, post },
});
const SEAT = { id: id(24) as PostId, number: 4 as PostNumber, unit: id(1) as UnitId, name: '主管', manages: true };
const ELSEWHERE = { id: id(2) as UnitId, parent: id(1) as UnitId, name: '另一队' };
const FAR_SEAT = { id: id(25) as PostId, number: 5 as PostNumber, unit: ELSEWHERE.id, name: '主管', manages: true };
const LEAD = someone(14, 'manager', SEAT.id);
const [ADA, BEA] = [someone(15, 'admin'), someone(16, 'admin')];
const OTHER = someone(17, 'manager', FAR_SEAT.id);

let company: TestCompany;
let phone: ToldPhone;
const as = { lead: '', ada: '', bea: '', other: '', rep: '', wang: '' };
const visits: VisitId[] = [];
beforeAll(async () => {
  company = await aCompany();
  const { deps } = company;
  await write(deps, LI, change('unit', ELSEWHERE), change('post', SEAT), change('post', FAR_SEAT));
  await write(deps, LI, ...[LEAD, ADA, BEA, OTHER].map((person) => change('person', person)));
  for (const [name, person] of Object.entries({ lead: LEAD, ada: ADA, bea: BEA, other: OTHER }))
    as[name as 'lead'] = await cookieOf(deps, person);
  phone = await company.phone();
  company.setNow(at(8, 30));
  await phone.sync();
}, 60_000);
afterAll(() => company.close());

const photo = aShot(new Uint8Array(4_000).fill(7));
async function fromTheSofa(hour: number) {
  const standing = movedBy(SHOP.fence?.centre as never, 9_000, 0);
  visits.push(await visit(company, phone, { customer: SHOP, from: at(hour), standing, photo, planned: false }));
  company.pass(MINUTE_MS);
  await phone.sync();
  await deriveDue(company.deps);
}
const open = (cookie = as.lead, chosen = visits) =>
  ask(company.app, openCase, { person: LI.id, visits: chosen, reason: '三次位置都在外面' }, { cookie });
const find = (cookie: string, of: CaseId, finding: 'confirmed' | 'not-confirmed' = 'confirmed', reason = '看过照片') =>
  ask(company.app, giveFinding, { case: of, finding, reason }, { cookie });
const read = (cookie: string, of: CaseId) => ask(company.app, readCase, { case: of }, { cookie });

/** Three more visits, and a case about them. */
async function another(hours: readonly number[]): Promise<CaseId> {
  visits.length = 0;
  for (const hour of hours) await fromTheSofa(hour);
  return (await open(as.ada)).reply.id;
}

let first: CaseId;
test('a case needs three visits under review by findings of two kinds, and says what is lacking', async () => {
  await fromTheSofa(9);
  await fromTheSofa(10);
  expect(await open()).toMatchObject({ status: 409, problem: 'case-needs-more' });
  await fromTheSofa(11);
  const ground = (await ask(company.app, readGround, { person: LI.id }, { cookie: as.lead })).reply;
  expect(ground).toMatchObject({ enough: true, families: ['photo', 'place'], open: null });
  expect((await open(as.lead, visits.slice(1))).problem).toBe('case-needs-more');
  expect((await open(as.other)).problem).toBe('not-found');
  const { status, reply } = await open();
  expect(status).toBe(200);
  first = reply.id;
  expect((await open(as.ada)).problem).toBe('case-open');
  // A word on one of its visits would tell the second reviewer what the first one thinks.
  const word = { visit: visits[0] as VisitId, decision: 'rejected', reason: '我看过了' } as const;
  expect((await ask(company.app, reviewVisit, word, { cookie: as.ada })).problem).toBe('case-open');
});

test('who it is about is told at once and answers from the phone; nobody beside them sees it', async () => {
  await phone.sync();
  expect(phone.log.view().mine?.cases).toMatchObject([{ id: first, state: 'open', visits, findings: [], given: 0 }]);
  await answerCase(phone, { id: first, text: '那天客户换了地址' });
  await phone.sync();
  expect((await read(as.ada, first)).reply).toMatchObject({ answers: [{ text: '那天客户换了地址' }], sheets: [{}, {}, {}] });
  expect((await read(as.other, first)).problem).toBe('not-found');
  expect((await ask(company.app, listCases, {}, { cookie: as.other })).reply.cases).toEqual([]);
  const wang = await company.phone(WANG);
  expect((await wang.deps.net.call(pullMine, {})).cases).toEqual([]);
});

test('the second reviewer is another and hears nothing of the first; both are shown when both are in', async () => {
  expect((await find(as.lead, first, 'confirmed', '第一位的看法')).reply.findings).toMatchObject([{ reason: '第一位的看法' }]);
  for (const cookie of [as.ada, as.bea]) {
    const { reply } = await read(cookie, first);
    expect(JSON.stringify(reply)).not.toContain('第一位的看法');
    expect(reply).toMatchObject({ findings: [], given: 1, whyNot: null });
  }
  await phone.sync();
  expect(JSON.stringify(phone.log.view().mine?.cases)).not.toContain('第一位的看法');
  expect((await find(as.lead, first)).problem).toBe('case-needs-another');
  company.pass(MINUTE_MS);
  const { reply } = await find(as.ada, first, 'not-confirmed', '第二位的看法');
  expect(reply).toMatchObject({ state: 'closed', findings: [{ by: LEAD.id, reason: '第一位的看法' }, { by: ADA.id }] });
  expect((await find(as.bea, first)).problem).toBe('case-decided');
  await phone.sync();
  expect(phone.log.view().mine?.cases).toMatchObject([
    { state: 'closed', findings: [{ finding: 'confirmed' }, { finding: 'not-confirmed' }] },
  ]);
});

test('the opener is never the second, nor the direct manager where another can; two who agree confirm', async () => {
  expect((await open(as.ada)).problem).toBe('case-needs-more'); // what was in a case once is not brought up again
  const next = await another([12, 13, 14]);
  expect((await find(as.ada, next)).status).toBe(200);
  expect((await read(as.lead, next)).reply.whyNot).toBe('second-is-another');
  expect((await find(as.lead, next)).problem).toBe('case-needs-another');
  const { reply } = await find(as.bea, next);
  expect(reply.state).toBe('confirmed');
  const rows = await company.rows<{ validity: string }>('select validity from visit where review and decision is null');
  expect(rows).toHaveLength(6); // nothing follows by itself
});

test('undecided after thirty days it has ended without a finding', async () => {
  const last = await another([15, 16, 17]);
  await find(as.ada, last);
  company.pass(30 * DAY_MS + 1);
  const cookie = await cookieOf(company.deps, BEA);
  expect((await read(cookie, last)).reply).toMatchObject({ state: 'expired', findings: [], given: 1 });
  expect((await find(cookie, last)).problem).toBe('case-decided');
});
