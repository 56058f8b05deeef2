import { addDays, type LocalDate } from '../../base/moment.ts';
import type { EarlierLooks } from './signal.ts';

/** Positions are compared with those of so many days before, and of so many visits: the newest ones. */
export const COMPARED_DAYS = 60;
export const COMPARED_VISITS = 40;

/** Of the earlier visits to a customer, the newest first, those that a visit on this day is compared with. */
export function comparable(earlier: readonly EarlierLooks[], day: LocalDate): readonly EarlierLooks[] {
  const from = addDays(day, -COMPARED_DAYS);
  return earlier.filter((one) => one.day >= from).slice(0, COMPARED_VISITS);
}
