import { daysBetween, type LocalDate } from '../../src/base/moment.ts';
import { percentile } from './spread.ts';
import type { RealVisit, Site, Walker } from './people.ts';

/**
 * The plan of the evening before, made as a planner would who knows how often each place is seen and nothing of
 * tomorrow: those that are due, the most overdue first, as many as on an ordinary day.
 */
export function planFor(walker: Walker, day: LocalDate): Site[] {
  const capacity = Math.max(
    1,
    percentile(
      walker.days.map((each) => sitesOn(walker.visits.get(each)).length),
      0.5,
    ),
  );
  return walker.sites
    .map((site) => ({ site, due: dueness(site, day) }))
    .filter(({ due }) => due >= 1)
    .toSorted((a, b) => b.due - a.due)
    .slice(0, capacity)
    .map(({ site }) => site);
}

/** Days since the last time over the usual days between two times; a place not seen yet comes as a surprise. */
function dueness({ days }: Site, day: LocalDate): number {
  const [first, last] = [days[0], days.at(-1)] as [LocalDate, LocalDate];
  const usual = Math.max(1, daysBetween(first, last) / Math.max(1, days.length - 1));
  const before = days.filter((each) => each < day).at(-1);
  return before === undefined ? 0 : daysBetween(before, day) / usual;
}

function sitesOn(visits: readonly RealVisit[] | undefined): Site[] {
  return [...new Set((visits ?? []).map(({ site }) => site))];
}
