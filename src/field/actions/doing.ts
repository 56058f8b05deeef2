import { type LocalDate, localDate } from '../../base/moment.ts';
import { isOnDuty } from '../../domain/person.ts';
import type { Precision } from '../../domain/place.ts';
import type { SopTemplate } from '../../domain/sop/template.ts';
import type { Seen } from '../../domain/visit/rules.ts';
import type { Visit } from '../../domain/visit/state.ts';
import type { FieldDeps, View } from '../ports.ts';
import type { OpenLog } from '../log/log.ts';

/** What an action works with. */
export type Doing = Pick<FieldDeps, 'clock' | 'ids' | 'gps'> & { readonly log: OpenLog };

/** Whether a position may be read at all now. The schedule is held to the server's time, so that a wrong clock widens nothing. */
export function mayLook({ clock, log }: Pick<Doing, 'clock' | 'log'>): boolean {
  const { me, dutySpans } = log.view();
  const now = clock.now();
  return isOnDuty(me, [], now + log.skewMs()) || dutySpans.some(({ from, to }) => from <= now && now < to);
}

/** What was seen, if it may be used: off duty it is dropped here, and so is each fix that is from before the duty began. */
export function allowed(doing: Pick<Doing, 'clock' | 'log'>, seen: Seen): Seen {
  if (!mayLook(doing)) return { none: 'off-duty' };
  if ('none' in seen) return seen;
  const { me, dutySpans } = doing.log.view();
  const [first, ...rest] = seen.fixes.filter(
    ({ takenAt }) => isOnDuty(me, [], takenAt + doing.log.skewMs()) || dutySpans.some(({ from, to }) => from <= takenAt && takenAt < to),
  );
  if (!first) return { none: 'off-duty' };
  // What was felt began with the first fix: where that one may not be used, neither may this.
  const whole = rest.length + 1 === seen.fixes.length;
  return { fixes: [first, ...rest.slice(-(MOST_FIXES - 1))], ...(whole && seen.motion && { motion: seen.motion }) };
}

const MOST_FIXES = 20;

/** A person of a line that this phone has not heard of yet may be of a sensitive one: then the place is coarse. */
export function precisionOf({ me, line }: Pick<View, 'me' | 'line'>): Precision {
  return line?.precision ?? (me.line === null ? 'precise' : 'coarse');
}

export function todayOf({ clock, log }: Pick<Doing, 'clock' | 'log'>): LocalDate {
  return localDate(clock.now(), log.view().me.duty.zone);
}

/** The version of the standard with which a visit began, whatever came since. */
export function sopOf({ sops }: Pick<View, 'sops'>, visit: Visit): SopTemplate | undefined {
  return sops.find(({ key, version }) => key === visit.sop?.key && version === visit.sop.version);
}
