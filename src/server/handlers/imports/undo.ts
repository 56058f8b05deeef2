import type { DirectiveKind } from '../../../domain/directives.ts';
import type { Change } from '../../directives/numbered.ts';
import { writeDirectives } from '../../directives/write.ts';
import { Problem } from '../../http/problem.ts';
import type { Sql } from '../../ports.ts';
import type { ResultSaid } from '../result-body.ts';
import { type Applying, sayAll } from './apply.ts';
import type { Saying } from './checked.ts';

/** Takes back all that an import wrote, or nothing: what something has been built on since is not pulled from under it. */
export async function undoImported(sql: Sql, applying: Applying): Promise<void> {
  const { deps, caller, importId } = applying;
  await refuseBuiltOn(sql, importId);
  const written = await sql.rows<{ kind: DirectiveKind; id: string; before: Change['value'] }>(
    `select d.kind, d.id, (select e.value from directive e where e.kind = d.kind and e.id = d.id and e.number < d.number order by e.number desc limit 1) as before
     from directive d where d.import_id = $1 order by d.number desc`,
    [importId],
  );
  // An ownership is taken back by a null: the word before it stands again by itself.
  const changes = written.map(({ kind, id, before }): Change => ({ kind, id, value: kind === 'ownership' ? null : before }));
  await writeDirectives(sql, { at: deps.clock.now(), by: caller.person.id }, changes);
  const sources = await sql.rows<{ said: ResultSaid; before: ResultSaid | null }>('select said, before from source where import_id = $1', [
    importId,
  ]);
  await sayAll(
    sql,
    applying,
    sources.map(({ said, before }): Saying => ({ said: before ?? takenBack(said), before: said })),
  );
  await sql.rows('delete from source where import_id = $1 and before is null', [importId]);
  await sql.rows('update source set said = before, before = null where import_id = $1', [importId]);
}

/** Facts are never deleted: an order is cancelled, a contract reversed, an opportunity was there already. */
function takenBack(said: ResultSaid): ResultSaid {
  const state = { order: 'cancelled', contract: 'reversed', opportunity: 'duplicate' }[said.kind];
  return { ...said, state };
}

async function refuseBuiltOn(sql: Sql, importId: string): Promise<void> {
  const [since] = await sql.rows<{ changed: number; used: number; seated: number }>(
    `with mine as (select kind, id, max(number) as number, bool_or(not exists (
        select 1 from directive e where e.kind = d.kind and e.id = d.id and e.number < d.number)) as created
      from directive d where import_id = $1 group by kind, id)
     select
       (select count(*) from mine m where exists (select 1 from directive d where d.kind = m.kind and d.id = m.id and d.number > m.number)) as changed,
       (select count(*) from mine m where m.kind = 'customer' and m.created and (
          exists (select 1 from fact f where f.customer_id = m.id::uuid)
          or exists (select 1 from plan p where p.value @> jsonb_build_object('stops', jsonb_build_array(jsonb_build_object('customer', m.id)))))) as used,
       (select count(*) from mine m where m.kind = 'person' and m.created and (
          exists (select 1 from fact f where f.person_id = m.id::uuid) or exists (select 1 from device d where d.person_id = m.id::uuid))) as seated`,
    [importId],
  );
  const built = (since?.changed ?? 0) + (since?.used ?? 0) + (since?.seated ?? 0);
  if (built > 0) throw new Problem('not-undoable', { rows: built });
}
