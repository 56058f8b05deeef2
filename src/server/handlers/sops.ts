import { localDate } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import { inForce, type SopTemplate, sopFor } from '../../domain/sop/template.ts';
import { listSops, publishSop, whichSop } from '../../wire/sops.ts';
import { loadCompany, zoneOf } from '../directives/company.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { writing } from './org.ts';

export function handleSops(app: App, deps: ServerDeps): void {
  handle(app, listSops, (_, { scope }) =>
    deps.database.within(scope, async (sql) => {
      const company = await loadCompany(sql);
      const published = await sql.rows<{ id: string; at: number }>(
        `select id, min(at) as at from directive where kind = 'sop' group by id`,
      );
      const customers = await sql.rows<{ value: Customer }>(`select value from customer where stage <> 'closed'`);
      const live = inForce(company.sops, localDate(deps.clock.now(), zoneOf(company)));
      const counts = new Map<SopTemplate, number>();
      for (const { value } of customers) {
        const chosen = sopFor(value, live).chosen?.sop;
        if (chosen) counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
      }
      const publishedAt = new Map(published.map(({ id, at }) => [id, at]));
      const sops = company.sops.map((sop) => ({
        sop,
        live: live.includes(sop),
        publishedAt: publishedAt.get(`${sop.key}:${sop.version}`) ?? 0,
        customers: counts.get(sop) ?? 0,
      }));
      return { sops };
    }),
  );
  handle(app, publishSop, async ({ sop }, caller) => {
    let version = 1;
    await writing(deps, caller, ({ sops, lines }) => {
      if (!lines.some(({ key }) => key === sop.line)) throw new Problem('not-found', { what: 'line' });
      refuseTwins(sop);
      version = 1 + Math.max(0, ...sops.filter(({ key }) => key === sop.key).map((each) => each.version));
      return [{ kind: 'sop', id: `${sop.key}:${version}`, value: { ...sop, version } }];
    });
    return { version };
  });
  handle(app, whichSop, ({ customer }, { scope }) =>
    deps.database.within(scope, async (sql) => {
      const company = await loadCompany(sql);
      const [row] = await sql.rows<{ value: Customer }>('select value from customer where id = $1', [customer]);
      if (!row) throw new Problem('not-found');
      return { considered: [...considered(row.value, company.sops, localDate(deps.clock.now(), zoneOf(company)))] };
    }),
  );
}

export function considered(customer: Customer, sops: readonly SopTemplate[], today: string) {
  return sopFor(customer, inForce(sops, today)).considered.map(({ sop, holds, reasons }) => ({
    sop,
    holds,
    reasons: reasons.map(({ trait, wanted, had, holds: held }) => ({ trait, wanted: [...wanted], had: [...had], holds: held })),
  }));
}

/** Answers are kept by the question's id: two questions of one name would overwrite each other. */
function refuseTwins({ steps }: SopTemplate): void {
  const ids = steps.flatMap(({ questions }) => questions.map(({ id }) => id));
  const twin = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twin) throw new Problem('malformed', { at: `steps.${twin}` });
}
