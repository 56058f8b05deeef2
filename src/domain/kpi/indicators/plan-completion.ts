import { mondayOf } from '../../../base/moment.ts';
import type { Stop } from '../../plan/day-plan.ts';
import { counts, type DayView, type Indicator, type CountedVisit } from '../indicator.ts';
import { share } from '../reading.ts';

export type StopState = 'kept' | 'kept-later' | 'excused' | 'missed';

/** How each stop of the frozen plan came out. One visit keeps one stop; a visit that no plan asked for keeps none but its customer's. */
export function stopStates({
  day,
  plan,
  week,
  excused,
}: Pick<DayView, 'day' | 'plan' | 'week' | 'excused'>): readonly { stop: Stop; state: StopState; visit: CountedVisit | undefined }[] {
  const used = new Set<string>();
  const take = (stop: Stop, fits: (one: CountedVisit) => boolean) => {
    const found = week.find((one) => !used.has(one.visit.id) && one.visit.customer === stop.customer && counts(one.validity) && fits(one));
    if (found) used.add(found.visit.id);
    return found;
  };
  const stops = plan?.stops ?? [];
  const onDay = stops.map((stop) => (excused.has(stop.id) ? undefined : take(stop, (one) => one.day === day)));
  return stops.map((stop, i) => {
    if (excused.has(stop.id)) return { stop, state: 'excused' as const, visit: undefined };
    const visit = onDay[i] ?? take(stop, (one) => mondayOf(one.day) === mondayOf(day) && isFree(one, plan));
    return { stop, state: onDay[i] ? ('kept' as const) : visit ? ('kept-later' as const) : ('missed' as const), visit };
  });
}

/** A visit made for a stop of another day keeps that one, not this one. */
function isFree({ visit }: CountedVisit, plan: DayView['plan']): boolean {
  return visit.stop === undefined || (plan?.stops.some(({ id }) => id === visit.stop) ?? false);
}

/** 计划拜访完成率: stops of the frozen plan that were kept on their day (strict) or in their ISO week (flex), over those due less the excused. */
export const planCompletion = {
  key: 'plan-completion',
  unit: 'share',
  better: 'more',
  day: (view) => {
    const states = stopStates(view).map(({ state }) => state);
    const count = (...of: StopState[]) => states.filter((state) => of.includes(state)).length;
    return {
      'plan-completion.due': states.length - count('excused'),
      'plan-completion.kept': count('kept'),
      'plan-completion.flex': count('kept', 'kept-later'),
      'plan-completion.excused': count('excused'),
    };
  },
  read: (sums) => {
    const due = sums['plan-completion.due'] ?? 0;
    const flex = share(sums['plan-completion.flex'] ?? 0, due);
    return {
      ...share(sums['plan-completion.kept'] ?? 0, due),
      more: { flexN: flex.n, flex: flex.value, excused: sums['plan-completion.excused'] ?? 0 },
    };
  },
} as const satisfies Indicator;
