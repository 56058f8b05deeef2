import type * as z from 'zod/mini';
import type { PersonId } from '../../domain/ids.ts';
import type { ImportReport } from '../../wire/imports.ts';
import type { Sql } from '../ports.ts';

/** What is kept of an import: the sheet as it came, and what it comes to. */
export interface ImportRow {
  readonly id: string;
  readonly kind: ImportReport['kind'];
  readonly state: ImportReport['state'];
  readonly report: Kept;
  readonly rows: readonly (readonly string[])[];
  readonly by: PersonId;
  readonly at: number;
}
export type Kept = Pick<
  z.infer<typeof ImportReport>,
  'fileName' | 'rows' | 'added' | 'changed' | 'same' | 'wrong' | 'troubles' | 'unknownColumns'
>;

export async function insertImport(sql: Sql, { id, kind, state, report, rows, by, at }: ImportRow): Promise<void> {
  await sql.rows('insert into import (id, kind, state, report, rows, by_person, at) values ($1, $2, $3, $4, $5, $6, $7)', [
    ...[id, kind, state, JSON.stringify(report), JSON.stringify(rows), by, at],
  ]);
}

/** Nobody else touches it until the transaction ends: two clicks on "apply" write once. */
export async function lockImport(sql: Sql, id: string): Promise<ImportRow | undefined> {
  const [row] = await sql.rows<ImportRow>(
    'select id, kind, state, report, rows, by_person as by, at from import where id::text = $1 for update',
    [id],
  );
  return row;
}

export async function updateImport(sql: Sql, { id, state, report }: Pick<ImportRow, 'id' | 'state' | 'report'>): Promise<void> {
  await sql.rows('update import set state = $2, report = $3 where id = $1', [id, state, JSON.stringify(report)]);
}

export async function newestImports(sql: Sql, limit: number): Promise<Omit<ImportRow, 'rows'>[]> {
  return sql.rows('select id, kind, state, report, by_person as by, at from import order by at desc limit $1', [limit]);
}
