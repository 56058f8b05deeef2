import type { OpenDay } from '../../domain/plan/access.ts';
import { CLOSED, DOORS } from '../../words/planning.ts';
import { useFormats, useSay } from './look.tsx';
import { useView } from './use-pocket.ts';

/** A day at a customer's in a line: its hours and what they ask for, or why there are none. */
export function useDoorWords(): (open: OpenDay) => string {
  const t = useSay();
  const { me } = useView();
  const { minute } = useFormats(me.duty.zone);
  return ({ windows, why, note, known, needsNumber, heads }) => {
    if (windows.length === 0) return [why ? t(CLOSED, why) : '', note ?? ''].filter(Boolean).join(' · ');
    if (!known) return t(DOORS, 'unknown');
    const hours = windows.map(({ fromMinute, toMinute }) => `${minute(fromMinute)}–${minute(toMinute)}`).join(', ');
    return [hours, needsNumber ? t(DOORS, 'needsNumber') : '', heads === undefined ? '' : t(DOORS, 'heads', { n: heads })]
      .filter(Boolean)
      .join(' · ');
  };
}
