import type { Instant } from '../../base/moment.ts';
import type { Precision, Rule } from '../../domain/trust/rule.ts';
import type { Sql } from '../ports.ts';

/**
 * How often people agreed with each signal that raised doubt, or would have were it not silent, among the visits that this
 * transaction sees. Only decisions count: what was asked, or fell away in time, says nothing of the signal. After an admin
 * woke a signal it starts anew.
 */
export async function precisions(sql: Sql): Promise<Precision[]> {
  return sql.rows<Precision>(
    `with woken as (select distinct on (id) id, at, value from directive where kind = 'rule' order by id, number desc),
     spoke as (
       select f ->> 'signal' as signal, v.decision, v.decided_at
       from visit v cross join lateral jsonb_array_elements(v.sheet -> 'verdict' -> 'findings') f
       where v.decision in ('accepted', 'rejected') and ((f ->> 'doubtBans')::float8 > 0 or (f ->> 'silentBans')::float8 > 0))
     select s.signal, count(*) filter (where s.decision = 'rejected') as confirmed, count(*) as decided
     from spoke s left join woken w on w.id = s.signal and not (w.value ->> 'silent')::boolean
     where w.at is null or s.decided_at > w.at
     group by s.signal order by s.signal`,
  );
}

export interface AskedOf {
  /** Undefined for visits that no signal raised doubt on. */
  readonly signal: string | undefined;
  readonly denied: number;
  readonly asked: number;
}

/**
 * What customers answered about the visits that a signal raised doubt on, of the random part of back-checks alone: they were
 * drawn whatever was found, and who was asked knew nothing of it. What the customer's own word raised is no measure of itself.
 */
export async function customersOn(sql: Sql): Promise<AskedOf[]> {
  const rows = await sql.rows<Omit<AskedOf, 'signal'> & { signal: string | null }>(
    `select spoke.signal, count(*) filter (where b.outcome = 'denied') as denied, count(*) as asked
     from back_check b join visit v on v.person_id = b.person_id and v.id = b.visit_id
     left join lateral (select f ->> 'signal' as signal from jsonb_array_elements(v.sheet -> 'verdict' -> 'findings') f
       where f ->> 'family' <> 'site' and ((f ->> 'doubtBans')::float8 > 0 or (f ->> 'silentBans')::float8 > 0)) spoke on true
     where b.part = 'random' and b.outcome in ('confirmed', 'denied') group by spoke.signal`,
  );
  return rows.map(({ signal, ...figures }) => ({ ...figures, signal: signal ?? undefined }));
}

export interface RuleNow extends Rule {
  readonly number: number;
  readonly at: Instant;
}

/** The newest word on each signal that there is one on. */
export async function rulesNow(sql: Sql): Promise<RuleNow[]> {
  const rows = await sql.rows<{ number: number; at: Instant; value: Rule }>(
    `select distinct on (id) number, at, value from directive where kind = 'rule' order by id, number desc`,
  );
  return rows.flatMap(({ number, at, value }) => (value ? [{ ...value, number, at }] : []));
}

/** Drawn visits that nothing spoke against, and those of them that a person did not accept. */
export async function misses(sql: Sql): Promise<{ readonly wrong: number; readonly decided: number; readonly drawn: number }> {
  const [row] = await sql.rows<{ wrong: number; decided: number; drawn: number }>(
    `select count(*) filter (where decision = 'rejected') as wrong, count(*) filter (where decision in ('accepted', 'rejected')) as decided,
       count(*) as drawn from visit where sampled and not review and ended_at is not null`,
  );
  return row ?? { wrong: 0, decided: 0, drawn: 0 };
}
