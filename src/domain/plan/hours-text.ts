import type { Access } from './access.ts';
import { WHOLE_DAY, type Window } from './windows.ts';

// Hours as people write them in a cell or a field, in Chinese or English. What cannot be read is not guessed.

const SPAN = /^(\d{1,2})[:：](\d\d)\s*[-–—~～至到]\s*(\d{1,2})[:：](\d\d)$/;

/** Spans of a day, `8:00-12:00, 14:00-18:00`; undefined where one cannot be read. Whether they make sense is asked elsewhere. */
export function spansFrom(text: string): Window[] | undefined {
  const parts = text.split(/[,，、;；]/).map((part) => part.trim());
  const spans = parts.filter(Boolean).map((part) => {
    const [, fromHour = 99, fromMinute = 0, toHour = 99, toMinute = 0] = SPAN.exec(part)?.map(Number) ?? [];
    return { fromMinute: fromHour * 60 + fromMinute, toMinute: toHour * 60 + toMinute };
  });
  return spans.every(({ fromMinute, toMinute }) => fromMinute <= 1440 && toMinute <= 1440) ? spans : undefined;
}

export function spansText(windows: readonly Window[]): string {
  return windows.map(({ fromMinute, toMinute }) => `${clockOf(fromMinute)}-${clockOf(toMinute)}`).join(', ');
}

function clockOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${`${minute % 60}`.padStart(2, '0')}`;
}

const DAYS: readonly RegExp[] = [
  /^(周|星期|礼拜)?一$|^mon(day)?$/,
  /^(周|星期|礼拜)?二$|^tue(s|sday)?$/,
  /^(周|星期|礼拜)?三$|^wed(nesday)?$/,
  /^(周|星期|礼拜)?四$|^thu(r|rs|rsday)?$/,
  /^(周|星期|礼拜)?五$|^fri(day)?$/,
  /^(周|星期|礼拜)?六$|^sat(urday)?$/,
  /^(周|星期|礼拜)?[日天]$|^sun(day)?$/,
];
const GROUPS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(每天|每日|天天|daily|every day)?$/, [1, 2, 3, 4, 5, 6, 7]],
  [/^(工作日|平日|weekdays)$/, [1, 2, 3, 4, 5]],
  [/^(周末|双休日|weekends?)$/, [6, 7]],
];

/** Rows of weekdays with their spans: `周一至周五 8:00-12:00,14:00-18:00; 周六 9:00-12:00`. A row without weekdays is every day. */
export function hoursFrom(text: string): Access['hours'] | undefined {
  const rows = text.split(/[;；\n]/).map((row) => row.trim());
  const read = rows.filter(Boolean).map((row) => {
    const [, days = '', hours = ''] = /^([^\d]*?)\s*[:：]?\s*((?:24\s*(?:小时|h|hours)|\d).*)$/i.exec(row) ?? [];
    const weekdays = weekdaysFrom(days.toLowerCase().trim());
    const spans = /^24\s*(小时|h|hours)$/i.test(hours) ? [WHOLE_DAY] : spansFrom(hours);
    return weekdays && spans && spans.length > 0 ? { weekdays, spans } : undefined;
  });
  return read.every((row) => row !== undefined) ? read : undefined;
}

function weekdaysFrom(text: string): number[] | undefined {
  const group = GROUPS.find(([words]) => words.test(text));
  if (group) return [...group[1]];
  const parts = text.split(/[、,，和&\s]+/).filter(Boolean);
  const days = parts.flatMap((part) => {
    const [first = '', last = first, ...more] = part.split(/[-–—~～至到]/);
    const [from, to] = [dayOf(first), dayOf(last)];
    if (from === 0 || to === 0 || more.length > 0) return [0];
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1);
  });
  return days.length === 0 || days.includes(0) ? undefined : [...new Set(days)].toSorted((a, b) => a - b);
}

/** Monday is 1; 0 is no weekday. */
function dayOf(text: string): number {
  return DAYS.findIndex((words) => words.test(text)) + 1;
}
