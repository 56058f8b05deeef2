import type { LocalDate } from '../../base/moment.ts';
import { type Access, type Doors, type Institution, nextOpen } from './access.ts';
import { readRule } from './recurrence.ts';
import { merged, type Window } from './windows.ts';

/** What is wrong with hours or rules as they were entered. `rule` and `weekday` count from 1. */
export interface AccessTrouble {
  readonly code: AccessTroubleCode;
  /** `refuse`: it cannot mean anything. `tell`: each half is sound, and together nobody gets in. */
  readonly level: 'refuse' | 'tell';
  readonly says: Readonly<Record<string, string | number>>;
}
export const ACCESS_TROUBLES = [
  'span-backwards',
  'spans-overlap',
  'dates-backwards',
  'exceptions-clash',
  'rule-unreadable',
  'rule-never',
  'reception-without-hours',
  'never-open',
] as const;
export type AccessTroubleCode = (typeof ACCESS_TROUBLES)[number];

/** How far ahead one looks for a day that lets somebody in: a quarter. */
const LOOK_AHEAD_DAYS = 92;

/** Of the week alone: two rows may speak of one day, and not of the same minutes. */
export function hourTroubles(hours: Access['hours']): AccessTrouble[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    spanTroubles(
      hours.filter(({ weekdays }) => weekdays.includes(weekday)).flatMap(({ spans }) => spans),
      { weekday },
    ),
  );
}

export function accessTroubles({ hours, exceptions }: Access): AccessTrouble[] {
  const dated = exceptions.flatMap(({ from, to, spans }, i) => [
    ...spanTroubles(spans, { on: from }),
    ...(from > to ? [refuse('dates-backwards', { from, to })] : []),
    ...exceptions
      .slice(0, i)
      .filter((other) => other.from <= to && from <= other.to && JSON.stringify(merged(other.spans)) !== JSON.stringify(merged(spans)))
      .map((other) => refuse('exceptions-clash', { on: other.from > from ? other.from : from })),
  ]);
  return [...hourTroubles(hours), ...dated];
}

export function institutionTroubles({ rules }: Institution): AccessTrouble[] {
  return rules.flatMap(({ kind, spans, recurs }, i) => {
    const rule = i + 1;
    const troubles = spanTroubles(spans, { rule });
    const read = recurs.rule ? readRule(recurs.rule) : undefined;
    if (read && !read.ok) troubles.push(refuse('rule-unreadable', { rule, part: read.error }));
    if (!recurs.rule && recurs.also.length === 0) troubles.push(refuse('rule-never', { rule }));
    if (read?.ok && read.value.until !== undefined && read.value.until < recurs.from && recurs.also.length === 0)
      troubles.push(refuse('rule-never', { rule }));
    if (kind === 'reception' && spans.length === 0) troubles.push(refuse('reception-without-hours', { rule }));
    return troubles;
  });
}

/** Whether hours and rules, each sound, leave a day on which somebody gets in. */
export function doorTroubles(doors: Doors, today: LocalDate): AccessTrouble[] {
  return nextOpen(doors, today, LOOK_AHEAD_DAYS) ? [] : [{ code: 'never-open', level: 'tell', says: { days: LOOK_AHEAD_DAYS } }];
}

function spanTroubles(spans: readonly Window[], where: Readonly<Record<string, string | number>>): AccessTrouble[] {
  const backwards = spans.filter(({ fromMinute, toMinute }) => fromMinute >= toMinute);
  const sorted = spans.filter((span) => !backwards.includes(span)).toSorted((a, b) => a.fromMinute - b.fromMinute);
  const overlaps = sorted.filter((span, i) => i > 0 && span.fromMinute < (sorted[i - 1] as Window).toMinute);
  return [
    ...backwards.map(({ fromMinute, toMinute }) => refuse('span-backwards', { ...where, fromMinute, toMinute })),
    ...overlaps.map(({ fromMinute, toMinute }) => refuse('spans-overlap', { ...where, fromMinute, toMinute })),
  ];
}

function refuse(code: AccessTroubleCode, says: AccessTrouble['says']): AccessTrouble {
  return { code, level: 'refuse', says };
}
