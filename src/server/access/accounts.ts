import { toHex } from '../../base/bytes.ts';
import { textDigest } from '../../base/digest.ts';
import { DAY_MS } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { DROPPED } from './door.ts';

export type Named = Pick<Person, 'id' | 'employeeNo' | 'name'>;
export interface GivenCode {
  readonly person: PersonId;
  readonly employeeNo: string;
  readonly name: string;
  readonly code: string;
}

const CODE_LASTS_MS = 14 * DAY_MS;

/** Opens an account for each, with a one-time code that sets its first password. The codes are told once and kept as digests. */
export async function giveCodes(deps: ServerDeps, people: readonly Named[]): Promise<GivenCode[]> {
  const given = people.map(({ id, employeeNo, name }) => ({ person: id, employeeNo, name, code: codeOf(deps.ids.secret()) }));
  const until = deps.clock.now() + CODE_LASTS_MS;
  const rows = given.map(({ person, employeeNo, code }) => ({ person_id: person, employee_no: employeeNo, hash: digestOf(code) }));
  await deps.database.asOwner((sql) =>
    sql.rows(
      `insert into account (person_id, employee_no, first_code_hash, first_code_until)
       select person_id, employee_no, hash, $2 from jsonb_to_recordset($1::jsonb) as x (person_id uuid, employee_no text, hash text)
       on conflict (person_id) do update set employee_no = excluded.employee_no, first_code_hash = excluded.first_code_hash,
         first_code_until = excluded.first_code_until`,
      [JSON.stringify(rows), until],
    ),
  );
  return given;
}

/** Who may set a first password with this code now. */
export async function whoseCode(deps: ServerDeps, employeeNo: string, code: string): Promise<PersonId | undefined> {
  const [row] = await deps.database.asOwner((sql) =>
    sql.rows<{ person_id: PersonId }>(
      'select person_id from account where lower(employee_no) = lower($1) and first_code_hash = $2 and first_code_until > $3',
      [employeeNo, digestOf(code), deps.clock.now()],
    ),
  );
  return row?.person_id;
}

/** Gives a person a password, with an account if there was none; a code that was waiting is used up, sessions end. */
export async function setPassword(deps: ServerDeps, person: Named, password: string): Promise<void> {
  const hash = await deps.passwords.hash(password);
  await deps.database.asOwner((sql) => writePassword(sql, { ...person, hash }));
}

async function writePassword(sql: Sql, { id, name, employeeNo, hash }: Named & { hash: string }): Promise<void> {
  await sql.rows(
    `insert into account (person_id, employee_no) values ($1, $2)
     on conflict (person_id) do update set employee_no = excluded.employee_no, first_code_hash = null, first_code_until = null`,
    [id, employeeNo],
  );
  await sql.rows(
    `insert into auth."user" (id, name, email, "emailVerified", username, "displayUsername") values ($1, $2, $3, false, $4, $5)
     on conflict (id) do update set name = excluded.name, email = excluded.email, username = excluded.username,
       "displayUsername" = excluded."displayUsername", "updatedAt" = now()`,
    [id, name, `${id}@people.invalid`, employeeNo.toLowerCase(), employeeNo],
  );
  await dropPassword(sql, id);
  await sql.rows(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, $1, 'credential', $1, $2, now())
     on conflict (id) do update set password = excluded.password, "updatedAt" = now()`,
    [id, hash],
  );
}

/** The old password and every session of it. */
async function dropPassword(sql: Sql, person: PersonId): Promise<void> {
  await sql.rows(`delete from auth.account where "userId" = $1 and "providerId" = 'credential'`, [person]);
  await dropSessions(sql, { person });
}

export interface Dropping {
  readonly person?: PersonId;
  readonly session?: string;
}
/** Ends one session, or all of a person's; every process hears of it as this transaction commits. */
export async function dropSessions(sql: Sql, { person, session }: Dropping): Promise<void> {
  await sql.rows(
    `delete from auth.session where ($1::text is null or "userId" = $1::text) and ($2::text is null or id = $2::text)
       and ($1::text is not null or $2::text is not null)`,
    [person ?? null, session ?? null],
  );
  await sql.rows('select pg_notify($1, $2)', [DROPPED, session ?? person ?? '']);
}

/** A new code in place of the password, for who has forgotten it. */
export async function resetTo(deps: ServerDeps, person: Named): Promise<string> {
  await deps.database.asOwner((sql) => dropPassword(sql, person.id));
  const [given] = await giveCodes(deps, [person]);
  if (!given) throw new Problem('not-found');
  return given.code;
}

/** The account follows a new employee number or name; who left is signed out everywhere. */
export async function followPerson({ database }: Pick<ServerDeps, 'database'>, person: Person): Promise<void> {
  await database.asOwner(async (sql) => {
    await sql.rows('update account set employee_no = $2 where person_id = $1', [person.id, person.employeeNo]);
    await sql.rows(`update auth."user" set name = $2, username = lower($3), "displayUsername" = $3 where id = $1`, [
      person.id,
      person.name,
      person.employeeNo,
    ]);
    if (!person.active) await dropSessions(sql, { person: person.id });
  });
}

export async function hasAccount({ database }: Pick<ServerDeps, 'database'>, person: PersonId): Promise<boolean> {
  const rows = await database.asOwner((sql) => sql.rows('select 1 from account where person_id = $1', [person]));
  return rows.length > 0;
}

// Without the letters that are taken for digits, or for each other.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten characters of a secret: some 49 bits, readable over the telephone. */
export function codeOf(secret: string): string {
  let rest = BigInt(`0x${toHex(textDigest(secret))}`);
  let code = '';
  for (let i = 0; i < 10; i++) {
    code += LETTERS[Number(rest % BigInt(LETTERS.length))];
    rest /= BigInt(LETTERS.length);
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

function digestOf(code: string): string {
  return toHex(textDigest(`rounds-code ${plainCode(code)}`));
}

/** However it was typed. */
export function plainCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}
