import type { LocalDate } from '../../base/moment.ts';
import type { Access, Doors } from '../../domain/plan/access.ts';
import { calendarOf } from '../../domain/plan/calendar.ts';
import type { Company } from './company.ts';

/** Which doors stand before a customer, with the company's holidays. */
export function doorsOf({ institutions, holidays }: Pick<Company, 'institutions' | 'holidays'>, access: Access | undefined): Doors {
  const { holidayOn } = calendarOf(holidays);
  return {
    access,
    institution: access?.institution ? institutions.get(access.institution) : undefined,
    isHoliday: (day: LocalDate) => holidayOn(day) !== undefined,
  };
}
