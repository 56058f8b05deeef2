import { groupBy } from '../../base/group.ts';
import { canonical, type Json } from '../../base/json.ts';
import type { Instant } from '../../base/moment.ts';
import type { PinMove, PinVersion } from '../../domain/customer/pin.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

/** A pin as a version of the customer set it. */
export interface PinSet extends PinVersion {
  readonly by: PersonId;
  readonly imported: boolean;
  readonly source: Customer['pin'];
  /** The move that it came by; none for a customer that was made with it. */
  readonly move: PinMove | undefined;
}

export interface Pins {
  readonly set: readonly PinSet[];
  /** Every move that was ever asked for, as it stands now, in the order in which they were asked. */
  readonly moves: readonly PinMove[];
}

interface Row {
  readonly id: CustomerId;
  readonly at: Instant;
  readonly by: PersonId;
  readonly imported: boolean;
  readonly fence: PinVersion['fence'];
  readonly pin: Customer['pin'] | null;
}

/** Every pin that these customers ever had, in order, and how each came to be. */
export async function pinsOf(sql: Sql, customers: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, Pins>> {
  if (customers.length === 0) return new Map();
  const rows = await sql.rows<Row>(
    `select id, at, by_person as by, import_id is not null as imported, value -> 'fence' as fence, value -> 'pin' as pin
     from directive where kind = 'customer' and id = any($1) and value is not null order by id, number`,
    [customers],
  );
  const [rowsOf, movesFor] = [groupBy(rows, ({ id }) => id), groupBy(await movesOf(sql, customers), ({ move }) => move.customer)];
  return new Map(customers.map((id) => [id, joined(rowsOf.get(id) ?? [], movesFor.get(id) ?? [])]));
}

interface SaidMove {
  readonly move: PinMove;
  /** When its newest word was said: a move that came into force then did so. */
  readonly saidAt: Instant;
}

export async function movesOf(sql: Sql, customers: readonly CustomerId[]): Promise<SaidMove[]> {
  const rows = await sql.rows<{ value: PinMove | null; at: Instant }>(
    `select distinct on (id) value, at from directive where kind = 'pin' and id in (
       select id from directive where kind = 'pin' and value ->> 'customer' = any($1)) order by id, number desc`,
    [customers],
  );
  return rows
    .flatMap(({ value, at }) => (value ? [{ move: value, saidAt: at }] : []))
    .toSorted(({ move: a }, { move: b }) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1));
}

/** The newest word on one move. */
export async function moveById(sql: Sql, id: string): Promise<PinMove | undefined> {
  const [row] = await sql.rows<{ value: PinMove | null }>(
    `select value from directive where kind = 'pin' and id = $1 order by number desc limit 1`,
    [id],
  );
  return row?.value ?? undefined;
}

const IN_FORCE: ReadonlySet<PinMove['state']> = new Set(['in-force', 'approved']);

function joined(rows: readonly Row[], moves: readonly SaidMove[]): Pins {
  const set: PinSet[] = [];
  for (const { at, by, imported, fence, pin } of rows) {
    if (set.length > 0 && sameFence(set.at(-1)?.fence ?? null, fence)) continue;
    const came = moves.find(({ move, saidAt }) => saidAt === at && IN_FORCE.has(move.state) && sameFence(move.after, fence));
    const move = came?.move;
    const always = move?.state === 'approved' && move.why === 'was-wrong';
    set.push({ at, by, imported, fence, source: pin ?? undefined, move, always });
  }
  return { set, moves: moves.map(({ move }) => move) };
}

export function sameFence(a: PinVersion['fence'], b: PinVersion['fence']): boolean {
  return canonical(a as unknown as Json) === canonical(b as unknown as Json);
}
