import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Any number that nothing else here locks. Two servers that start together take turns. */
const LOCK = 7_301_554;

/**
 * Brings a database up to date, forward only, and says which files it applied. All of them in one transaction: a
 * failure leaves the database as it was.
 */
export async function migrate(url: string, migrations: readonly Migration[] = readMigrations()): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const applied = await apply(client, migrations);
    await client.query('commit');
    return applied;
  } finally {
    // Ends the transaction as well, if it is still open.
    await client.end();
  }
}

export function readMigrations(folder = join(import.meta.dirname, 'migrations')): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, at) => {
      const number = Number.parseInt(name, 10);
      if (number !== at + 1) throw new Error(`Migrations are numbered from 1 without gaps; ${name} stands in place ${at + 1}.`);
      const sql = readFileSync(join(folder, name), 'utf8');
      return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

async function apply(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`create table if not exists migration (
    number int primary key, name text not null, sha256 text not null, at timestamptz not null default now())`);
  const { rows } = await client.query<Migration>('select number, name, sha256 from migration order by number');
  const unknown = rows.find((row) => row.number > migrations.length);
  if (unknown) throw new Error(`This database is newer than the program: it knows of ${unknown.name}.`);
  for (const row of rows) {
    const file = migrations[row.number - 1];
    if (file?.sha256 !== row.sha256)
      throw new Error(`Migration ${row.name} was applied and has been changed since. Write a new one instead.`);
  }
  const news = migrations.slice(rows.length);
  for (const { number, name, sql, sha256 } of news) {
    try {
      await client.query(sql);
    } catch (error) {
      throw new Error(`Migration ${name} fails: ${(error as Error).message}`, { cause: error });
    }
    await client.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [number, name, sha256]);
  }
  return news.map(({ name }) => name);
}
