import type * as z from 'zod/mini';
import type { Window } from '../../domain/plan/windows.ts';
import type { OpenDaySheet } from '../../wire/access.ts';
import { CLOSED, DOORS } from '../../words/planning.ts';
import { useSay } from './speak.tsx';

type OpenDay = z.output<typeof OpenDaySheet>;

/** A day at a customer's in a line: its hours and what they ask for, or why there are none. */
export function useDoorWords(): (open: OpenDay) => string {
  const doors = useSay(DOORS);
  const closed = useSay(CLOSED);
  return ({ windows, why, note, known, needsNumber, heads }) => {
    if (windows.length === 0) return [why ? closed(why) : '', note ?? ''].filter(Boolean).join(' · ');
    if (!known) return doors('unknown');
    return [spansText(windows), needsNumber ? doors('needsNumber') : '', heads === null ? '' : doors('heads', { n: heads })]
      .filter(Boolean)
      .join(' · ');
  };
}

export function spansText(windows: readonly Window[]): string {
  return windows.map(({ fromMinute, toMinute }) => `${clockOf(fromMinute)}-${clockOf(toMinute)}`).join(', ');
}

function clockOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${`${minute % 60}`.padStart(2, '0')}`;
}

const SPAN = /^(\d{1,2})[:：](\d\d)\s*[-–—~至]\s*(\d{1,2})[:：](\d\d)$/;

/** Spans as people write them; undefined where one cannot be read. Whether they make sense is said when they are saved. */
export function spansFrom(text: string): Window[] | undefined {
  const parts = text.split(/[,，、;；]/).map((part) => part.trim());
  const spans = parts.filter(Boolean).map((part) => {
    const [, fromHour, fromMinute, toHour, toMinute] = SPAN.exec(part)?.map(Number) ?? [];
    return { fromMinute: (fromHour ?? 99) * 60 + (fromMinute ?? 0), toMinute: (toHour ?? 99) * 60 + (toMinute ?? 0) };
  });
  return spans.every(({ fromMinute, toMinute }) => fromMinute <= 1440 && toMinute <= 1440) ? spans : undefined;
}
