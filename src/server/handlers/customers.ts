import { type LocalDate, localDate, monthOf } from '../../base/moment.ts';
import type { Customer, Ownership } from '../../domain/customer.ts';
import type { CustomerId, PostId } from '../../domain/ids.ts';
import { frequencyFor } from '../../domain/plan/frequency.ts';
import { EVERYTHING, sees } from '../../domain/scope.ts';
import { listCustomers, readCustomer, saveCustomer } from '../../wire/customers.ts';
import { narrowTo } from '../access/narrow.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import type { Change } from '../directives/numbered.ts';
import { governPins } from '../directives/govern-pins.ts';
import { lockDirectives, writeDirectives } from '../directives/write.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { type CustomerFound, findCustomer, findCustomers } from '../store/customer-rows.ts';
import { lastVisitsTo } from '../store/customer-visits.ts';
import { considered } from './sops.ts';

export function handleCustomers(app: App, deps: ServerDeps): void {
  handle(app, listCustomers, ({ unit, person, ...filter }, { scope }) =>
    deps.database.within(scope, async (sql) => {
      const company = await loadCompany(sql);
      const seats = unit || person ? narrowTo(scope, company, { unit, person }).ranges : undefined;
      const { found, total } = await findCustomers(sql, { ...filter, seats }, monthOf(todayOf(deps, company)));
      return { customers: found.map((each) => rowOf(company, each)), total };
    }),
  );
  handle(app, readCustomer, ({ customer }, caller) => customerPage(deps, caller, customer));
  handle(app, saveCustomer, (asked, caller) => saved(deps, caller, asked));
}

function todayOf({ clock }: Pick<ServerDeps, 'clock'>, company: Company): LocalDate {
  return localDate(clock.now(), zoneOf(company));
}

function rowOf(company: Company, { value, post: seat, lastVisitOn, visitsThisMonth }: CustomerFound) {
  const post = company.posts.find(({ number }) => number === seat);
  const person = post && [...company.people.values()].find((each) => each.post === post.id && each.active);
  const owner = post ? { post: post.id, postName: post.name, person: person?.id ?? null, personName: person?.name ?? null } : null;
  return {
    customer: value,
    owner,
    lastVisitOn,
    visitsThisMonth,
    target: frequencyFor(value, company.policy.frequency)?.rule.target ?? null,
  };
}

async function customerPage(deps: ServerDeps, { scope }: Caller, id: CustomerId) {
  const company = await deps.database.within(scope, async (sql) => {
    // First found in scope; only then is its whole timeline opened, whoever sat where at the time.
    const rows = await sql.rows('select 1 from customer where id = $1', [id]);
    if (rows.length === 0) throw new Problem('not-found');
    return loadCompany(sql);
  });
  return deps.database.within({ ...scope, customer: id }, async (sql) => {
    const found = await findCustomer(sql, id, monthOf(todayOf(deps, company)));
    if (!found) throw new Problem('not-found');
    const results = await sql.rows<{ kind: string; id: string; on: LocalDate; stage: string | null; amountFen: number | null }>(
      `select kind, id, on_day as on, state as stage, amount_fen as "amountFen" from result where customer_id = $1 order by on_day desc limit 200`,
      [id],
    );
    return {
      row: rowOf(company, found),
      owners: await ownersOf(sql, company, id),
      visits: await lastVisitsTo(sql, id, 50),
      sops: considered(found.value, company.sops, todayOf(deps, company)),
      results,
    };
  });
}

async function ownersOf(sql: Sql, company: Company, id: CustomerId) {
  const rows = await sql.rows<{ from: LocalDate; post: number }>(
    'select from_day as "from", post from ownership where customer_id = $1 order by from_day desc',
    [id],
  );
  return rows.map(({ from, post: seat }) => {
    const post = company.posts.find(({ number }) => number === seat);
    const person = post && [...company.people.values()].find((each) => each.post === post.id);
    return { from, postName: post?.name ?? null, personName: person?.name ?? null };
  });
}

interface Saving {
  readonly customer: Customer;
  readonly owner?: PostId | null | undefined;
  readonly ownerFrom?: LocalDate | undefined;
  readonly pin?: { readonly why: 'moved' | 'was-wrong'; readonly words?: string | undefined } | undefined;
}

/** Found in scope, or new: then it belongs to a seat that is. What somebody else looks after, nobody sees change hands by itself. */
async function saved(deps: ServerDeps, caller: Caller, { customer, owner, ownerFrom, pin }: Saving) {
  const { scope, person } = caller;
  const visible = await deps.database.within(scope, (sql) => sql.rows('select 1 from customer where id = $1', [customer.id]));
  return deps.database.within(EVERYTHING, async (sql) => {
    await lockDirectives(sql);
    const company = await loadCompany(sql);
    const known = await sql.rows<{ code: string; id: string }>('select id, code from customer where id = $1 or code = $2', [
      customer.id,
      customer.code,
    ]);
    if (known.some(({ id }) => id === customer.id) && visible.length === 0) throw new Problem('not-found');
    if (known.some(({ id }) => id !== customer.id)) throw new Problem('malformed', { at: 'customer.code' });
    if (!company.lines.some(({ key }) => key === customer.line)) throw new Problem('malformed', { at: 'customer.line' });
    refuseOwner(company, caller, owner === undefined && known.length === 0 ? null : owner);
    const changes: Change[] = [{ kind: 'customer', id: customer.id, value: customer }];
    if (owner !== undefined || known.length === 0) {
      const value: Ownership = { customer: customer.id, post: owner ?? null, from: ownerFrom ?? todayOf(deps, company) };
      changes.push({ kind: 'ownership', id: customer.id, value });
    }
    const at = deps.clock.now();
    const said = { why: pin?.why ?? 'moved', words: pin?.words } as const;
    const governed = await governPins(sql, { company, by: person.id, at, nextId: deps.ids.next, said }, changes);
    if (governed.wantsWords) throw new Problem('malformed', { at: 'pin.words' });
    await writeDirectives(sql, { at, by: person.id }, governed.changes);
    const found = await findCustomer(sql, customer.id, monthOf(todayOf(deps, company)));
    if (!found) throw new Problem('not-found');
    return { row: rowOf(company, found), pinWaits: governed.waiting.length > 0 };
  });
}

/** A manager gives customers to seats under them; the pool is the business of who sees it. */
function refuseOwner({ posts }: Company, { scope }: Caller, owner: PostId | null | undefined): void {
  if (owner === undefined) return;
  const seat = owner === null ? 0 : posts.find(({ id }) => id === owner)?.number;
  if (seat === undefined) throw new Problem('not-found', { what: 'post' });
  if (!sees(scope, seat as never)) throw new Problem('not-allowed');
}
