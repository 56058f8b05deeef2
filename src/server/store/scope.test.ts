import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson, aPost, aUnit } from '../../../test/company.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import type { Role, Unit } from '../../domain/person.ts';
import { type Org, type Scope, scopeOf, sees } from '../../domain/scope.ts';
import { openPostgres } from '../adapters/postgres.ts';
import type { Database } from '../ports.ts';

let [fresh, database]: [TestDatabase, Database] = [] as never;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = openPostgres(fresh.url, { connections: 3 });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const SEATS = 40;
const ROLES: readonly Role[] = ['rep', 'rep', 'manager', 'manager', 'analyst'];

/** A tree of units in which each hangs under an earlier one, seats strewn over it, and a person on every seat. */
const companies = fc
  .record({
    parents: fc.array(fc.nat(), { minLength: 1, maxLength: 14 }),
    seats: fc.array(fc.record({ unit: fc.nat(), role: fc.constantFrom(...ROLES), active: fc.boolean() }), {
      minLength: 2,
      maxLength: SEATS,
    }),
  })
  .map(({ parents, seats }) => {
    const units: Unit[] = [aUnit('top')];
    for (const parent of parents) units.push(aUnit('unit', units[parent % units.length]));
    const posts = seats.map(({ unit, role }, i) => aPost(units[unit % units.length] as Unit, i + 1, role === 'manager'));
    const people = seats.map(({ role, active }, i) => aPerson(`${i}`, role, posts[i], { active: active || i % 3 > 0 }));
    return { org: { units, posts } satisfies Org, people };
  });

const rowsOfSeats = () =>
  database.asOwner((sql) =>
    sql.rows(
      `insert into day_sum (person_id, day, post, sums) select gen_random_uuid(), '2026-11-02', n, '{}' from generate_series(0, ${SEATS}) n`,
    ),
  );
const seatsSeen = async (scope: Scope) =>
  new Set((await database.within(scope, (sql) => sql.rows<{ post: number }>('select post from day_sum'))).map(({ post }) => post));

/** How often the database and the rule disagree on whether someone sees a row, over generated companies. */
async function disagreements(runs: number): Promise<{ decisions: number; wrong: number }> {
  const count = { decisions: 0, wrong: 0 };
  const judge = async ({ org, people }: { org: Org; people: ReturnType<typeof aPerson>[] }) => {
    for (const person of people) {
      const scope = scopeOf(person, org);
      const seen = await seatsSeen(scope);
      for (let seat = 0; seat <= SEATS; seat++) {
        count.decisions++;
        if (seen.has(seat) !== sees(scope, seat as never)) count.wrong++;
      }
    }
  };
  await fc.assert(fc.asyncProperty(companies, judge), { numRuns: runs, seed: 7 });
  return count;
}

test('the database lets through exactly what the rule allows, in some twenty thousand decisions', async () => {
  await rowsOfSeats();
  const { decisions, wrong } = await disagreements(100);
  expect(decisions).toBeGreaterThan(20_000);
  expect(wrong).toBe(0);
});

test('without its policy the same test fails: it is the database that holds the line', async () => {
  const bare = await freshDatabase();
  const held = database;
  database = openPostgres(bare.url, { connections: 3 });
  await rowsOfSeats();
  await database.asOwner((sql) => sql.rows('alter table day_sum disable row level security'));
  expect((await disagreements(2)).wrong).toBeGreaterThan(0);
  await database.close();
  database = held;
  await bare.drop();
});

test('who says nothing of a scope sees nothing, in any table', async () => {
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string; locked: boolean }>(
    `select c.relname as name, c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid) as locked
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'post' and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
  );
  // A list of who owned what from when says nothing of a visit; it is asked only beside a customer that was found in scope.
  expect(tables.filter(({ locked }) => !locked).map(({ name }) => name)).toEqual(['ownership']);
  expect(tables.length).toBeGreaterThan(10);
  await client.query('begin; set local role rounds_app');
  expect((await client.query('select 1 from day_sum')).rows).toEqual([]);
  await client.query('rollback');
  await client.end();
});

test('the role of the requests owns nothing, passes by nothing, and rewrites no fact', async () => {
  const [role] = await database.asOwner((sql) =>
    sql.rows(`select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, (select count(*) from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = 'rounds_app'`),
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, owns: 0 });
  const refused = [
    'update fact set seal = seal',
    'delete from fact',
    'truncate fact',
    'delete from log_leaf',
    'update directive set at = 0',
  ];
  refused.push(
    'update fact_part set salt = salt',
    'select 1 from account',
    'select 1 from auth.session',
    'alter table visit disable row level security',
  );
  for (const statement of refused) {
    const tried = database.within({ ranges: [[0, 2_000_000_000 as never]] } as never, (sql) => sql.rows(statement));
    await expect(tried, statement).rejects.toThrow(/permission denied|must be owner/);
  }
});
