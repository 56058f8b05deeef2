import { addDays, localDate } from '../../base/moment.ts';
import type { FactBody } from '../../domain/facts.ts';
import { CaseId, type PersonId } from '../../domain/ids.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { type Case, CASE_OPEN_MS, findingsFor } from '../../domain/trust/inquiry/case.ts';
import { CASE_NEEDS, groundOf } from '../../domain/trust/inquiry/ground.ts';
import { whyNotReviewer } from '../../domain/trust/inquiry/reviewers.ts';
import { giveFinding, listCases, openCase, readCase, readGround } from '../../wire/cases.ts';
import type * as z from 'zod/mini';
import { narrowTo } from '../access/narrow.ts';
import { type Company, loadCompany, seatOf } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import { sayAtDesk } from '../log/desk.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { caseSeen, casesAbout, casesSeen, sheetsOf } from '../store/cases.ts';
import { lockPerson } from '../store/facts.ts';
import { sheetsBetween } from '../store/visits.ts';

const MOST = 200;

/** Cases: what two people find, each without the other, about some visits of somebody who is told and can answer. */
export function handleCases(app: App, deps: ServerDeps): void {
  handle(app, listCases, (_, { scope }) => listed(deps, scope));
  handle(app, readGround, ({ person }, caller) => groundFor(deps, caller, person));
  handle(app, openCase, (asked, caller) => opened(deps, caller, asked));
  handle(app, readCase, ({ case: id }, caller) => viewed(deps, caller, id));
  handle(app, giveFinding, (asked, caller) => given(deps, caller, asked));
}

async function listed({ database, clock }: ServerDeps, scope: Caller['scope']) {
  const seen = await database.within(scope, (sql) => casesSeen(sql, MOST));
  return database.within(EVERYTHING, async (sql) => {
    const { people } = await loadCompany(sql);
    const cases: Case[] = [];
    for (const person of new Set(seen.map((at) => at.person))) {
      const ids = new Set(seen.filter((at) => at.person === person).map(({ id }) => id));
      cases.push(...(await casesAbout(sql, person, clock.now())).filter(({ id }) => ids.has(id)));
    }
    return { cases: cases.toSorted((a, b) => b.openedAt - a.openedAt).map((it) => rowOf(it, people.get(it.person)?.name)) };
  });
}

export function rowOf({ id, person, openedAt, decideBy, state, visits, findings }: Case, name: string | undefined) {
  return { id, person, personName: name ?? '', openedAt, decideBy, state, visits: [...visits], given: findings.length };
}

/** Somebody in scope by today's tree, and never oneself. */
async function subjectOf(deps: ServerDeps, { scope, person: me }: Caller, person: PersonId): Promise<Company> {
  const company = await deps.database.within(scope, loadCompany);
  const inScope = narrowTo(scope, company, { person }).ranges.length > 0;
  if (!inScope || company.people.get(person)?.role !== 'rep') throw new Problem('not-found');
  if (person === me.id) throw new Problem('not-allowed');
  return company;
}

/** What was in a case once is not brought up again. */
async function lately(sql: Sql, { clock }: ServerDeps, { id, duty }: { id: PersonId; duty: { zone: string } }) {
  const today = localDate(clock.now(), duty.zone);
  const before = new Set((await casesAbout(sql, id, clock.now())).flatMap(({ visits }) => visits));
  const sheets = await sheetsBetween(sql, id, { from: addDays(today, 1 - CASE_NEEDS.days), to: today });
  return groundOf(sheets.filter((sheet) => !before.has(sheet.id)));
}

async function groundFor(deps: ServerDeps, caller: Caller, person: PersonId) {
  const subject = (await subjectOf(deps, caller, person)).people.get(person);
  if (!subject) throw new Problem('not-found');
  return deps.database.within(EVERYTHING, async (sql) => {
    const { visits, families, enough } = await lately(sql, deps, subject);
    const open = (await casesAbout(sql, person, deps.clock.now())).find(({ state }) => state === 'open');
    return { visits: [...visits], families: [...families], enough, open: open?.id ?? null, needs: CASE_NEEDS };
  });
}

async function opened(deps: ServerDeps, caller: Caller, { person, visits, reason }: z.output<(typeof openCase)['ask']>) {
  const company = await subjectOf(deps, caller, person);
  const subject = company.people.get(person);
  if (!subject) throw new Problem('not-found');
  const [id, now] = [CaseId.parse(deps.ids.next()), deps.clock.now()];
  await deps.database.within(EVERYTHING, async (sql) => {
    await lockPerson(sql, person); // of two who ask at once, one opens it
    if ((await casesAbout(sql, person, now)).some(({ state }) => state === 'open')) throw new Problem('case-open');
    const chosen = groundOf((await lately(sql, deps, subject)).visits.filter((visit) => visits.includes(visit.id)));
    if (!chosen.enough) throw new Problem('case-needs-more', lacking(chosen));
    const body: FactBody = {
      ...{ kind: 'case.opened', refs: { case: id }, blobs: [] },
      parts: { details: { visits: chosen.visits.map((visit) => visit.id), decideBy: now + CASE_OPEN_MS }, words: { reason } },
    };
    const day = localDate(now, subject.duty.zone);
    await sayAtDesk(sql, deps, { person, by: caller.person.id, post: seatOf(company, subject), day, body });
  });
  return { id };
}

function lacking({ visits, families }: { visits: readonly unknown[]; families: readonly unknown[] }) {
  const { visits: needVisits, families: needFamilies, days } = CASE_NEEDS;
  return { visits: visits.length, families: families.length, needVisits, needFamilies, days };
}

async function seen({ database }: ServerDeps, { scope }: Caller, id: CaseId) {
  const at = await database.within(scope, (sql) => caseSeen(sql, id));
  if (!at) throw new Problem('not-found');
  return at;
}

async function viewed(deps: ServerDeps, caller: Caller, id: CaseId) {
  const { person } = await seen(deps, caller, id);
  // The case was found in scope: all about it may be read, wherever its facts lie. The other finding is left out here.
  return deps.database.within(EVERYTHING, async (sql) => viewOf(sql, caller, await loaded(sql, deps, { id, person })));
}

async function loaded(sql: Sql, { clock }: ServerDeps, { id, person }: { id: CaseId; person: PersonId }): Promise<Case> {
  const it = (await casesAbout(sql, person, clock.now())).find((one) => one.id === id);
  if (!it) throw new Problem('not-found');
  return it;
}

async function viewOf(sql: Sql, { person: { id: me } }: Caller, it: Case) {
  const company = await loadCompany(sql);
  const nameOf = (id: PersonId) => company.people.get(id)?.name ?? '';
  return {
    ...rowOf(it, nameOf(it.person)),
    ...{ reason: it.reason, openedByName: nameOf(it.openedBy), answers: [...it.answers] },
    findings: findingsFor(it, me).map((finding) => ({ ...finding, byName: nameOf(finding.by) })),
    sheets: await sheetsOf(sql, it.person, it.visits),
    whyNot: whyNotReviewer(company, it, me) ?? null,
  };
}

async function given(deps: ServerDeps, caller: Caller, { case: id, finding, reason }: z.output<(typeof giveFinding)['ask']>) {
  const { person, post } = await seen(deps, caller, id);
  return deps.database.within(EVERYTHING, async (sql) => {
    await lockPerson(sql, person); // so that a third finding cannot slip in beside the second
    const why = whyNotReviewer(await loadCompany(sql), await loaded(sql, deps, { id, person }), caller.person.id);
    if (why === 'decided') throw new Problem('case-decided');
    if (why === 'own' || why === 'not-in-scope') throw new Problem('not-allowed');
    if (why) throw new Problem('case-needs-another');
    const body: FactBody = { kind: 'case.found', refs: { case: id }, blobs: [], parts: { details: { finding }, words: { reason } } };
    const day = localDate(deps.clock.now(), caller.person.duty.zone);
    await sayAtDesk(sql, deps, { person, by: caller.person.id, post, day, body });
    return viewOf(sql, caller, await loaded(sql, deps, { id, person }));
  });
}
