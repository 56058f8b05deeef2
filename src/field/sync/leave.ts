import { addDays, localDate } from '../../base/moment.ts';
import type { LeaveId } from '../../domain/ids.ts';
import type { LeaveOrder, Person } from '../../domain/person.ts';
import { askLeave, listLeaves } from '../../wire/calendar.ts';
import type { FieldDeps, NetTrouble } from '../ports.ts';

const DAYS_BACK = 30;
const DAYS_AHEAD = 400;

/** One's own days off, asked for or decided, the soonest first. */
export async function ownLeaves({ net, clock }: Pick<FieldDeps, 'net' | 'clock'>, me: Person): Promise<LeaveOrder[]> {
  const today = localDate(clock.now(), me.duty.zone);
  const { leaves } = await net.call(listLeaves, { from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD), person: me.id });
  return leaves.map(({ leave }) => leave);
}

/** Asks the office for days off; what the office says no to comes back as its code, and a missing network rejects. */
export async function askLeaveOf(
  { net, ids }: Pick<FieldDeps, 'net' | 'ids'>,
  me: Person,
  ask: Pick<LeaveOrder, 'from' | 'to' | 'kind' | 'half' | 'note'>,
): Promise<string | undefined> {
  const asked = net.call(askLeave, { ...ask, id: ids.next() as LeaveId, person: me.id });
  return asked.then(
    () => undefined,
    (error: NetTrouble) => {
      if (error.trouble === 'refused' && error.code) return error.code;
      throw error;
    },
  );
}
