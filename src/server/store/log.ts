import type { Checkpoint, Leaf } from '../../domain/evidence/checkpoint.ts';
import type { Digest } from '../../domain/fact.ts';
import type { NodeAt } from '../../domain/evidence/merkle.ts';
import type { Sql } from '../ports.ts';

export interface Waiting {
  readonly id: number;
  readonly kind: Leaf['kind'];
  readonly ref: string;
  readonly digest: Digest;
}

/** False where another process holds the pen. It is given back when the transaction ends. */
export async function takePen(sql: Sql): Promise<boolean> {
  const [row] = await sql.rows<{ had: boolean }>(`select pg_try_advisory_xact_lock(7302) as had`);
  return row?.had ?? false;
}

export async function takeWaiting(sql: Sql, max: number): Promise<Waiting[]> {
  return sql.rows<Waiting>(
    `with taken as (delete from to_log where id in (select id from to_log order by id limit $1) returning id, kind, ref, digest) select * from taken order by id`,
    [max],
  );
}

export async function logSize(sql: Sql): Promise<number> {
  const [row] = await sql.rows<{ size: number }>(`select coalesce(max(place) + 1, 0) as size from log_leaf`);
  return row?.size ?? 0;
}

export async function insertLeaves(sql: Sql, from: number, leaves: readonly (Waiting & { readonly hash: Digest })[]): Promise<void> {
  await sql.rows(
    `insert into log_leaf (place, kind, ref, digest, hash)
     select $1::bigint + ordinality - 1, kind, ref, digest, hash
     from rows from (jsonb_to_recordset($2::jsonb) as (kind text, ref text, digest text, hash text)) with ordinality`,
    [from, JSON.stringify(leaves)],
  );
}

export interface StoredNode {
  readonly level: number;
  readonly position: number;
  readonly hash: Digest;
}

export async function insertNodes(sql: Sql, nodes: readonly StoredNode[]): Promise<void> {
  await sql.rows(
    `insert into log_node (level, position, hash) select level, position, hash from jsonb_to_recordset($1::jsonb) as x (level int, position bigint, hash text)`,
    [JSON.stringify(nodes)],
  );
}

export async function readNodes(sql: Sql, wanted: readonly Omit<StoredNode, 'hash'>[]): Promise<StoredNode[]> {
  return sql.rows<StoredNode>(
    `select n.level, n.position, n.hash from log_node n join jsonb_to_recordset($1::jsonb) as w (level int, position bigint) using (level, position)`,
    [JSON.stringify(wanted)],
  );
}

/** Asks a function over the tree twice: first which nodes it looks at, then, with those read, what it says. */
export async function overNodes<T>(sql: Sql, ask: (at: NodeAt) => T): Promise<T> {
  const wanted: Omit<StoredNode, 'hash'>[] = [];
  ask((level, position) => {
    wanted.push({ level, position });
    return '0'.repeat(64);
  });
  const hashes = new Map((await readNodes(sql, wanted)).map(({ level, position, hash }) => [`${level} ${position}`, hash]));
  return ask((level, position) => {
    const hash = hashes.get(`${level} ${position}`);
    if (hash === undefined) throw new Error(`cannot be: the log lacks the node ${level}/${position}`);
    return hash;
  });
}

export async function insertCheckpoint(sql: Sql, { size, root, at, origin, signature }: Checkpoint): Promise<void> {
  await sql.rows(`insert into checkpoint (size, root, at, origin, signature) values ($1, $2, $3, $4, $5) on conflict (size) do nothing`, [
    ...[size, root, at, origin, signature],
  ]);
}

/** The newest checkpoint, or the newest of at least a size. */
export async function newestCheckpoint(sql: Sql): Promise<Checkpoint | undefined> {
  const [row] = await sql.rows<Omit<Checkpoint, 'v'>>(
    `select origin, size, root, at, signature from checkpoint order by size desc limit 1`,
  );
  return row && { v: 1, ...row };
}

export async function allCheckpoints(sql: Sql): Promise<Checkpoint[]> {
  const rows = await sql.rows<Omit<Checkpoint, 'v'>>(`select origin, size, root, at, signature from checkpoint order by size`);
  return rows.map((row) => ({ v: 1, ...row }));
}

export async function leavesFrom(sql: Sql, from: number, max: number): Promise<Leaf[]> {
  const rows = await sql.rows<Omit<Leaf, 'v'>>(`select kind, ref, digest from log_leaf where place >= $1 order by place limit $2`, [
    from,
    max,
  ]);
  return rows.map((row) => ({ v: 1, ...row }));
}

/** Where these refs stand in the log: the first leaf of each. */
export async function placesOf(sql: Sql, kind: Leaf['kind'], refs: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.rows<{ ref: string; place: number }>(
    `select ref, min(place) as place from log_leaf where kind = $1 and ref = any($2) group by ref`,
    [kind, refs],
  );
  return new Map(rows.map(({ ref, place }) => [ref, place]));
}
