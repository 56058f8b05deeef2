import { type LocalDate, localDate } from '../../base/moment.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { listResults, saveResult } from '../../wire/results.ts';
import { loadCompany } from '../directives/company.ts';
import { ownersOn } from '../directives/owner-on.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import { sayAtDesk } from '../log/desk.ts';
import type { ServerDeps } from '../ports.ts';
import { bodyOf, type ResultSaid } from './result-body.ts';

interface Stored {
  readonly kind: 'opportunity' | 'contract' | 'order';
  readonly id: string;
  readonly customer: ResultSaid['customer'];
  readonly customerName: string | null;
  readonly person: never;
  readonly on: LocalDate;
  readonly state: string;
  readonly amountFen: number | null;
  readonly need: string | null;
  readonly total: number;
}

export function handleResults(app: App, deps: ServerDeps): void {
  handle(app, listResults, ({ kind, customer, from, to, limit }, { scope }) =>
    deps.database.within(scope, async (sql) => {
      const { people } = await loadCompany(sql);
      const rows = await sql.rows<Stored>(
        `select r.kind, r.id, r.customer_id as customer, c.name as "customerName", r.person_id as person, r.on_day as "on", r.state,
           r.amount_fen as "amountFen", r.value ->> 'need' as need, count(*) over () as total
         from result r left join customer c on c.id = r.customer_id
         where r.kind = $1 and ($2::uuid is null or r.customer_id = $2) and r.on_day between coalesce($3::date, '-infinity') and coalesce($4::date, 'infinity')
         order by r.on_day desc, r.id limit $5`,
        [kind, customer ?? null, from ?? null, to ?? null, Math.min(1_000, Math.max(1, Math.trunc(limit ?? 200)))],
      );
      const results = rows.map(({ kind: of, id, customer: whose, customerName, person, on, state, amountFen, need }) => ({
        ...{ kind: of, id, customer: whose, customerName: customerName ?? '', person, on, state, amountFen, need },
        personName: people.get(person)?.name ?? '',
      }));
      return { results, total: rows[0]?.total ?? 0 };
    }),
  );
  handle(app, saveResult, (asked, caller) => said(deps, caller, asked));
}

async function said(deps: ServerDeps, { person: me, scope }: Caller, asked: ResultSaid) {
  const [customer] = await deps.database.within(scope, (sql) =>
    sql.rows<{ name: string; line: string }>('select name, line from customer where id = $1', [asked.customer]),
  );
  if (!customer) throw new Problem('not-found');
  const body = bodyOf(asked);
  if (!body) throw new Problem('malformed', { at: 'state' });
  return deps.database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    // A line that is not sales carries no sales figures of its people.
    if (company.lines.find(({ key }) => key === customer.line)?.sales === false) throw new Problem('not-allowed');
    if (asked.on > localDate(deps.clock.now(), me.duty.zone)) throw new Problem('malformed', { at: 'on' });
    const [owner] = await ownersOn(sql, company, [asked]);
    if (!owner) throw new Problem('not-found');
    await sayAtDesk(sql, deps, { person: owner.person, by: me.id, post: owner.seat, day: asked.on, body });
    const { kind, id, on, state, amountFen, need } = asked;
    const personName = company.people.get(owner.person)?.name ?? '';
    const rest = { customerName: customer.name, person: owner.person, personName, amountFen: amountFen ?? null, need: need ?? null };
    return { result: { kind, id, customer: asked.customer, on, state, ...rest } };
  });
}
