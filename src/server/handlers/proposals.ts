import type * as z from 'zod/mini';
import { daysBetween, localDate } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { freezesAt } from '../../domain/plan/day-plan.ts';
import type { Proposal } from '../../domain/plan/proposal.ts';
import { planningOf } from '../../domain/plan/rules.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { answerProposal, listProposals, type ProposalSheet } from '../../wire/proposals.ts';
import { answerProposalIn } from '../directives/answer-proposal.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import { waitsOf } from '../directives/proposal-waits.ts';
import { lockDirectives } from '../directives/write.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { proposalsBetween, proposalsBy } from '../store/proposals.ts';
import { customersByIds } from '../store/scenes.ts';
import { inSight } from '../access/in-sight.ts';
import { newestPlan } from '../store/newest-plan.ts';

const MOST_DAYS = 62;

type Sheet = z.output<typeof ProposalSheet>;
type Deps = Pick<ServerDeps, 'clock'>;

/** The plans that reps made, and the answers. */
export function handleProposals(app: App, deps: ServerDeps): void {
  handle(app, listProposals, async ({ from, to }, { scope }) => {
    if (daysBetween(from, to) < 0 || daysBetween(from, to) > MOST_DAYS) throw new Problem('malformed', { at: 'to' });
    const proposals = await deps.database.within(scope, (sql) => proposalsBetween(sql, from, to));
    // Whoever sees the proposal sees what it is about, though a customer may have gone to another seat since.
    return deps.database.within(EVERYTHING, async (sql) => ({ proposals: await proposalSheets(sql, deps, proposals) }));
  });
  handle(app, answerProposal, async ({ proposal: id, person, version, answer, without, text }, caller) => {
    if (person === caller.person.id) throw new Problem('not-allowed');
    await deps.database.within(EVERYTHING, async (sql) => {
      inSight(await loadCompany(sql), caller, person);
      await lockDirectives(sql);
      const proposal = (await proposalsBy(sql, person)).find((one) => one.id === id);
      if (!proposal) throw new Problem('not-found');
      const planned = await newestPlan(sql, person, proposal.day);
      if (proposal.answer || proposal.replaced || (planned?.number ?? 0) !== version) throw new Problem('stale', { day: proposal.day });
      const said = { proposal, now: planned?.value, answer, by: 'person' as const, who: caller.person.id };
      await answerProposalIn(sql, deps, { ...said, ...(without && { without }), text });
    });
    return {};
  });
}

/** Proposals as they are shown at the desk and on the phone, each beside the plan that stands. */
export async function proposalSheets(sql: Sql, { clock }: Deps, proposals: readonly Proposal[]): Promise<Sheet[]> {
  const company = await loadCompany(sql);
  const sheets: Sheet[] = [];
  for (const proposal of proposals) sheets.push(await sheetOf(sql, company, { proposal, at: clock.now() }));
  return sheets;
}

async function sheetOf(sql: Sql, company: Company, { proposal, at: now }: { proposal: Proposal; at: number }): Promise<Sheet> {
  const { id, person, at, day, stops, text, replaced, answer } = proposal;
  const planned = await newestPlan(sql, person, day);
  const someone = company.people.get(person);
  const zone = someone?.duty.zone ?? zoneOf(company);
  const open = !answer && !replaced && day >= localDate(now, zone);
  const named = [...stops, ...(planned?.value.stops ?? [])].map(({ customer }) => customer);
  return {
    ...{ id, person, personName: someone?.name ?? '', at, text, plan: { person, day, stops: [...stops] } },
    ...{ now: planned?.value ?? null, version: planned?.number ?? 0 },
    frozen: now >= freezesAt(day, zone, planningOf(company.policy).freezeBeforeMin),
    waits: open ? await waitsOf(sql, company, { proposal, now: planned?.value }) : null,
    ...{ replaced, names: await namesOf(sql, [...new Set(named)]) },
    answer: answer ? { ...answer, without: [...answer.without] } : null,
  };
}

async function namesOf(sql: Sql, ids: readonly CustomerId[]): Promise<Record<string, string>> {
  const customers = await customersByIds(sql, ids);
  return Object.fromEntries(ids.map((id) => [id, customers.get(id)?.name ?? '']));
}
