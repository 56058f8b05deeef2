import { addDays, type Instant, localDate, mondayOf } from '../../src/base/moment.ts';
import type { PersonId, StopId } from '../../src/domain/ids.ts';
import { proposePlan } from '../../src/field/actions/ask-plan.ts';
import { dayToPlan, daysToPlan, othersFor } from '../../src/field/parts/plan-day.ts';
import type { Seat } from '../../src/server/world/org.ts';
import { toldUuid } from '../../src/server/world/told-ids.ts';
import { proposeMonth, publishMonth } from '../../src/wire/month-plan.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import type { Asking } from '../asking.ts';
import type { RepPhone } from '../rep-phone.ts';
import { ZONE } from './day-story.ts';

export interface PlanningAhead {
  /** Whose days are planned: those that a visitor looks at first. */
  readonly reps: readonly Seat[];
  readonly managerOf: (rep: Seat) => Promise<Asking | undefined>;
  readonly phones: ReadonlyMap<PersonId, RepPhone>;
  readonly now: Instant;
  readonly seed: string;
}

/** The days from tomorrow to the end of next week, as the month planner offers them and a manager takes them; one rep asks for another day. */
export async function planAhead({ reps, managerOf, phones, now, seed }: PlanningAhead): Promise<void> {
  const today = localDate(now, ZONE);
  const span = { from: addDays(today, 1), to: addDays(mondayOf(today), 13) };
  for (const rep of reps) {
    const desk = await managerOf(rep);
    if (!desk) continue;
    const random = seededRandom(`${seed}/${rep.person.employeeNo}/ahead`);
    const offered = await desk(proposeMonth, { person: rep.person.id, ...span });
    const plans = offered.days.map(({ day, version, stops }) => ({
      version,
      plan: {
        ...{ person: rep.person.id, day },
        stops: stops.map(({ customer, atMinute }) => ({ id: toldUuid(random) as StopId, customer, atMinute })),
      },
    }));
    const filled = plans.filter(({ plan }) => plan.stops.length > 0);
    if (filled.length > 0) await desk(publishMonth, { plans: filled });
  }
  const [first] = reps.flatMap(({ person }) => phones.get(person.id) ?? []).slice(-1);
  if (first) await oneMore(first, { now, random: seededRandom(`${seed}/one-more`) });
}

/** On the phone: whoever costs least besides is put in, and the office is asked. */
async function oneMore(phone: RepPhone, { now, random }: { now: Instant; random: Random }): Promise<void> {
  phone.tell(now);
  await phone.morning();
  const view = phone.told.log.view();
  const day = daysToPlan(view, localDate(now, ZONE)).find(
    (one) => (view.plans.get(one)?.stops.length ?? 0) > 1 && one > localDate(now, ZONE),
  );
  const stops = day ? (view.plans.get(day)?.stops ?? []) : [];
  if (!day) return;
  const [other] = othersFor(dayToPlan(view, day, stops), stops, 1);
  const [goes, ...stay] = stops;
  const more = other ? [{ id: toldUuid(random) as StopId, customer: other.wish.customer }] : [];
  const asked = goes ? [...stay, ...more, goes] : more;
  await proposePlan(phone.told, { day, over: stops.map(({ id }) => id), stops: asked });
  await phone.evening();
}
