import * as z from 'zod/mini';
import { type Instant, LocalDate, MinuteOfDay, wallClock, Zone } from '../base/moment.ts';
import { LeaveId, LineKey, PersonId, PostId, PostNumber, UnitId } from './ids.ts';

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

export const LeaveKind = z.enum(['leave', 'sick', 'training', 'congress', 'company']);
export type LeaveKind = z.infer<typeof LeaveKind>;
export const Half = z.enum(['morning', 'afternoon']);
export type Half = z.infer<typeof Half>;

/** The minute at which a morning off ends and an afternoon off begins. */
export const NOON_MINUTE = 12 * 60;

/** Days off the territory: leave, training, congress. With `half` only that half of each day. */
export const Leave = z.strictObject({
  from: LocalDate,
  to: LocalDate,
  kind: LeaveKind,
  half: z.optional(Half),
  /** The directive behind it, where it is one of its own and not part of the person's. */
  id: z.optional(LeaveId),
});
export type Leave = z.infer<typeof Leave>;

/** What somebody asked for, or a manager set. Only what is granted is a day off. */
export const LeaveOrder = z.strictObject({
  id: LeaveId,
  person: PersonId,
  from: LocalDate,
  to: LocalDate,
  kind: LeaveKind,
  half: z.optional(Half),
  state: z.enum(['asked', 'granted', 'declined', 'withdrawn']),
  /** Who asked or set it, and who decided where that was another. */
  by: PersonId,
  decidedBy: z.optional(PersonId),
  note: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  answer: z.optional(z.string().check(z.trim(), z.maxLength(200))),
});
export type LeaveOrder = z.infer<typeof LeaveOrder>;

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
  if (leaves.some((leave) => isOff(leave, date, minute))) return false;
  return duty.hours.some((span) => span.weekday === weekday && span.fromMinute <= minute && minute < span.toMinute);
}

/** Whether a leave covers a minute of a day. */
function isOff({ from, to, half }: Leave, date: LocalDate, minute: number): boolean {
  if (date < from || to < date) return false;
  return half === undefined || (half === 'morning') === minute < NOON_MINUTE;
}

/** Whether a date is one on which this person works, if only for half of it: what planned counts stand on. */
export function isFieldDay({ duty, leaves }: Pick<Person, 'duty' | 'leaves'>, date: LocalDate, weekday: number): boolean {
  const off = leaves.filter(({ from, to }) => from <= date && date <= to);
  const whole = off.some(({ half }) => half === undefined) || new Set(off.map(({ half }) => half)).size === 2;
  return duty.hours.some((span) => span.weekday === weekday) && !whole;
}
