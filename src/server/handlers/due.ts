import { groupBy } from '../../base/group.ts';
import { type LocalDate, localDate } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { nextOpen } from '../../domain/plan/access.ts';
import { DUE_STATES, type DueItem, dueList, isLookedAfter } from '../../domain/plan/due.ts';
import { intervalOf } from '../../domain/plan/frequency.ts';
import { type Neglected, neglected } from '../../domain/plan/neglect.ts';
import { placeTrouble } from '../../domain/plan/placeable.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { listDue, listNeglected } from '../../wire/due.ts';
import { narrowTo } from '../access/narrow.ts';
import { isSea } from '../adapters/coast.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import type { ServerDeps } from '../ports.ts';
import { type SeenCustomer, seenCustomers } from '../store/seen.ts';
import { openDaySheet } from './access.ts';
import { doorsOf } from '../directives/doors.ts';

const PAGE = 100;
const MOST = 500;
/** A door that lets nobody in for so long is told on the customer's own page. */
const LOOK_AHEAD_DAYS = 31;

interface Area {
  readonly company: Company;
  readonly today: LocalDate;
  readonly seen: ReadonlyMap<CustomerId, SeenCustomer>;
  readonly holderOf: (post: number) => Person | undefined;
}

/** Who is to be seen next, and who was forgotten. */
export function handleDue(app: App, deps: ServerDeps): void {
  handle(app, listDue, async ({ state, offset = 0, limit = PAGE, ...of }, caller) => {
    const area = await areaOf(deps, caller, of);
    const items = dueList([...area.seen.values()], area.company.policy.frequency, area.today);
    const shown = state ? items.filter((item) => item.state === state) : items;
    return {
      today: area.today,
      rows: shown.slice(offset, offset + Math.min(limit, MOST)).map((item) => dueRow(area, item)),
      total: shown.length,
      counts: Object.fromEntries(DUE_STATES.map((each) => [each, items.filter((item) => item.state === each).length])),
      aside: items.filter(({ customer }) => placeTrouble(customerOf(area, customer), isSea)).length,
      people: peopleIn(area, items),
    };
  });
  handle(app, listNeglected, async ({ lens, offset = 0, limit = PAGE, ...of }, caller) => {
    const area = await areaOf(deps, caller, { ...of, withPromises: true });
    const { policy } = area.company;
    const all = [...area.seen.values()];
    const found = neglected(lens, all, { rules: policy.frequency, today: area.today });
    return {
      today: area.today,
      rows: found.slice(offset, offset + Math.min(limit, MOST)).map((one) => neglectRow(area, one)),
      total: found.length,
      of: all.filter(({ customer }) => isLookedAfter(customer)).length,
    };
  });
}

type Wanted = Parameters<typeof narrowTo>[2] & { readonly withPromises?: boolean };

async function areaOf(deps: ServerDeps, { scope }: Caller, { withPromises = false, ...of }: Wanted): Promise<Area> {
  // Past the scope lie the visits of whoever looked after these customers before: chosen by seat, in the query.
  return deps.database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    const zone = zoneOf(company);
    const today = localDate(deps.clock.now(), zone);
    const seats = narrowTo(scope, company, of).ranges;
    const withContacts = company.policy.frequency.some(({ perContact }) => perContact !== undefined);
    const seen = await seenCustomers(sql, { seats, today, zone, withContacts, withPromises });
    return { company, today, seen: new Map(seen.map((one) => [one.customer.id, one])), holderOf: holdersOf(company) };
  });
}

export function holdersOf({ posts, people }: Company): (post: number) => Person | undefined {
  const onSeat = new Map([...people.values()].filter(({ active }) => active).map((person) => [person.post, person]));
  const byNumber = new Map(posts.map(({ id, number }) => [number as number, onSeat.get(id)]));
  return (post) => byNumber.get(post);
}

function customerOf({ seen }: Area, id: CustomerId): Customer {
  return (seen.get(id) as SeenCustomer).customer;
}

function whoOf(area: Area, id: CustomerId, lastOn: LocalDate | undefined) {
  const { customer, post } = area.seen.get(id) as SeenCustomer;
  const person = area.holderOf(post);
  return {
    ...{ id, name: customer.name, grade: customer.grade, person: person?.id ?? null, personName: person?.name ?? null },
    ...{ lastOn: lastOn ?? null, place: placeTrouble(customer, isSea) ?? null },
  };
}

function dueRow(area: Area, item: DueItem) {
  const { customer, access } = area.seen.get(item.customer) as SeenCustomer;
  const { earliestOn, dueOn, latestOn, state, overdueDays, thisMonth, frequency, resting } = item;
  const doors = doorsOf(area.company, access);
  const from = earliestOn !== undefined && earliestOn > area.today ? earliestOn : area.today;
  const next = access ? nextOpen(doors, from, LOOK_AHEAD_DAYS) : undefined;
  return {
    ...whoOf(area, item.customer, item.lastOn),
    ...{ state, overdueDays, thisMonth, earliestOn: earliestOn ?? null, dueOn: dueOn ?? null, latestOn: latestOn ?? null },
    everyDays: (frequency && intervalOf(frequency.rule)?.everyDays) ?? null,
    most: frequency?.rule.max ?? null,
    rivals: frequency?.rivals.length ?? 0,
    resting: resting.map(({ contact, until }) => ({ name: customer.contacts.find(({ id }) => id === contact)?.name ?? '—', until })),
    next: next ? openDaySheet(next) : null,
  };
}

function neglectRow(area: Area, { customer, lastOn, ageDays, missedOn, ...counts }: Neglected) {
  return { ...whoOf(area, customer, lastOn), ...counts, ageDays: ageDays ?? null, missedOn: missedOn ?? null };
}

/** Each person's customers, how many are late and how many were never seen: those with most to do first. */
function peopleIn(area: Area, items: readonly DueItem[]) {
  const bySeat = groupBy(items, ({ customer }) => (area.seen.get(customer) as SeenCustomer).post);
  const rows = [...bySeat].map(([post, theirs]) => ({
    person: area.holderOf(post)?.id ?? null,
    personName: area.holderOf(post)?.name ?? null,
    customers: theirs.length,
    late: theirs.filter(({ state }) => state === 'overdue').length,
    never: theirs.filter(({ state }) => state === 'never').length,
  }));
  return rows.toSorted((a, b) => b.late + b.never - a.late - a.never);
}
