import { HOUR_MS } from '../../base/moment.ts';
import type { Told } from '../fact.ts';
import type { DutySpan } from '../person.ts';
import type { DayFact } from './facts.ts';

/** A day that was opened and never closed ends by itself: nobody is on duty for ever because they forgot. */
export const LONGEST_SPAN_MS = 14 * HOUR_MS;

/** The spans that a person opened and closed by their own word. */
export function dutySpans(facts: Iterable<Pick<Told<DayFact>, 'kind' | 'at'>>): DutySpan[] {
  const spans: DutySpan[] = [];
  let from: number | undefined;
  for (const { kind, at } of [...facts].toSorted((a, b) => a.at - b.at)) {
    if (kind === 'duty.opened') from ??= at;
    if (kind !== 'duty.closed' || from === undefined) continue;
    spans.push({ from, to: Math.min(at, from + LONGEST_SPAN_MS) });
    from = undefined;
  }
  return from === undefined ? spans : [...spans, { from, to: from + LONGEST_SPAN_MS }];
}
