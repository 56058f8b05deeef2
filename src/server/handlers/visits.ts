import { pinAt } from '../../domain/customer/pin.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { PersonId, VisitId } from '../../domain/ids.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { listVisits, readVisit, reviewVisit } from '../../wire/visits.ts';
import { narrowTo } from '../access/narrow.ts';
import { deriveDayIn } from '../derive/derive-day.ts';
import { storyOf } from '../derive/story.ts';
import { drawnSince, loadCompany } from '../directives/company.ts';
import { pinsOf } from '../directives/pins.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import { sayAtDesk } from '../log/desk.ts';
import type { ServerDeps } from '../ports.ts';
import { casesAbout } from '../store/cases.ts';
import { customersByIds } from '../store/scenes.ts';
import { findVisits } from '../store/visit-list.ts';
import { earlierAtCustomer, verdictHistory, visitById, type VisitFound } from '../store/visits.ts';

/** Visits: the list, one with everything that speaks for and against it, and a person's word on it. */
export function handleVisits(app: App, deps: ServerDeps): void {
  handle(app, listVisits, async ({ unit, ...filter }, { scope, person }) => {
    const company = await deps.database.within(scope, loadCompany);
    const narrow = unit || filter.person ? narrowTo(scope, company, { unit, person: filter.person }) : scope;
    return deps.database.within(narrow, (sql) =>
      findVisits(sql, { ...filter, only: onlyOwn(person), drawnFrom: drawnSince(company, person, deps.clock.now()) }),
    );
  });
  handle(app, readVisit, ({ visit }, caller) => visitPage(deps, caller, visit));
  handle(app, reviewVisit, ({ visit, decision, reason }, caller) => reviewed(deps, caller, { visit, decision, reason }));
}

/** A rep reads their own record, also where a seat was somebody else's before. */
function onlyOwn({ role, id }: Caller['person']): PersonId | undefined {
  return role === 'rep' ? id : undefined;
}

async function found(deps: ServerDeps, { scope, person }: Caller, visit: VisitId): Promise<VisitFound> {
  const row = await deps.database.within(scope, (sql) => visitById(sql, visit));
  const own = onlyOwn(person);
  if (!row || (own && row.sheet.person !== own)) throw new Problem('not-found');
  return row;
}

async function visitPage(deps: ServerDeps, caller: Caller, visit: VisitId) {
  const { sheet, sampled, lapsed } = await found(deps, caller, visit);
  // The visit was found in scope: all about it may be read, wherever its parts lie.
  return deps.database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    const customer = sheet.customer ? (await customersByIds(sql, [sheet.customer])).get(sheet.customer) : undefined;
    const sop = company.sops.find(({ key, version }) => key === sheet.sop?.key && version === sheet.sop.version);
    return {
      sheet,
      story: await storyOf(sql, sheet.person, visit),
      customer: customer ?? null,
      fence: customer ? pinAt((await pinsOf(sql, [customer.id])).get(customer.id)?.set ?? [], sheet.startedAt) : null,
      sop: sop ?? null,
      earlier: (await earlierAtCustomer(sql, sheet)) ?? null,
      verdictHistory: await verdictHistory(sql, sheet.person, visit),
      mayReview: mayReview(caller, sheet.person),
      drawn: isDecided(sheet) && sampled && sheet.verdict?.review === false,
      lapsed,
    };
  });
}

function isDecided({ reviews }: VisitFound['sheet']): boolean {
  return reviews.some(({ as }) => as === 'accepted' || as === 'rejected');
}

/** Nobody reviews themselves. */
function mayReview({ person }: Caller, whose: PersonId): boolean {
  return (person.role === 'manager' || person.role === 'admin') && person.id !== whose;
}

interface Word {
  readonly visit: VisitId;
  readonly decision: 'accepted' | 'asked' | 'rejected';
  readonly reason: string | undefined;
}

async function reviewed(deps: ServerDeps, caller: Caller, { visit, decision, reason }: Word) {
  const { sheet, post, lapsed } = await found(deps, caller, visit);
  if (!mayReview(caller, sheet.person)) throw new Problem('not-allowed');
  // What fell away in time stays away: the rep was told so.
  if (lapsed && decision !== 'accepted') throw new Problem('not-allowed');
  const needsReason = decision !== 'accepted' || sheet.appeal?.state === 'open';
  if (needsReason && !reason) throw new Problem('malformed', { at: 'reason' });
  const body: FactBody = {
    kind: 'visit.reviewed',
    refs: { visit },
    blobs: [],
    parts: { details: { decision }, ...(reason && { words: { reason } }) },
  };
  return deps.database.within(EVERYTHING, async (sql) => {
    // While a case is open its reviewers say what they find there, each without the other. An appeal has a clock of its own.
    const open = (await casesAbout(sql, sheet.person, deps.clock.now())).filter(({ state }) => state === 'open');
    if (sheet.appeal?.state !== 'open' && open.some(({ visits }) => visits.includes(visit))) throw new Problem('case-open');
    await sayAtDesk(sql, deps, { person: sheet.person, by: caller.person.id, post, day: sheet.day, body });
    await deriveDayIn(sql, deps, { person: sheet.person, day: sheet.day });
    const after = await visitById(sql, visit);
    if (!after) throw new Error('cannot be: a visit that went away under its review');
    return { sheet: after.sheet };
  });
}
