import { expect, test } from 'vitest';
import { HOUR_MS, startOfDay } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { DEFAULT_POLICY } from '../../domain/visit/policy.ts';
import type { View } from '../ports.ts';
import { doorsIn } from './doors.ts';
import { dueOnPhone } from './due.ts';

const [A, B, STRANGER] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}` as CustomerId) as [
  CustomerId,
  CustomerId,
  CustomerId,
];
const zone = 'Asia/Shanghai';
const customer = (id: CustomerId) =>
  ({ id, name: '店', grade: 'A', stage: 'active', line: 'pharmacy', tags: [], fence: null }) as never as Customer;
const visit = (of: CustomerId, day: string, outcome: string | undefined) => ({
  ...{ customer: of, startedAt: startOfDay(day, zone) + 10 * HOUR_MS },
  ...{ endedAt: outcome === undefined ? undefined : startOfDay(day, zone) + 11 * HOUR_MS, outcome },
});
const view = (visits: readonly object[], seen: boolean = true): View =>
  ({
    me: { duty: { zone, hours: [] } },
    policy: { ...DEFAULT_POLICY, frequency: [{ applies: { all: [] }, target: 4, max: 6, minGapDays: 3 }] },
    customers: new Map([A, B, STRANGER].map((id) => [id, customer(id)])),
    visits: new Map(visits.map((one, i) => [`${i}`, one])),
    mine: seen ? { seen: [A, B].map((id) => ({ customer: id, on: ['2026-11-01'], since: null, met: [] })) } : {},
    doors: { access: {}, institution: {}, holidays: {} },
  }) as never;
const states = (of: View) => Object.fromEntries(dueOnPhone(of, '2026-11-23').map(({ customer: id, state }) => [id, state]));

test('what this phone did since the last contact counts at once; a closed door and a visit under way do not', () => {
  expect(states(view([]))).toEqual({ [A]: 'overdue', [B]: 'overdue' });
  expect(states(view([visit(A, '2026-11-22', 'done'), visit(B, '2026-11-22', 'closed')]))).toEqual({ [A]: 'resting', [B]: 'overdue' });
  expect(states(view([visit(A, '2026-11-23', undefined)]))).toEqual({ [A]: 'overdue', [B]: 'overdue' });
});

test('before the server said when customers were seen, nobody is called overdue', () => {
  expect(dueOnPhone(view([], false), '2026-11-23')).toEqual([]);
});

test('hours in a form that this phone does not know are left out, and the rest stands', () => {
  const doors = { access: { [A]: { customer: A, of: 'a newer kind' } }, institution: {}, holidays: { 2030: { odd: true } } };
  const { access, isHoliday } = doorsIn({ doors })(A);
  expect([access, isHoliday('2026-10-01')]).toEqual([undefined, false]);
});
