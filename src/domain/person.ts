import * as z from 'zod/mini';
import { type Instant, LocalDate, MinuteOfDay, wallClock, Zone } from '../base/moment.ts';
import { LineKey, PersonId, PostId, PostNumber, UnitId } from './ids.ts';

export const Role = z.enum(['rep', 'manager', 'admin', 'analyst', 'auditor']);
export type Role = z.infer<typeof Role>;

/** When a person works. Outside it no position is read, sent or kept, unless they open the day themselves. */
export const DutySchedule = z.strictObject({
  zone: Zone,
  hours: z
    .array(z.strictObject({ weekday: z.int().check(z.gte(1), z.lte(7)), fromMinute: MinuteOfDay, toMinute: MinuteOfDay }))
    .check(z.maxLength(21)),
});
export type DutySchedule = z.infer<typeof DutySchedule>;

/** Days off: leave, training, congress. `fieldDay` says whether the day still counts as one in the field. */
export const Leave = z.strictObject({
  from: LocalDate,
  to: LocalDate,
  kind: z.enum(['leave', 'sick', 'training', 'congress', 'company']),
});
export type Leave = z.infer<typeof Leave>;

export const Person = z.strictObject({
  id: PersonId,
  employeeNo: z.string().check(z.trim(), z.regex(/^[A-Za-z0-9._-]{1,32}$/)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(64)),
  role: Role,
  post: z.nullable(PostId),
  line: z.nullable(LineKey),
  duty: DutySchedule,
  leaves: z.array(Leave).check(z.maxLength(400)),
  active: z.boolean(),
});
export type Person = z.infer<typeof Person>;

/** A node of the org tree. Moving a unit moves all below it; no row is renumbered. */
export const Unit = z.strictObject({
  id: UnitId,
  parent: z.nullable(UnitId),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(64)),
});
export type Unit = z.infer<typeof Unit>;

/** A seat: a leaf of the org tree with its own stable number. Who manages sees all seats under the unit. */
export const Post = z.strictObject({
  id: PostId,
  number: PostNumber,
  unit: UnitId,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(64)),
  manages: z.boolean(),
});
export type Post = z.infer<typeof Post>;

/** Spans in which a person said themselves that they work, outside or beside the schedule. */
export interface DutySpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** Whether a position of this person may be recorded at an instant: by schedule and leave, or opened by themselves. */
export function isOnDuty({ duty, leaves }: Pick<Person, 'duty' | 'leaves'>, opened: readonly DutySpan[], at: Instant): boolean {
  if (opened.some(({ from, to }) => from <= at && at < to)) return true;
  const { date, minute, weekday } = wallClock(at, duty.zone);
  if (leaves.some(({ from, to }) => from <= date && date <= to)) return false;
  return duty.hours.some((span) => span.weekday === weekday && span.fromMinute <= minute && minute < span.toMinute);
}

/** Whether a date is one on which this person works by schedule, leave aside: what planned counts stand on. */
export function isFieldDay({ duty, leaves }: Pick<Person, 'duty' | 'leaves'>, date: LocalDate, weekday: number): boolean {
  return duty.hours.some((span) => span.weekday === weekday) && !leaves.some(({ from, to }) => from <= date && date <= to);
}
