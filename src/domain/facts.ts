import * as z from 'zod/mini';
import { CustomerFoundElsewhere } from './customer.ts';
import type { Told } from './fact.ts';
import * as plan from './plan/facts.ts';
import * as result from './result/facts.ts';
import * as inquiry from './trust/inquiry/facts.ts';
import * as visit from './visit/facts.ts';

/** Every kind of fact there is. A kind, once released, is accepted for ever; a new one is one line here. */
export const FactBody = z.discriminatedUnion('kind', [
  visit.DutyOpened,
  visit.DutyClosed,
  visit.VisitStarted,
  visit.VisitVouched,
  visit.VisitPlaced,
  visit.QuestionAnswered,
  visit.PhotoTaken,
  visit.VisitEnded,
  visit.VisitAmended,
  visit.VisitExplained,
  visit.VisitReviewed,
  visit.VisitLapsed,
  visit.SiteProved,
  visit.CustomerAnswered,
  visit.VisitBackChecked,
  visit.CustomerAsked,
  visit.StopExcused,
  plan.PlanChallenged,
  plan.PlanProposed,
  plan.PlanAnswered,
  plan.DayReplanned,
  CustomerFoundElsewhere,
  result.OpportunityMoved,
  result.ContractSigned,
  result.ContractReversed,
  result.OrderPlaced,
  result.OrderCancelled,
  result.OrderReturned,
  inquiry.CaseOpened,
  inquiry.CaseAnswered,
  inquiry.CaseFound,
]);
export type FactBody = z.infer<typeof FactBody>;
export type FactKind = FactBody['kind'];

/** A fact as everybody reads it. */
export type Fact = Told<FactBody>;

/** Only the desk may say these; from a phone they are put aside. */
export const DESK_KINDS: ReadonlySet<string> = new Set<FactKind>([
  'visit.reviewed',
  'visit.lapsed',
  'customer.answered',
  'visit.back-checked',
  'stop.excused',
  'plan.answered',
  'contract.reversed',
  'order.cancelled',
  'order.returned',
  'case.opened',
  'case.found',
]);
