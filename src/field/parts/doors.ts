import type { LocalDate } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { Access, type Doors, Institution } from '../../domain/plan/access.ts';
import { calendarOf, Holidays } from '../../domain/plan/calendar.ts';
import type { View } from '../ports.ts';

/** The doors before each customer, as far as anybody said. What a newer server says otherwise is left out. */
export function doorsIn({ doors }: Pick<View, 'doors'>): (customer: CustomerId) => Doors {
  const years = Object.values(doors.holidays).flatMap((year) => Holidays.safeParse(year).data ?? []);
  const { holidayOn } = calendarOf(years);
  const isHoliday = (day: LocalDate) => holidayOn(day) !== undefined;
  return (customer) => {
    const access = Access.safeParse(doors.access[customer]).data;
    const institution = access?.institution ? Institution.safeParse(doors.institution[access.institution]).data : undefined;
    return { access, institution, isHoliday };
  };
}
