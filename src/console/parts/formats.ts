import { useMemo } from 'react';
import type { Instant, LocalDate } from '../../base/moment.ts';
import { formatsOf, NONE } from '../../ui/formats.ts';
import { useMe } from './me.tsx';
import { useLanguage } from './speak.tsx';

export interface DeskFormats {
  /** With its weekday, for headings. */
  readonly day: (date: LocalDate) => string;
  /** To the second: the desk compares instants. */
  readonly time: (at: Instant | null) => string;
  readonly moment: (at: Instant | null) => string;
  readonly number: (value: number | null, digits?: number) => string;
  readonly share: (value: number | null) => string;
  readonly money: (fen: number | null) => string;
  readonly distance: (metres: number) => string;
  readonly minutes: (ms: number) => string;
  /** A minute of the day as on a clock. */
  readonly minute: (minute: number) => string;
  readonly ago: (at: Instant | null, now: Instant) => string;
}

/** The formats of the house for the reader's language and zone; what the wire leaves empty is shown as "—". */
export function useFormats(): DeskFormats {
  const language = useLanguage();
  const { zone } = useMe().me.duty;
  return useMemo(() => {
    const f = formatsOf(language, zone);
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    return {
      day: f.day,
      time: (at) => (at === null ? NONE : clock.format(at)),
      moment: (at) => f.moment(at ?? undefined),
      number: (value, digits) => f.number(value ?? undefined, digits),
      share: (value) => f.share(value ?? undefined),
      money: (fen) => f.money(fen ?? undefined),
      distance: f.distance,
      minutes: f.duration,
      minute: f.minute,
      ago: (at, now) => (at === null ? NONE : f.ago(at, now)),
    };
  }, [language, zone]);
}
