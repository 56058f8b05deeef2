import { addDays, type LocalDate } from '../../base/moment.ts';
import type { Random } from '../../base/random.ts';
import type { Customer } from '../../domain/customer.ts';
import type { InstitutionId, LeaveId } from '../../domain/ids.ts';
import type { LeaveOrder } from '../../domain/person.ts';
import type { Access, Institution, InstitutionRule } from '../../domain/plan/access.ts';
import type { Said } from '../../domain/plan/said.ts';
import type { Seat } from './org.ts';
import { toldUuid } from './told-ids.ts';

const span = (from: number, to: number) => ({ fromMinute: from * 60, toMinute: to * 60 });
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];

/** When the demo's customers are open: most are known, a few by a word that is old by now, and hospitals have rules of their own. */
export function accessOf(
  customers: readonly Customer[],
  today: LocalDate,
  random: Random,
): { access: Access[]; institutions: Institution[] } {
  const institutions = new Map<string, Institution>();
  const access = customers.flatMap((customer): Access[] => {
    // One in eight nobody has asked yet.
    if (random.next() < 0.125) return [];
    const house = customer.line === 'hospital' ? customer.tags[0] : undefined;
    if (house && !institutions.has(house)) institutions.set(house, institutionOf(house, today, random));
    const institution = house === undefined ? null : (institutions.get(house)?.id ?? null);
    return [accessTo(customer, institution, { said: saidLately(today, random) })];
  });
  return { access, institutions: [...institutions.values()] };
}

function accessTo({ id, line }: Customer, institution: InstitutionId | null, { said }: { said: Said }): Access {
  const base = { customer: id, institution, exceptions: [], said };
  if (line === 'pharmacy') return { ...base, hours: [{ weekdays: EVERY_DAY, spans: [span(8, 21)] }], closedOnHolidays: false };
  return { ...base, hours: [{ weekdays: WORKDAYS, spans: [span(8, 12), span(14, 17.5)] }], closedOnHolidays: true };
}

function saidLately(today: LocalDate, random: Random): Said {
  const old = random.next() < 0.1;
  return {
    how: random.pick(['in-person', 'phone'] as const),
    on: addDays(today, -(old ? 200 + random.below(150) : 5 + random.below(120))),
  };
}

/** Wednesdays and Thursdays in the afternoon, by number, two of one company at most; and a week in which nobody is received. */
function institutionOf(name: string, today: LocalDate, random: Random): Institution {
  const said: Said = { how: 'notice', on: addDays(today, -40 - random.below(200)), words: '门诊楼一层公告栏' };
  const closed = addDays(today, 9 + random.below(10));
  const reception: InstitutionRule = {
    ...{ kind: 'reception', title: '接待日：周三、周四', spans: [span(14, 17)], said, needsNumber: true, numbers: 12, heads: 2 },
    recurs: { from: addDays(today, -365), rule: 'FREQ=WEEKLY;BYDAY=WE,TH', except: [], also: [] },
  };
  // Papers and sudden things are brought in the morning, whatever day it is.
  const window: InstitutionRule = {
    ...{ kind: 'reception', title: '资料窗口', spans: [span(8.5, 11)], said },
    recurs: { from: addDays(today, -365), rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', except: [], also: [] },
  };
  const review: InstitutionRule = {
    ...{ kind: 'blackout', title: '等级评审，停止接待', spans: [], said: { ...said, on: addDays(today, -6) } },
    recurs: { from: closed, rule: `FREQ=DAILY;UNTIL=${addDays(closed, 2).replaceAll('-', '')}`, except: [], also: [] },
  };
  return { id: toldUuid(random) as InstitutionId, name, rules: [reception, window, review], receivesOnHolidays: false };
}

/** One rep is away next week, one has asked for half a day. */
export function leavesOf(seats: readonly Seat[], today: LocalDate, random: Random): LeaveOrder[] {
  const [first, second] = seats.filter(({ person }) => person.role === 'rep').toReversed();
  const boss = seats[0]?.person.id;
  if (!first || !second || !boss) return [];
  const [from, half] = [addDays(today, 7), addDays(today, 4)];
  return [
    {
      ...{ id: toldUuid(random) as LeaveId, person: first.person.id, from, to: addDays(from, 2), kind: 'congress', state: 'granted' },
      ...{ by: boss, decidedBy: boss, note: '省学术年会' },
    },
    {
      ...{ id: toldUuid(random) as LeaveId, person: second.person.id, from: half, to: half, kind: 'leave', half: 'afternoon' },
      ...{ state: 'asked', by: second.person.id, note: '家里有事' },
    },
  ];
}
