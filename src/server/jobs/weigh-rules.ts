import { POOL } from '../../domain/ids.ts';
import { silenced } from '../../domain/trust/rule.ts';
import { lookingOf } from '../../domain/visit/policy.ts';
import { loadCompany } from '../directives/company.ts';
import { lockDirectives, writeDirectives } from '../directives/write.ts';
import type { ServerDeps } from '../ports.ts';
import { precisions } from '../store/precisions.ts';

/** Silences the signals that people too often did not agree with. The change is a directive: numbered, in the log, with its figures. */
export async function weighRules({ database, clock }: Pick<ServerDeps, 'database' | 'clock'>): Promise<number> {
  await database.asOwner(async (sql) => {
    await lockDirectives(sql);
    const { policy, rules } = await loadCompany(sql);
    const looking = lookingOf(policy);
    const already = new Set(rules.filter(({ silent }) => silent).map(({ signal }) => signal));
    const changes = (await precisions(sql)).flatMap((figures) => {
      const rule = already.has(figures.signal) ? undefined : silenced(figures, looking);
      return rule ? [{ kind: 'rule' as const, id: rule.signal, value: rule }] : [];
    });
    await writeDirectives(sql, { at: clock.now(), by: POOL }, changes);
  });
  return 0;
}
