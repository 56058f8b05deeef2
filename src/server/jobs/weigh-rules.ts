import { POOL } from '../../domain/ids.ts';
import { type Rule, silenced } from '../../domain/trust/rule.ts';
import { lookingOf } from '../../domain/visit/policy.ts';
import { type Company, loadCompany } from '../directives/company.ts';
import { lockDirectives, writeDirectives } from '../directives/write.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { precisions } from '../store/precisions.ts';

/** Silences the signals that people too often did not agree with. The change is a directive: numbered, in the log, with its figures. */
export async function weighRules({ database, clock }: Pick<ServerDeps, 'database' | 'clock'>): Promise<number> {
  await database.asOwner(async (sql) => {
    if ((await toSilence(sql, await loadCompany(sql))).length === 0) return;
    // Counted again under the lock: an admin may have woken one in between.
    await lockDirectives(sql);
    const rules = await toSilence(sql, await loadCompany(sql));
    const changes = rules.map((value) => ({ kind: 'rule' as const, id: value.signal, value }));
    await writeDirectives(sql, { at: clock.now(), by: POOL }, changes);
  });
  return 0;
}

async function toSilence(sql: Sql, { policy, rules }: Company): Promise<Rule[]> {
  const already = new Set(rules.filter(({ silent }) => silent).map(({ signal }) => signal));
  return (await precisions(sql)).flatMap((figures) => (already.has(figures.signal) ? [] : (silenced(figures, lookingOf(policy)) ?? [])));
}
