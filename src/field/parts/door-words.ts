import type { OpenDay } from '../../domain/plan/access.ts';
import type { Window } from '../../domain/plan/windows.ts';
import { CLOSED, DOORS } from '../../words/planning.ts';
import { useFormats, useSay } from './look.tsx';
import { useView } from './use-pocket.ts';

/** A day at a customer's in a line: its hours and what they ask for, or why there are none. */
export function useDoorWords(): (open: OpenDay) => string {
  const t = useSay();
  const { me } = useView();
  const { minute } = useFormats(me.duty.zone);
  const spans = (windows: readonly Window[]) =>
    windows.map(({ fromMinute, toMinute }) => `${minute(fromMinute)}–${minute(toMinute)}`).join(', ');
  return ({ windows, why, note, known, asks }) => {
    if (windows.length === 0) return [why ? t(CLOSED, why) : '', note ?? ''].filter(Boolean).join(' · ');
    if (!known) return t(DOORS, 'unknown');
    const asked = asks.map(({ windows: when, needsNumber, heads }) => {
      const what = [needsNumber ? t(DOORS, 'needsNumber') : '', heads === undefined ? '' : t(DOORS, 'heads', { n: heads })].filter(Boolean);
      return `${spans(when) === spans(windows) ? '' : `${spans(when)} `}${what.join(' · ')}`;
    });
    return [spans(windows), ...asked].join(' · ');
  };
}
