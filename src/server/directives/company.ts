import { DAY_MS, type Instant } from '../../base/moment.ts';
import { groupBy } from '../../base/group.ts';
import type { InstitutionId, PersonId } from '../../domain/ids.ts';
import type { DirectiveKind, DirectiveOf } from '../../domain/directives.ts';
import type { LeaveOrder, Person, Post, Unit } from '../../domain/person.ts';
import type { Institution } from '../../domain/plan/access.ts';
import type { Holidays } from '../../domain/plan/calendar.ts';
import type { Product } from '../../domain/sop/product.ts';
import type { SopTemplate } from '../../domain/sop/template.ts';
import type { Rule } from '../../domain/trust/rule.ts';
import { type BusinessLine, DEFAULT_POLICY, lookingOf, type Policy } from '../../domain/visit/policy.ts';
import type { Sql } from '../ports.ts';

/** What everybody needs to know of the company to serve any request: small, and the same for all. */
export interface Company {
  /** Of the newest directive among these. */
  readonly number: number;
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly lines: readonly BusinessLine[];
  /** Every published version. */
  readonly sops: readonly SopTemplate[];
  readonly products: readonly Product[];
  readonly policy: Policy;
  readonly policyNumber: number;
  /** Signals that fell silent, or were woken again. */
  readonly rules: readonly Rule[];
  readonly institutions: ReadonlyMap<InstitutionId, Institution>;
  readonly holidays: readonly Holidays[];
  /** Also those that were only asked for; what was granted stands among the leaves of its person. */
  readonly leaves: readonly LeaveOrder[];
}

export const COMPANY_KINDS: readonly DirectiveKind[] = [
  'unit',
  'post',
  'person',
  'line',
  'sop',
  'product',
  'policy',
  'rule',
  'institution',
  'holidays',
  'leave',
];

/** One for each database that this process talks to; numbers are never given twice, so a number says which company it is. */
const held = new Map<string, Company>();

/** The company as the newest directives leave it, as this transaction sees them. */
export async function loadCompany(sql: Sql): Promise<Company> {
  const [at] = await sql.rows<{ base: string; number: number | null }>(
    `select current_database() || ':' || coalesce(inet_server_port(), 0) as base, (select (value #>> '{}')::bigint from setting where key = 'company') as number`,
  );
  const [base, number] = [at?.base ?? '', at?.number ?? 0];
  const known = held.get(base);
  if (known?.number === number) return known;
  const company = await readCompany(sql, number);
  held.set(base, company);
  return company;
}

async function readCompany(sql: Sql, number: number): Promise<Company> {
  const rows = await sql.rows<{ kind: DirectiveKind; number: number; value: unknown }>(
    `select kind, number, value from (
       select distinct on (kind, id) kind, id, number, value from directive where kind = any($1) order by kind, id, number desc
     ) newest where value is not null order by number`,
    [COMPANY_KINDS],
  );
  const of = <K extends DirectiveKind>(kind: K) => rows.filter((row) => row.kind === kind).map(({ value }) => value as DirectiveOf<K>);
  const leaves = of('leave');
  const granted = groupBy(
    leaves.filter(({ state }) => state === 'granted'),
    ({ person }) => person,
  );
  const policy = rows.find(({ kind }) => kind === 'policy');
  return {
    number,
    units: of('unit'),
    posts: of('post').toSorted((a, b) => a.number - b.number),
    people: new Map(of('person').map((person) => [person.id, withLeaves(person, granted.get(person.id) ?? [])])),
    lines: of('line'),
    sops: of('sop'),
    products: of('product'),
    policy: (policy?.value as Policy | undefined) ?? DEFAULT_POLICY,
    policyNumber: policy?.number ?? 0,
    rules: of('rule'),
    institutions: new Map(of('institution').map((institution) => [institution.id, institution])),
    holidays: of('holidays'),
    leaves,
  };
}

function withLeaves(person: Person, orders: readonly LeaveOrder[]): Person {
  const leaves = orders.map(({ id, from, to, kind, half }) => ({ id, from, to, kind, ...(half && { half }) }));
  return leaves.length === 0 ? person : { ...person, leaves: [...person.leaves, ...leaves] };
}

/** A person as their own directive says, without the leaves that are directives of their own. */
export function withoutOrders(person: Person): Person {
  return person.leaves.some(({ id }) => id) ? { ...person, leaves: person.leaves.filter(({ id }) => id === undefined) } : person;
}

/** The seat of a person today; the rows of who has none bear the number of the pool. */
export function seatOf({ posts }: Pick<Company, 'posts'>, person: Pick<Person, 'post'> | undefined): number {
  return posts.find(({ id }) => id === person?.post)?.number ?? 0;
}

/** The zone in which the company counts its days: that of most of its people. */
export function zoneOf({ people }: Pick<Company, 'people'>): string {
  const counts = new Map<string, number>();
  for (const { duty } of people.values()) counts.set(duty.zone, (counts.get(duty.zone) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'Asia/Shanghai';
}

/** From when on drawn visits wait for a look: as long as doubts do, and no longer. Whoever is looked at never learns of a draw before its time. */
export function drawnSince({ policy }: Pick<Company, 'policy'>, { role }: Pick<Person, 'role'>, now: Instant): Instant {
  return role === 'rep' ? Number.MAX_SAFE_INTEGER : now - lookingOf(policy).expireAfterDays * DAY_MS;
}
