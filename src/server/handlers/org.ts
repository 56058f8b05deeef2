import type { Instant } from '../../base/moment.ts';
import type { Change } from '../directives/numbered.ts';
import type { PersonId, PostNumber } from '../../domain/ids.ts';
import type { Person, Unit } from '../../domain/person.ts';
import { EVERYTHING, sees } from '../../domain/scope.ts';
import { readOrg, savePerson, savePost, saveUnit } from '../../wire/org.ts';
import { followPerson, giveCodes, hasAccount } from '../access/accounts.ts';
import { type Company, loadCompany, seatOf } from '../directives/company.ts';
import { lockDirectives, writeDirectives } from '../directives/write.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';

export function handleOrg(app: App, deps: ServerDeps): void {
  handle(app, readOrg, (_, caller) => orgFor(deps, caller));
  handle(app, saveUnit, async ({ unit }, caller) => {
    await writing(deps, caller, (company) => {
      refuseCircle(company, unit);
      return [{ kind: 'unit', id: unit.id, value: unit }];
    });
    return {};
  });
  handle(app, savePost, ({ post }, caller) =>
    deps.database.within(EVERYTHING, async (sql) => {
      await lockDirectives(sql);
      const company = await loadCompany(sql);
      if (!company.units.some(({ id }) => id === post.unit)) throw new Problem('not-found', { what: 'unit' });
      const known = company.posts.find(({ id }) => id === post.id);
      const value = { ...post, number: known?.number ?? (await nextPostNumber(sql)) };
      await writeDirectives(sql, { at: deps.clock.now(), by: caller.person.id }, [{ kind: 'post', id: post.id, value }]);
      return { post: value };
    }),
  );
  handle(app, savePerson, async ({ person }, caller) => {
    await writing(deps, caller, (company) => {
      refusePerson(company, person, caller);
      return [{ kind: 'person', id: person.id, value: person }];
    });
    await followPerson(deps, person);
    if (!person.active || (await hasAccount(deps, person.id))) return { code: null };
    return { code: (await giveCodes(deps, [person]))[0]?.code ?? null };
  });
}

/** Looks at the company as it is, and writes what follows, in one. */
export async function writing(
  deps: ServerDeps,
  { person }: Caller,
  decide: (company: Company, sql: Sql) => Change[] | Promise<Change[]>,
): Promise<number[]> {
  return deps.database.within(EVERYTHING, async (sql) => {
    await lockDirectives(sql);
    const changes = await decide(await loadCompany(sql), sql);
    return writeDirectives(sql, { at: deps.clock.now(), by: person.id }, changes);
  });
}

function refuseCircle({ units }: Company, unit: Unit): void {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  for (let above = unit.parent; above !== null; above = parents.get(above) ?? null) {
    if (above === unit.id) throw new Problem('malformed', { at: 'unit.parent' });
    if (!parents.has(above)) throw new Problem('not-found', { what: 'unit' });
  }
}

function refusePerson({ people, posts, lines }: Company, person: Person, caller: Caller): void {
  const others = [...people.values()].filter(({ id }) => id !== person.id);
  const sameNumber = others.some(({ employeeNo }) => employeeNo.toLowerCase() === person.employeeNo.toLowerCase());
  if (sameNumber) throw new Problem('malformed', { at: 'person.employeeNo' });
  if (person.post !== null && !posts.some(({ id }) => id === person.post)) throw new Problem('not-found', { what: 'post' });
  // A seat has one person at a time: two would see, and be credited with, the same customers.
  if (person.active && person.post !== null && others.some(({ post, active }) => active && post === person.post))
    throw new Problem('malformed', { at: 'person.post' });
  if (person.line !== null && !lines.some(({ key }) => key === person.line)) throw new Problem('not-found', { what: 'line' });
  // The last door stays open: nobody can take the company's administration from themselves by mistake.
  if (person.id === caller.person.id && (!person.active || person.role !== 'admin')) throw new Problem('malformed', { at: 'person.role' });
}

/** One more than any seat ever had, also one that was taken back. */
export async function nextPostNumber(sql: Sql): Promise<PostNumber> {
  const [row] = await sql.rows<{ number: number }>(
    `select coalesce(max((value ->> 'number')::int), 0) + 1 as number from directive where kind = 'post' and value is not null`,
  );
  return (row?.number ?? 1) as PostNumber;
}

interface Contact {
  readonly person: PersonId;
  readonly at: Instant;
}

async function orgFor(deps: ServerDeps, { person: me, scope }: Caller) {
  const [company, counts, contacts] = await deps.database.within(
    scope,
    async (sql) =>
      [
        await loadCompany(sql),
        await sql.rows<{ post: number; n: number }>('select post, count(*) as n from customer group by post'),
        await sql.rows<Contact>(
          'select person_id as person, max(last_contact_at) as at from device where last_contact_at is not null group by 1',
        ),
      ] as const,
  );
  const accounts = await deps.database.asOwner((sql) =>
    sql.rows<{ person: PersonId; sessions: number }>(
      `select a.person_id as person, (select count(*) from auth.session s where s."userId" = a.person_id::text and s."expiresAt" > now()) as sessions from account a`,
    ),
  );
  const customersOf = new Map(counts.map(({ post, n }) => [post, n]));
  const contactOf = new Map(contacts.map(({ person, at }) => [person, at]));
  const accountOf = new Map(accounts.map((account) => [account.person, account.sessions]));
  const seen = [...company.people.values()].filter((person) => person.id === me.id || sees(scope, seatOf(company, person)));
  return {
    units: [...company.units],
    posts: [...company.posts],
    people: seen.map((person) => ({
      ...person,
      customers: customersOf.get(seatOf(company, person)) ?? 0,
      lastContactAt: contactOf.get(person.id) ?? null,
      sessions: accountOf.get(person.id) ?? 0,
      hasAccount: accountOf.has(person.id),
    })),
  };
}
