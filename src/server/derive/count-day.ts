import { addDays, type LocalDate, type Month, mondayOf, monthOf } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type CountedVisit, type DatedResult } from '../../domain/kpi/indicator.ts';
import { countDay } from '../../domain/kpi/indicators.ts';
import { stopStates } from '../../domain/kpi/indicators/plan-completion.ts';
import { type DayPlan, frozenPlan } from '../../domain/plan/day-plan.ts';
import type { Sql } from '../ports.ts';
import { type ResultOnDay, resultsOn } from '../store/results.ts';
import { excusedBetween, freezing, planVersions, replaceStopStates } from '../store/stops.ts';
import { replaceDaySums, type Whose } from '../store/sums.ts';
import { sheetsBetween } from '../store/visits.ts';

/** Who counts, and as what in a month: a month has one seat and one line, or its sums could not be one row. */
export interface Counting {
  readonly person: PersonId;
  readonly zone: string;
  readonly within: (month: Month) => Standing;
}

export interface Standing extends Whose {
  /** False for a line that is not sales: then nothing about results is counted of its people. */
  readonly sales: boolean;
  /** False for who had no seat any more as the month ended: its customers are another's to count. */
  readonly seated: boolean;
}

/**
 * Counts every day of the ISO week in which a day lies: a visit on Thursday may keep a stop of Monday. Days without a plan,
 * a visit or a result that never had any are left alone.
 */
export async function countWeek(sql: Sql, whose: Counting, day: LocalDate): Promise<void> {
  const [from, to] = [mondayOf(day), addDays(mondayOf(day), 6)];
  const week = (await sheetsBetween(sql, whose.person, { from, to })).map(
    ({ id, customer, stop, startedAt, endedAt, day: on, validity }): CountedVisit => ({
      visit: { id, customer: customer ?? undefined, stop: stop ?? undefined, startedAt, endedAt: endedAt ?? undefined },
      ...{ day: on, validity },
    }),
  );
  const plans = await planVersions(sql, whose.person, { from, to });
  const excused = await excusedBetween(sql, whose.person, { from, to });
  const frozenFrom = await freezing(sql);
  const weekPlans = [...plans].flatMap(([on, versions]) => frozenPlan(versions, frozenFrom(on, whose.zone)) ?? []);
  for (let on = from; on <= to; on = addDays(on, 1)) {
    if (on !== day && !plans.has(on)) continue;
    await countOne(sql, whose, { day: on, week, weekPlans, excused });
  }
}

interface OneDay {
  readonly day: LocalDate;
  readonly week: readonly CountedVisit[];
  readonly weekPlans: readonly DayPlan[];
  readonly excused: ReadonlySet<string>;
}

async function countOne(sql: Sql, counting: Counting, { day, week, weekPlans, excused }: OneDay): Promise<void> {
  const whose = counting.within(monthOf(day));
  const results = whose.sales ? await datedResults(sql, whose, day) : [];
  const view = { day, visits: week.filter((one) => one.day === day), week, weekPlans, excused, results };
  await replaceStopStates(
    sql,
    { ...whose, day },
    stopStates(view).flatMap(({ stop, state, visit }) =>
      state === 'missed' ? [] : [{ stop: stop.id, customer: stop.customer, state, visit: visit?.visit.id ?? null }],
    ),
  );
  await replaceDaySums(sql, whose, { day, sums: countDay(view) });
}

async function datedResults(sql: Sql, { person }: Whose, day: LocalDate): Promise<DatedResult[]> {
  return (await resultsOn(sql, person, day)).flatMap((one) => datedOf(one, day));
}

function datedOf({ outcome, isFirst }: ResultOnDay, day: LocalDate): DatedResult[] {
  const { kind, on, state, qualifiedOn, wonAfterDays, amountFen = 0, takenBackOn, takenBackFen = 0 } = outcome;
  if (kind === 'opportunity')
    return qualifiedOn === day && state !== 'duplicate' ? [{ kind: 'qualified', wonAfterDays: wonAfterDays ?? undefined }] : [];
  if (state === 'cancelled') return [];
  return [
    ...(on === day ? [{ kind: 'deal' as const, isFirst, reversal: false }] : []),
    ...(on === day && kind === 'order' ? [{ kind: 'order' as const, netFen: amountFen, isReturn: false }] : []),
    ...(takenBackOn === day && kind === 'order' ? [{ kind: 'order' as const, netFen: takenBackFen, isReturn: true }] : []),
    ...(takenBackOn === day && kind === 'contract' ? [{ kind: 'deal' as const, isFirst: false, reversal: true }] : []),
  ];
}
