import type { Certificate, Trial } from '../../domain/plan/certificate.ts';
import type { QuotaMonth } from '../../domain/plan/quota.ts';
import type { RouteProblem, Solution } from '../../domain/route/problem.ts';
import type { Planner, SolvedDay } from '../ports.ts';
import { ownThread } from './own-thread.ts';

export interface RouteAsked {
  readonly what: 'route';
  readonly problem: RouteProblem;
  readonly of: readonly number[];
  readonly seed: number;
  readonly forMs: number;
}
export interface MonthAsked {
  readonly what: 'month';
  readonly problem: RouteProblem;
  readonly seed: number;
  readonly forMs: number;
}
export interface CertifyAsked {
  readonly what: 'certify';
  readonly month: QuotaMonth;
  readonly trial: Trial;
  readonly goal: number;
}
export type PlannerAsked = RouteAsked | MonthAsked | CertifyAsked;
export type PlannerAnswer = SolvedDay | Solution | Certificate;

/** Plans beside the server. Days have a thread of their own, so that nobody who waits for one waits for a month. */
export function planner(): Planner {
  const file = new URL('./planner-thread.ts', import.meta.url);
  const [days, months] = [ownThread<PlannerAsked, PlannerAnswer>(file), ownThread<PlannerAsked, PlannerAnswer>(file)];
  return {
    solveDay: async (asked) => (await days.ask({ what: 'route', ...asked })) as SolvedDay,
    solveMonth: async (asked) => (await months.ask({ what: 'month', ...asked })) as Solution,
    certify: async (asked) => (await months.ask({ what: 'certify', ...asked })) as Certificate,
    close: async () => void (await Promise.all([days.close(), months.close()])),
  };
}
