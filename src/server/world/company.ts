import { addDays, type LocalDate } from '../../base/moment.ts';
import { seededRandom } from '../../base/random.ts';
import type { Customer, Ownership } from '../../domain/customer.ts';
import type { DirectiveKind, DirectiveOf } from '../../domain/directives.ts';
import { directiveId } from '../../domain/directives.ts';
import { accessOf, leavesOf } from './access.ts';
import { customersOf } from './customers.ts';
import { PUBLISHED } from './holidays.ts';
import { DEMO_POLICY, LINES } from './lines.ts';
import { demoOrg, type Seat, TEAMS } from './org.ts';
import { PRODUCTS } from './products.ts';
import { demoStandards } from './standards.ts';

export interface DemoCompany {
  readonly seats: readonly Seat[];
  /** Customers by the number of the seat that looks after them. */
  readonly customers: ReadonlyMap<number, readonly Customer[]>;
  readonly directives: readonly Change[];
  /** From this day on the standards ask for photos. */
  readonly photosFrom: LocalDate;
  readonly logins: readonly Seat[];
}

export interface Change {
  readonly kind: DirectiveKind;
  readonly id: string;
  readonly value: DirectiveOf<DirectiveKind>;
}

/** The whole company as it stands when its story begins: the same seed and day give the same one. */
export function demoCompany(seed: string, today: LocalDate): DemoCompany {
  const random = seededRandom(seed);
  const { units, seats } = demoOrg(random.fork('org'));
  const owned = seats.map((seat) => ({
    seat,
    customers: seat.person.role === 'rep' ? customersOf(seat, today, random.fork(`customers/${seat.post.number}`)) : [],
  }));
  const photosFrom = photosBegin(today);
  const doors = accessOf(
    owned.flatMap(({ customers }) => customers),
    today,
    random.fork('access'),
  );
  const directives = [
    ...units.map((value) => change('unit', value)),
    ...LINES.map((value) => change('line', value)),
    ...PRODUCTS.map((value) => change('product', value)),
    ...demoStandards(photosFrom).map((value) => change('sop', value)),
    change('policy', DEMO_POLICY),
    ...seats.flatMap(({ post, person }) => [change('post', post), change('person', person)]),
    ...owned.flatMap(({ seat, customers }) =>
      customers.flatMap((customer) => [change('customer', customer), change('ownership', ownership(customer, seat))]),
    ),
    ...PUBLISHED.map((value) => change('holidays', value)),
    ...leavesOf(seats, today, random.fork('leaves')).map((value) => change('leave', value)),
    ...doors.institutions.map((value) => change('institution', value)),
    ...doors.access.map((value) => change('access', value)),
  ];
  const customers = new Map(owned.map(({ seat, customers: theirs }) => [seat.post.number as number, theirs]));
  return { seats, customers, directives, photosFrom, logins: loginsOf(seats) };
}

/** The newest week of the story has photos: the last seven days, so that there is always something to look at. */
function photosBegin(today: LocalDate): LocalDate {
  return addDays(today, -6);
}

function ownership(customer: Customer, { post }: Seat): Ownership {
  return { customer: customer.id, post: post.id, from: customer.since ?? '2020-01-01' };
}

export function change<K extends DirectiveKind>(kind: K, value: DirectiveOf<K>): Change {
  return { kind, id: directiveId(kind, value), value: value as DirectiveOf<DirectiveKind> };
}

/** Those whose names stand on the sign-in page: one of each kind. */
function loginsOf(seats: readonly Seat[]): Seat[] {
  const manager = (name: string) => seats.find(({ post }) => post.name === name);
  const repOf = (line: string) => seats.find(({ person, team }) => person.role === 'rep' && team?.line === line);
  const picked = [
    manager('系统管理员'),
    manager('江西大区经理'),
    manager(`${TEAMS[0]?.name}队长`),
    repOf('pharmacy'),
    repOf('hospital'),
    repOf('distributor'),
    manager('运营分析'),
  ];
  return picked.filter((seat) => seat !== undefined);
}
