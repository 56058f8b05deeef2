import type { SealedFact } from '../../domain/fact.ts';
import type { Fact } from '../../domain/facts.ts';
import type { FactId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { PlanFact } from '../../domain/plan/facts.ts';
import { dutySpans } from '../../domain/visit/duty.ts';
import type { CustomerAsked, DayFact, VisitFact } from '../../domain/visit/facts.ts';
import { evolve, type Visits, visitsOf } from '../../domain/visit/state.ts';
import type { Told } from '../../domain/fact.ts';
import type { Mine, SyncState, View } from '../ports.ts';
import { type Held, wantedOf } from './directives.ts';
import { toldOf } from './told.ts';

export type Answers = ReadonlyMap<FactId, { readonly outcome: 'ok' | 'quarantined'; readonly why: string | undefined }>;
type Duty = readonly Pick<Told<DayFact>, 'kind' | 'at'>[];

/** What follows from the phone's own facts. One more fact is one step more, however many there were. */
export interface Own {
  readonly visits: Visits;
  readonly duty: Duty;
  readonly planned: readonly Told<PlanFact>[];
  readonly asked: readonly Told<CustomerAsked>[];
}

export function ownOf(facts: readonly SealedFact[]): Own {
  const told = facts.map(toldOf);
  return {
    ...{ visits: visitsOf(told.filter(isOfVisit)), duty: told.filter(isOfDuty), planned: told.filter(isOfPlan) },
    asked: told.filter(isAsked),
  };
}

export function withFact(own: Own, sealed: SealedFact): Own {
  const fact = toldOf(sealed);
  if (isOfVisit(fact)) return { ...own, visits: evolve(own.visits, fact) };
  if (isOfPlan(fact)) return { ...own, planned: [...own.planned, fact] };
  if (isAsked(fact)) return { ...own, asked: [...own.asked, fact] };
  return isOfDuty(fact) ? { ...own, duty: [...own.duty, fact] } : own;
}

/** What was learnt of the server, by contact. */
export interface Learnt {
  readonly me: Person;
  readonly held: Held;
  readonly mine: Mine | undefined;
  readonly lastContactAt: number | undefined;
}

export function viewOf(own: Own, wanted: ReturnType<typeof wantedOf>, { me, mine }: Learnt, sync: SyncState): View {
  return { me, ...wanted, visits: own.visits, planned: own.planned, asked: own.asked, dutySpans: dutySpans(own.duty), mine, sync };
}

const ON_DUTY: ReadonlySet<string> = new Set(['duty.opened', 'duty.closed']);

function isOfVisit(fact: Fact): fact is Fact & Told<VisitFact> {
  return (
    'visit' in fact.refs &&
    (fact.kind.startsWith('visit.') || fact.kind === 'question.answered' || fact.kind === 'photo.taken' || fact.kind === 'site.proved')
  );
}

function isOfPlan(fact: Fact): fact is Fact & Told<PlanFact> {
  return fact.kind === 'plan.challenged' || fact.kind === 'plan.proposed' || fact.kind === 'day.replanned';
}

function isAsked(fact: Fact): fact is Fact & Told<CustomerAsked> {
  return fact.kind === 'customer.asked';
}

function isOfDuty(fact: Fact): fact is Fact & Told<DayFact> {
  return ON_DUTY.has(fact.kind);
}
