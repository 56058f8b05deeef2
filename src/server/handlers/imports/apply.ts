import type { Company } from '../../directives/company.ts';
import { ownersOn } from '../../directives/owner-on.ts';
import { governPins } from '../../directives/govern-pins.ts';
import { lockDirectives, writeDirectives } from '../../directives/write.ts';
import type { Caller } from '../../http/handle.ts';
import { sayAllAtDesk } from '../../log/desk.ts';
import type { ServerDeps, Sql } from '../../ports.ts';
import { bodyOf } from '../result-body.ts';
import type { Checked, Saying } from './checked.ts';

export interface Applying {
  readonly deps: ServerDeps;
  readonly company: Company;
  readonly caller: Caller;
  readonly importId: string;
}

/** Writes what a checked sheet comes to: directives as they are, results as facts of their customers' owners. */
export async function applyChecked(sql: Sql, applying: Applying, { changes, said }: Pick<Checked, 'changes' | 'said'>): Promise<void> {
  const { deps, company, caller, importId } = applying;
  const [at, by] = [deps.clock.now(), caller.person.id];
  await lockDirectives(sql);
  const governed = await governPins(sql, { company, by, at, nextId: deps.ids.next, said: { why: 'import', words: undefined } }, changes);
  await writeDirectives(sql, { at, by, importId }, governed.changes);
  await sayAll(sql, applying, said);
  await keepSources(sql, importId, said);
}

export async function sayAll(sql: Sql, { deps, company, caller }: Applying, said: readonly Saying[]): Promise<void> {
  if (said.length === 0) return;
  const owners = await ownersOn(
    sql,
    company,
    said.map(({ said: { customer, on } }) => ({ customer, on })),
  );
  const words = said.map(({ said: it }, i) => {
    const [owner, body] = [owners[i], bodyOf(it)];
    if (!owner || !body) throw new Error('cannot be: a row that was checked cannot be said');
    return { person: owner.person, by: caller.person.id, post: owner.seat, day: it.on, body };
  });
  await sayAllAtDesk(sql, deps, words);
}

async function keepSources(sql: Sql, importId: string, said: readonly Saying[]): Promise<void> {
  const rows = said.map(({ said: it, before }) => ({
    ...{ kind: it.kind, system: it.source?.system, external_id: it.source?.externalId },
    ...{ ref: it.id, said: it, before, import_id: importId },
  }));
  await sql.rows(
    `insert into source (kind, system, external_id, ref, said, before, import_id)
     select kind, system, external_id, ref, said, nullif(before, 'null'::jsonb), import_id from jsonb_to_recordset($1::jsonb)
       as x (kind text, system text, external_id text, ref uuid, said jsonb, before jsonb, import_id uuid)
     on conflict (kind, system, external_id) do update set said = excluded.said, before = excluded.before, import_id = excluded.import_id`,
    [JSON.stringify(rows)],
  );
}
