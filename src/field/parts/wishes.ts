import { type LocalDate, weekdayOf } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { isFieldDay } from '../../domain/person.ts';
import { openWindows } from '../../domain/plan/access.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import { type Wish, worthOf } from '../../domain/plan/day-problem.ts';
import type { DueItem } from '../../domain/plan/due.ts';
import { intervalOf } from '../../domain/plan/frequency.ts';
import type { View } from '../ports.ts';
import { doorsIn } from './doors.ts';

/** Where nobody has been yet, and no standard says. */
const MINUTES_OTHERWISE = 20;
export const LUNCH = { fromMinute: 690, toMinute: 810, minutes: 45 };

type Asked = Pick<Stop, 'customer'> & Partial<Stop>;

/** What a visit to a customer on a day asks for: how long, when the door is open, and what going there is worth. */
export function wisher(view: View, day: LocalDate): (stop: Asked, place: number, due: DueItem | undefined) => Wish {
  const doors = doorsIn(view);
  const learned = new Map(view.mine?.seen?.map(({ customer, minutes }) => [customer, minutes]));
  return (stop, place, due) => {
    const open = openWindows(doors(stop.customer), day);
    return {
      ...{ customer: stop.customer, stop: stop.id, place, must: stop.appointment === true },
      minutes: learned.get(stop.customer) ?? Math.max(MINUTES_OTHERWISE, leastMinutes(view, stop.customer)),
      windows: open.known ? open.windows : [],
      appointmentMinute: stop.appointment ? stop.atMinute : undefined,
      worth: 10 + (due ? worthOfDue(view, due) : 0),
    };
  };
}

/** The hours of a day from the first minute to the last; undefined on a day off. */
export function hoursOf({ me }: Pick<View, 'me'>, day: LocalDate): { readonly fromMinute: number; readonly toMinute: number } | undefined {
  const weekday = weekdayOf(day);
  const hours = me.duty.hours.filter((one) => one.weekday === weekday);
  if (hours.length === 0 || !isFieldDay(me, day, weekday)) return undefined;
  return {
    fromMinute: Math.min(...hours.map(({ fromMinute }) => fromMinute)),
    toMinute: Math.max(...hours.map(({ toMinute }) => toMinute)),
  };
}

function leastMinutes({ customers, sops }: View, id: CustomerId): number {
  return sops.find(({ line }) => line === customers.get(id)?.line)?.minDwellMin ?? 0;
}

function worthOfDue({ customers }: View, { customer, state, overdueDays, frequency }: DueItem): number {
  const everyDays = (frequency && intervalOf(frequency.rule)?.everyDays) ?? undefined;
  return worthOf({ grade: customers.get(customer)?.grade ?? 'C', state, overdueDays, everyDays, promiseDue: false });
}
