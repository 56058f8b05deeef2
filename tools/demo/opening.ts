import { addDays, HOUR_MS, type LocalDate, startOfDay } from '../../src/base/moment.ts';
import type { CustomerId } from '../../src/domain/ids.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { setPassword } from '../../src/server/access/accounts.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { writeDemo } from '../../src/server/store/demo-door.ts';
import { type Change, type DemoCompany, demoCompany } from '../../src/server/world/company.ts';
import type { Seat } from '../../src/server/world/org.ts';
import type { ToldServer } from '../told-server.ts';
import { ZONE } from './day-story.ts';
import type { Span } from './month-plan.ts';

export const DEMO_PASSWORD = 'xunfang-demo';

/** What the story was begun with: whoever goes on with it tells the same one. */
export interface Begun {
  readonly seed: string;
  readonly span: Span;
}

export interface Opened {
  readonly company: DemoCompany;
  readonly span: Span;
  /** Customers that were won in the course of the story, by the seat: they come on their own day. */
  readonly arrivals: ReadonlyMap<number, readonly Arrival[]>;
}

export interface Arrival {
  readonly on: LocalDate;
  readonly changes: readonly Change[];
}

/** Opens the company, or finds it open: accounts, tree, standards and customers, as they stood before the first day. */
export async function openCompany(server: ToldServer, wanted: Begun): Promise<Opened> {
  const { deps, clock } = server;
  const begun = (await readBegun(server)) ?? wanted;
  const company = demoCompany(begun.seed, begun.span.to);
  clock.tell(startOfDay(addDays(begun.span.from, -3), ZONE) + 10 * HOUR_MS);
  const admin = company.seats[0] as Seat;
  const late = lateCustomers(company, begun.span);
  const first = company.directives.filter(({ kind, id }) => !(OF_A_CUSTOMER.has(kind) && late.has(id as CustomerId)));
  await writeDemo(deps, { logins: company.logins.map(loginOf), filling: { done: 0, of: 1 } });
  await deps.database.asOwner(async (sql) => {
    await sql.rows(`insert into setting (key, value) values ('demo-story', $1::jsonb) on conflict (key) do nothing`, [
      JSON.stringify(begun),
    ]);
    const [open] = await sql.rows(`select 1 from directive where kind = 'policy'`);
    if (!open) await writeDirectives(sql, { at: clock.now(), by: admin.person.id }, first);
  });
  for (const { person } of loginsFirst(company)) await setPassword(deps, person, DEMO_PASSWORD);
  return { company, span: begun.span, arrivals: arrivalsOf(company, late) };
}

async function readBegun({ deps }: ToldServer): Promise<Begun | undefined> {
  const [row] = await deps.database.asOwner((sql) => sql.rows<{ value: Begun }>(`select value from setting where key = 'demo-story'`));
  return row?.value;
}

function loginOf({ person: { employeeNo, name, role, line } }: Seat) {
  return { employeeNo, name, role, line, password: DEMO_PASSWORD };
}

function loginsFirst({ seats, logins }: DemoCompany): Seat[] {
  return [...logins, ...seats.filter((seat) => !logins.includes(seat))];
}

/** What is said of a customer comes with it. */
const OF_A_CUSTOMER: ReadonlySet<string> = new Set(['customer', 'ownership', 'access']);

function lateCustomers({ customers }: DemoCompany, { from }: Span): ReadonlyMap<CustomerId, Customer> {
  const late = [...customers.values()].flat().filter(({ since }) => since !== undefined && since >= from);
  return new Map(late.map((customer) => [customer.id, customer]));
}

function arrivalsOf({ customers, directives, seats }: DemoCompany, late: ReadonlyMap<CustomerId, Customer>): Map<number, Arrival[]> {
  return new Map(
    seats.map(({ post }) => {
      const theirs = (customers.get(post.number) ?? []).filter(({ id }) => late.has(id));
      const arrivals = theirs.map(({ id, since }): Arrival => {
        const changes = directives.filter(({ kind, id: of }) => OF_A_CUSTOMER.has(kind) && of === id);
        return { on: since as LocalDate, changes };
      });
      return [post.number as number, arrivals.toSorted((a, b) => (a.on < b.on ? -1 : 1))];
    }),
  );
}
