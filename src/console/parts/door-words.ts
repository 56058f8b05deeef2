import type * as z from 'zod/mini';
import { spansText } from '../../domain/plan/hours-text.ts';
import type { OpenDaySheet } from '../../wire/access.ts';
import { CLOSED, DOORS } from '../../words/planning.ts';
import { useSay } from './speak.tsx';

type OpenDay = z.output<typeof OpenDaySheet>;

/** A day at a customer's in a line: its hours and what they ask for, or why there are none. */
export function useDoorWords(): (open: OpenDay) => string {
  const doors = useSay(DOORS);
  const closed = useSay(CLOSED);
  return ({ windows, why, note, known, asks }) => {
    if (windows.length === 0) return [why ? closed(why) : '', note ?? ''].filter(Boolean).join(' · ');
    if (!known) return doors('unknown');
    const asked = asks.map(({ windows: when, needsNumber, heads }) => {
      const what = [needsNumber ? doors('needsNumber') : '', heads === null ? '' : doors('heads', { n: heads })].filter(Boolean);
      return `${spansText(when) === spansText(windows) ? '' : `${spansText(when)} `}${what.join(' · ')}`;
    });
    return [spansText(windows), ...asked].join(' · ');
  };
}
