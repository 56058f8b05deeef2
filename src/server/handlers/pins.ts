import { pinFromVisits, PIN_REASON_FROM_M, type PinMove } from '../../domain/customer/pin.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import { fixesOf } from '../../domain/visit/state.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { decidePin, readPins, waitingPins } from '../../wire/pins.ts';
import { type Company, loadCompany } from '../directives/company.ts';
import { pinChange } from '../directives/govern-pins.ts';
import { moveById, pinsOf, sameFence } from '../directives/pins.ts';
import type { Change } from '../directives/numbered.ts';
import { lockDirectives, writeDirectives } from '../directives/write.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { firstVisitsTo, foundElsewhere, waitingMoves } from '../store/pin-rows.ts';
import { customersByIds } from '../store/scenes.ts';

/** Where customers are, who said so, and the second person whom some moves need. */
export function handlePins(app: App, deps: ServerDeps): void {
  handle(app, readPins, ({ customer }, caller) => pinsPage(deps, caller, customer));
  handle(app, waitingPins, (_, caller) =>
    deps.database.within(caller.scope, async (sql) => {
      const company = await loadCompany(sql);
      const found = await waitingMoves(sql);
      return { moves: found.map(({ move, name }) => sheetOf(company, caller, { move, name })) };
    }),
  );
  handle(app, decidePin, (asked, caller) => decided(deps, caller, asked));
}

/** Found in scope first; only then is everything about it read. */
async function inScope({ database }: Pick<ServerDeps, 'database'>, { scope }: Caller, id: CustomerId): Promise<void> {
  if (!(await database.within(scope, (sql) => customersByIds(sql, [id]))).has(id)) throw new Problem('not-found');
}

async function pinsPage(deps: ServerDeps, caller: Caller, id: CustomerId) {
  await inScope(deps, caller, id);
  return deps.database.within(EVERYTHING, async (sql) => {
    const [company, pins] = [await loadCompany(sql), (await pinsOf(sql, [id])).get(id)];
    const customer = (await customersByIds(sql, [id])).get(id);
    const nameOf = (person: PersonId | undefined) => (person && company.people.get(person)?.name) ?? '';
    const told = (states: readonly PinMove['state'][]) =>
      (pins?.moves ?? [])
        .filter(({ state }) => states.includes(state))
        .map((move) => sheetOf(company, caller, { move, name: customer?.name ?? '' }));
    const set = (pins?.set ?? []).map(({ at, by, imported, fence, source, move }) => ({
      ...{ at, byName: nameOf(move?.askedBy ?? by), imported, fence, source: source ?? null, movedM: move?.movedM ?? 0 },
      ...{ why: move?.why ?? null, words: move?.words ?? null },
      approvedByName: move?.decidedBy ? nameOf(move.decidedBy) : null,
    }));
    return {
      set: set.toReversed(),
      waiting: told(['waiting']),
      past: told(['refused', 'withdrawn']).toReversed(),
      proposal: customer?.fence ? null : ((await proposed(sql, id)) ?? null),
      found: (await foundElsewhere(sql, id)).map(({ person, at, place, note }) => ({ byName: nameOf(person), at, place, note })),
      reasonFromM: company.policy.pinReasonFromM ?? PIN_REASON_FROM_M,
    };
  });
}

async function proposed(sql: Sql, id: CustomerId) {
  return pinFromVisits((await firstVisitsTo(sql, id)).map(fixesOf));
}

function sheetOf({ people }: Company, caller: Caller, { move, name }: { move: PinMove; name: string }) {
  const nameOf = (person: PersonId) => people.get(person)?.name ?? '';
  return {
    ...{ move, customerName: name, askedByName: nameOf(move.askedBy) },
    decidedByName: move.decidedBy ? nameOf(move.decidedBy) : null,
    towardNames: move.toward.map(({ person, days }) => ({ name: nameOf(person), days })),
    mayDecide: move.state === 'waiting' && mayDecide(caller, move),
  };
}

/** Nobody approves their own wish, nor what brings a pin to themselves. */
function mayDecide({ person: { id, role } }: Caller, { askedBy, toward }: PinMove): boolean {
  return (role === 'manager' || role === 'admin') && id !== askedBy && toward.every(({ person }) => person !== id);
}

interface Asked {
  readonly move: string;
  readonly decision: 'approved' | 'refused';
  readonly words?: string | undefined;
}

async function decided(deps: ServerDeps, caller: Caller, { move: id, decision, words }: Asked) {
  const asked = await deps.database.within(EVERYTHING, (sql) => moveById(sql, id));
  if (!asked) throw new Problem('not-found');
  await inScope(deps, caller, asked.customer);
  if (!mayDecide(caller, asked)) throw new Problem('not-allowed');
  return deps.database.within(EVERYTHING, async (sql) => {
    await lockDirectives(sql);
    const move = await moveById(sql, id);
    const customer = (await customersByIds(sql, [asked.customer])).get(asked.customer);
    if (move?.state !== 'waiting' || !customer || !sameFence(customer.fence, move.before)) throw new Problem('stale');
    const said: PinMove = { ...move, state: decision, decidedBy: caller.person.id, ...(words && { decidedWords: words }) };
    const { pin: _, ...rest } = customer;
    const value = { ...rest, fence: move.after, ...(move.source && { pin: move.source }) };
    const moved: Change[] = decision === 'approved' ? [{ kind: 'customer', id: customer.id, value }] : [];
    await writeDirectives(sql, { at: deps.clock.now(), by: caller.person.id }, [...moved, pinChange(said)]);
    return { move: sheetOf(await loadCompany(sql), caller, { move: said, name: customer.name }) };
  });
}
