import pg from 'pg';
import type { Scope } from '../../domain/scope.ts';
import type { Database, Sql } from '../ports.ts';

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
pg.types.setTypeParser(INT8, Number); // counts, instants and version numbers all fit into a double
pg.types.setTypeParser(NUMERIC, Number);
pg.types.setTypeParser(DATE, (text) => text); // a date is a date, in no zone

/** A pool of connections to a real Postgres, given as the owner of the schema; requests step down to `rounds_app`. */
export function openPostgres(url: string, { connections = 10 } = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 5_000 });
  const listeners = new Set<() => Promise<void>>();
  pool.on('error', () => {}); // a connection that dies in the pool is replaced; the query that needs one says so
  // For as long as it lives, also while it works and while the pool lets go of it: unheard, its end would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    within: (scope, work) => transaction(pool, settingsOf(scope), work),
    asOwner: (work) => transaction(pool, '', work),
    listen: async (channel, heard) => {
      const end = await listen(url, channel, heard);
      listeners.add(end);
      return async () => {
        listeners.delete(end);
        await end();
      };
    },
    close: async () => {
      await Promise.all([...listeners].map((end) => end()));
      await pool.end();
    },
  };
}

/** `set local` takes no parameters: only whole numbers and a UUID that its type has checked go in. */
function settingsOf({ ranges, customer }: Scope): string {
  const lo = ranges.length === 0 ? '' : Math.min(...ranges.map(([from]) => from));
  const hi = ranges.length === 0 ? '' : Math.max(...ranges.map(([, to]) => to));
  const holes = ranges.length > 1 ? `{${ranges.map(([from, to]) => `[${from},${to}]`).join(',')}}` : '';
  return `set local role rounds_app; set local app.lo = '${lo}'; set local app.hi = '${hi}'; set local app.ranges = '${holes}'; set local app.customer = '${customer ?? ''}'`;
}

async function transaction<T>(pool: pg.Pool, first: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`begin; ${first}`);
    const result = await work(sqlOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {}); // the first error is the one to tell
    throw error;
  } finally {
    client.release();
  }
}

/** A statement with parameters is planned once for each connection: deriving a day is dozens of small ones, and planning was a quarter of it. */
function sqlOf(client: pg.PoolClient): Sql {
  return {
    rows: async <Row>(text: string, values: readonly unknown[] = []) => {
      const asked = values.length > 0 ? { name: nameOf(text), text, values: [...values] } : { text };
      return (await client.query(asked)).rows as Row[];
    },
  };
}

const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? `rounds-${names.size}`;
  names.set(text, name);
  return name;
}

/** Listens on a connection of its own, and connects again when it is cut. */
async function listen(url: string, channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
  let [ended, client]: [boolean, pg.Client | undefined] = [false, undefined];
  const connect = async () => {
    client = new pg.Client({ connectionString: url });
    client.on('notification', ({ payload }) => heard(payload ?? ''));
    client.on('error', () => {}); // 'end' follows
    client.on('end', () => {
      if (!ended) setTimeout(() => connect().catch(() => {}), 1_000);
    });
    await client.connect();
    await client.query(`listen ${channel}`);
    heard(''); // what was missed while nobody listened
  };
  await connect();
  return async () => {
    ended = true;
    await client?.end().catch(() => {}); // it may be away already
  };
}
