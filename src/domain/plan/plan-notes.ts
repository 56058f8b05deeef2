import { addDays, type LocalDate } from '../../base/moment.ts';
import type { CustomerId, InstitutionId, StopId } from '../ids.ts';
import { asksAt, type Doors, nextOpen, openWindows } from './access.ts';
import type { WorkingDay } from './calendar.ts';
import type { DayPlan, Stop } from './day-plan.ts';
import { dueOf, type Seen } from './due.ts';
import type { FrequencyRule } from './frequency.ts';
import type { PlaceTrouble } from './placeable.ts';

/** What speaks against a stop on its day, or has to be done before it. It is told: who plans may know better. */
export const PLAN_NOTES = ['person-off', 'closed', 'outside-hours', 'heads-full', 'needs-number', 'ceiling', 'too-early', 'place'] as const;
export type PlanNoteCode = (typeof PLAN_NOTES)[number];

export interface PlanNote {
  readonly stop: StopId;
  readonly code: PlanNoteCode;
  readonly says: Readonly<Record<string, string | number>>;
  /** The next day that would do, where another day is the remedy. */
  readonly next: LocalDate | undefined;
}

export interface Planned {
  readonly seen: Seen;
  readonly doors: Doors;
  readonly place: PlaceTrouble | undefined;
}

export interface PlanChecked {
  readonly plan: DayPlan;
  readonly working: WorkingDay;
  /** What is known of the customers; a stop at any other says nothing. */
  readonly planned: ReadonlyMap<CustomerId, Planned>;
  readonly rules: readonly FrequencyRule[];
  /** How many other people of ours mean to go there on that day. */
  readonly othersAt: (institution: InstitutionId) => number;
}

const LOOK_AHEAD_DAYS = 62;

/** Holds a plan against hours, institutions, holidays, leave and frequency. */
export function planNotes(checked: PlanChecked): PlanNote[] {
  const { plan, working, planned } = checked;
  return plan.stops.flatMap((stop) => {
    const away = working.off ? [note(stop, 'person-off', { why: working.off })] : [];
    const at = planned.get(stop.customer);
    return at ? [...away, ...doorNotes(checked, stop, at), ...frequencyNotes(checked, stop, at)] : away;
  });
}

function doorNotes({ plan: { day }, othersAt }: PlanChecked, stop: Stop, { doors, place }: Planned): PlanNote[] {
  const open = openWindows(doors, day);
  const next = () => nextOpen(doors, addDays(day, 1), LOOK_AHEAD_DAYS)?.day;
  const notes: PlanNote[] = place ? [note(stop, 'place', { why: place })] : [];
  if (open.windows.length === 0) return [...notes, note(stop, 'closed', { why: open.why ?? 'weekday' }, next())];
  const { atMinute } = stop;
  const within = atMinute === undefined || open.windows.some(({ fromMinute, toMinute }) => fromMinute <= atMinute && atMinute < toMinute);
  if (!within) notes.push(note(stop, 'outside-hours', { at: atMinute }));
  const others = doors.institution ? othersAt(doors.institution.id) : 0;
  const asks = asksAt(open, atMinute);
  const heads = Math.min(...asks.map((one) => one.heads ?? Infinity));
  if (others >= heads) notes.push(note(stop, 'heads-full', { others, heads }, next()));
  if (asks.some(({ needsNumber }) => needsNumber)) notes.push(note(stop, 'needs-number', {}));
  return notes;
}

function frequencyNotes({ plan: { day }, rules }: PlanChecked, stop: Stop, { seen }: Planned): PlanNote[] {
  const before = { ...seen, visitedOn: seen.visitedOn.filter((on) => on < day) };
  const { state, earliestOn, thisMonth, frequency } = dueOf(before, rules, day);
  if (state === 'ceiling') return [note(stop, 'ceiling', { n: thisMonth, most: frequency?.rule.max ?? 0 }, earliestOn)];
  return state === 'resting' ? [note(stop, 'too-early', { last: seen.visitedOn.at(-1) ?? '' }, earliestOn)] : [];
}

function note(stop: Stop, code: PlanNoteCode, says: PlanNote['says'], next?: LocalDate): PlanNote {
  return { stop: stop.id, code, says, next };
}
