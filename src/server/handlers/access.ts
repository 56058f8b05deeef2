import { addDays, localDate } from '../../base/moment.ts';
import type { CustomerId, InstitutionId } from '../../domain/ids.ts';
import { type Institution, type OpenDay, openWindows } from '../../domain/plan/access.ts';
import { accessTroubles, doorTroubles, institutionTroubles } from '../../domain/plan/access-troubles.ts';
import { placeTrouble } from '../../domain/plan/placeable.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { listInstitutions, readAccess, saveAccess, saveInstitution } from '../../wire/access.ts';
import { isSea } from '../adapters/coast.ts';
import { loadCompany, zoneOf } from '../directives/company.ts';
import { doorsOf } from '../directives/doors.ts';
import type { Change } from '../directives/numbered.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { accessOf, customersUnder, newestNumbers } from '../store/access-rows.ts';
import { writing } from './org.ts';

/** The days that a sheet shows ahead. */
const DAYS_AHEAD = 21;

/** When customers let somebody in: their own hours, and the rules of the house they are in. */
export function handleAccess(app: App, deps: ServerDeps): void {
  handle(app, readAccess, ({ customer }, caller) => sheetFor(deps, caller, customer));
  handle(app, saveAccess, async ({ access, number }, caller) => {
    await deps.database.within(caller.scope, (sql) => found(sql, access.customer));
    refuseFirst(accessTroubles(access));
    const [written = 0] = await writing(deps, caller, async ({ institutions }, sql) => {
      if ((await found(sql, access.customer)).number !== number) throw new Problem('stale');
      if (access.institution && !institutions.has(access.institution)) throw new Problem('not-found', { what: 'institution' });
      return [{ kind: 'access', id: access.customer, value: access }] satisfies Change[];
    });
    return { number: written };
  });
  handle(app, listInstitutions, (_, caller) => institutionsFor(deps, caller));
  handle(app, saveInstitution, async ({ institution, number }, caller) => {
    refuseFirst(institutionTroubles(institution));
    const mine = await institutionsFor(deps, caller);
    const [written = 0] = await writing(deps, caller, async ({ institutions }, sql) => {
      const known = institutions.has(institution.id);
      if (known && !mine.institutions.some((one) => one.institution.id === institution.id)) throw new Problem('not-found');
      if (((await newestNumbers(sql, 'institution')).get(institution.id) ?? 0) !== number) throw new Problem('stale');
      return [{ kind: 'institution', id: institution.id, value: institution }] satisfies Change[];
    });
    return { number: written };
  });
}

async function found(sql: Sql, customer: CustomerId) {
  const row = await accessOf(sql, customer);
  if (!row) throw new Problem('not-found');
  return row;
}

function refuseFirst(
  troubles: readonly { readonly code: string; readonly level: string; readonly says: Readonly<Record<string, string | number>> }[],
): void {
  const first = troubles.find(({ level }) => level === 'refuse');
  if (first) throw new Problem('contradicts', { ...first.says, what: first.code });
}

async function sheetFor(deps: ServerDeps, { scope }: Caller, id: CustomerId) {
  const [company, row, under, numbers] = await deps.database.within(
    scope,
    async (sql) =>
      [await loadCompany(sql), await found(sql, id), await customersUnder(sql), await newestNumbers(sql, 'institution')] as const,
  );
  const today = localDate(deps.clock.now(), zoneOf(company));
  const doors = doorsOf(company, row.access ?? undefined);
  const { institution } = doors;
  return {
    access: row.access,
    number: row.number,
    institution: institution
      ? { institution, number: numbers.get(institution.id) ?? 0, customers: under.get(institution.id)?.seen ?? 0 }
      : null,
    days: Array.from({ length: DAYS_AHEAD }, (_, i) => openDaySheet(openWindows(doors, addDays(today, i)))),
    troubles: row.access ? [...accessTroubles(row.access), ...doorTroubles(doors, today)] : [],
    place: placeTrouble(row.customer, isSea) ?? null,
  };
}

export function openDaySheet({ windows, why, note, asks, ...rest }: OpenDay) {
  const asked = asks.map((one) => ({ ...one, windows: [...one.windows], heads: one.heads ?? null }));
  return { ...rest, windows: [...windows], why: why ?? null, note: note ?? null, asks: asked };
}

/** Those with a customer in sight, and those that nobody stands under yet. */
async function institutionsFor(deps: ServerDeps, { scope }: Caller) {
  const [company, under, all, numbers] = [
    ...(await deps.database.within(scope, async (sql) => [await loadCompany(sql), await customersUnder(sql)] as const)),
    ...(await deps.database.within(
      EVERYTHING,
      async (sql) => [await customersUnder(sql), await newestNumbers(sql, 'institution')] as const,
    )),
  ] as const;
  const inSight = ({ id }: Institution) => (under.get(id)?.seen ?? 0) > 0 || !all.has(id);
  const sheetOf = (institution: Institution) => ({
    institution,
    number: numbers.get(institution.id) ?? 0,
    customers: under.get(institution.id as InstitutionId)?.seen ?? 0,
  });
  return { institutions: [...company.institutions.values()].filter(inSight).map(sheetOf) };
}
