import type * as z from 'zod/mini';
import { type Instant, type Month, nextMonth, monthOf, localDate } from '../../../base/moment.ts';
import type { PersonId } from '../../../domain/ids.ts';
import type { Certified } from '../../../domain/plan/certified.ts';
import type { FrequencyRule } from '../../../domain/plan/frequency.ts';
import { planningOf } from '../../../domain/plan/rules.ts';
import { EVERYTHING, sees } from '../../../domain/scope.ts';
import { type CertificateSheet, certifyMonth, listCertificates, overrideCertificate } from '../../../wire/certificates.ts';
import { tryPolicy } from '../../../wire/policy.ts';
import { certified } from '../../derive/certify-month.ts';
import { quotaOf } from '../../derive/month-quota.ts';
import { type Company, loadCompany, seatOf } from '../../directives/company.ts';
import { lockDirectives, writeDirectives } from '../../directives/write.ts';
import { type App, type Caller, handle } from '../../http/handle.ts';
import { Problem } from '../../http/problem.ts';
import type { ServerDeps, Sql } from '../../ports.ts';
import { customersByIds } from '../../store/scenes.ts';
import { inSight } from '../../access/in-sight.ts';

const AHEAD_MONTHS = 3;

type Sheet = z.output<typeof CertificateSheet>;

/** How sure it is that a month can be kept: said before it is asked of somebody, and kept with what it rests on. */
export function handleCertificates(app: App, deps: ServerDeps): void {
  handle(app, listCertificates, async ({ month }, caller) =>
    deps.database.within(EVERYTHING, async (sql) => {
      const company = await loadCompany(sql);
      const rows = await newest(sql, month);
      const seen = rows.filter(({ value }) => isSeen(company, caller, value.person));
      const certificates = [];
      for (const row of seen) certificates.push(await sheetOf(sql, company, row));
      return {
        certificates: certificates.toSorted((a, b) => a.certified.probability - b.certified.probability),
        goalPercent: planningOf(company.policy).goalPercent,
      };
    }),
  );
  handle(app, certifyMonth, async ({ person: whose, month }, caller) => {
    const { company, value } = await lived(deps, caller, { whose, month });
    return deps.database.within(EVERYTHING, async (sql) => {
      const [number = 0] = await writeDirectives(sql, { at: deps.clock.now(), by: caller.person.id }, [changeOf(value)]);
      return sheetOf(sql, company, { number, at: deps.clock.now(), value });
    });
  });
  handle(app, tryPolicy, async ({ person: whose, month, frequency }, caller) => {
    const { value } = await lived(deps, caller, { whose, month, frequency });
    const { probability, goal, visits, binding } = value;
    return { person: whose, probability, goal, visits, binding: probability < goal ? (binding?.what ?? null) : null };
  });
  handle(app, overrideCertificate, async ({ person, month, number, reason }, caller) =>
    deps.database.within(EVERYTHING, async (sql) => {
      const company = await loadCompany(sql);
      inSight(company, caller, person);
      await lockDirectives(sql);
      const row = (await newest(sql, month)).find(({ value }) => value.person === person);
      if (!row) throw new Problem('not-found');
      if (row.number !== number) throw new Problem('stale');
      const value: Certified = { ...row.value, override: { by: caller.person.id, reason } };
      const [written = 0] = await writeDirectives(sql, { at: deps.clock.now(), by: caller.person.id }, [changeOf(value)]);
      return { number: written };
    }),
  );
}

interface Living {
  readonly whose: PersonId;
  readonly month: Month;
  /** Rules that are not in force yet. */
  readonly frequency?: readonly FrequencyRule[];
}

async function lived(deps: ServerDeps, caller: Caller, { whose, month, frequency }: Living) {
  const model = await deps.travel.model();
  const known = await deps.database.within(EVERYTHING, async (sql) => {
    const now = await loadCompany(sql);
    const company = frequency ? { ...now, policy: { ...now.policy, frequency: [...frequency] } } : now;
    const person = inSight(company, caller, whose);
    refuseFarMonths(month, monthOf(localDate(deps.clock.now(), person.duty.zone)));
    return { company, quota: await quotaOf(sql, company, { person, month, now: deps.clock.now(), model }) };
  });
  return { company: known.company, value: await certified(deps, { ...known, person: whose, month }) };
}

function refuseFarMonths(month: Month, now: Month): void {
  const months = [now];
  while (months.length <= AHEAD_MONTHS) months.push(nextMonth(months.at(-1) as Month));
  if (!months.includes(month)) throw new Problem('malformed', { at: 'month' });
}

interface Row {
  readonly number: number;
  readonly at: Instant;
  readonly value: Certified;
}

async function newest(sql: Sql, month: Month): Promise<Row[]> {
  const rows = await sql.rows<Row>(
    `select distinct on (id) number, at, value from directive where kind = 'certificate' and id like '%:' || $1 order by id, number desc`,
    [month],
  );
  return rows.filter(({ value }) => value !== null);
}

function isSeen({ people, posts }: Company, { person: me, scope }: Caller, whose: PersonId): boolean {
  const person = people.get(whose);
  return person !== undefined && (whose === me.id || sees(scope, seatOf({ posts }, person) as never));
}

async function sheetOf(sql: Sql, { people }: Company, { number, at, value }: Row): Promise<Sheet> {
  const named = [...new Set(value.remedies.flatMap(({ customers }) => customers))];
  const customers = named.length > 0 ? await customersByIds(sql, named) : new Map();
  const names = Object.fromEntries([...customers.values()].map(({ id, name }: { id: string; name: string }) => [id, name]));
  const by = value.override && people.get(value.override.by)?.name;
  return { certified: value, number, at, personName: people.get(value.person)?.name ?? '', overriddenBy: by ?? null, customers: names };
}

function changeOf(value: Certified) {
  return { kind: 'certificate' as const, id: `${value.person}:${value.month}`, value };
}
