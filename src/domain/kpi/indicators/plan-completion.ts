import { type LocalDate, mondayOf } from '../../../base/moment.ts';
import type { Stop } from '../../plan/day-plan.ts';
import { counts, type DayView, type Indicator, type CountedVisit } from '../indicator.ts';
import { share } from '../reading.ts';

export type StopState = 'kept' | 'kept-later' | 'excused' | 'missed';

/**
 * How each stop of the day's frozen plan came out. One visit keeps one stop, of all that were planned in the week: first
 * those of its own day, then the one that it was made for, then whichever stop of its customer is still open.
 */
export function stopStates({ day, weekPlans, week, excused }: Pick<DayView, 'day' | 'weekPlans' | 'week' | 'excused'>): readonly {
  stop: Stop;
  state: StopState;
  visit: CountedVisit | undefined;
}[] {
  const due = weekPlans
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .flatMap((plan) => plan.stops.map((stop): Due => ({ day: plan.day, stop })));
  const keeping = keptBy(
    due.filter(({ stop }) => !excused.has(stop.id)),
    week.filter(({ validity }) => counts(validity)),
  );
  return due
    .filter((one) => one.day === day)
    .map((one) => {
      const visit = keeping.get(one);
      if (excused.has(one.stop.id)) return { stop: one.stop, state: 'excused', visit: undefined };
      return { stop: one.stop, state: !visit ? 'missed' : visit.day === day ? 'kept' : 'kept-later', visit };
    });
}

interface Due {
  readonly day: LocalDate;
  readonly stop: Stop;
}

/** Which visit keeps which stop of a week. */
function keptBy(due: readonly Due[], visits: readonly CountedVisit[]): ReadonlyMap<Due, CountedVisit> {
  const keeping = new Map<Due, CountedVisit>();
  const used = new Set<CountedVisit>();
  const rounds: readonly ((one: Due, visit: CountedVisit) => boolean)[] = [
    (one, visit) => visit.day === one.day && visit.visit.stop === one.stop.id,
    (one, visit) => visit.day === one.day,
    (one, visit) => visit.visit.stop === one.stop.id,
    (one, visit) => mondayOf(visit.day) === mondayOf(one.day),
  ];
  for (const fits of rounds) {
    for (const one of due) {
      if (keeping.has(one)) continue;
      const visit = visits.find((each) => !used.has(each) && each.visit.customer === one.stop.customer && fits(one, each));
      if (!visit) continue;
      keeping.set(one, visit);
      used.add(visit);
    }
  }
  return keeping;
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
