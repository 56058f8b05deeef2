import { addDays, DAY_MS, type Instant, localDate, type LocalDate } from '../../base/moment.ts';
import {
  drawsToward,
  movedBetween,
  PIN_REASON_FROM_M,
  pinAt,
  type PinMove,
  type PinWhy,
  type Sighting,
} from '../../domain/customer/pin.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';
import { customersByIds } from '../store/scenes.ts';
import { type Company, zoneOf } from './company.ts';
import type { Change } from './numbered.ts';
import { ownersOn } from './owner-on.ts';
import { movesOf, pinsOf, sameFence } from './pins.ts';
import { sightingsOf } from './sightings.ts';

export interface PinWord {
  readonly why: PinWhy;
  readonly words: string | undefined;
}
interface Governing {
  readonly company: Company;
  readonly by: PersonId;
  readonly at: Instant;
  readonly nextId: () => string;
  readonly said: PinWord;
}
export interface Governed {
  readonly changes: readonly Change[];
  readonly waiting: readonly PinMove[];
  /** A pin that moves so far wants words, and there are none. */
  readonly wantsWords: boolean;
}

/** How far back somebody's own record is asked where they used to be. */
const SEEN_WITHIN_DAYS = 90;
const LATELY_MS = 30 * DAY_MS;

/**
 * What becomes of customers' changes once their pins are looked at. Each move is written down beside the change; one that comes
 * to where the asker or the owner used to be, or that would judge past visits anew, waits for another person, and the customer
 * is written with the pin that it had. Hold the lock of directives while this reads.
 */
export async function governPins(sql: Sql, governing: Governing, changes: readonly Change[]): Promise<Governed> {
  const asked = changes.flatMap(({ kind, value }) => (kind === 'customer' && value ? [value as Customer] : []));
  const known = await customersByIds(
    sql,
    asked.map(({ id }) => id),
  );
  const moving = asked.filter(({ id, fence }) => known.has(id) && !sameFence(known.get(id)?.fence ?? null, fence));
  if (moving.length === 0) return { changes, waiting: [], wantsWords: false };
  const moves = new Map<CustomerId, PinMove>();
  const seen = sightingsOnce(sql, governing);
  const owners = await ownersOf(sql, governing, moving);
  for (const [i, customer] of moving.entries()) {
    const before = known.get(customer.id)?.fence ?? null;
    moves.set(customer.id, await moveOf(governing, { customer, before, people: [governing.by, owners[i] as PersonId], seen }));
  }
  const reasonFromM = governing.company.policy.pinReasonFromM ?? PIN_REASON_FROM_M;
  const unexplained = [...moves.values()].filter(({ why, words }) => why !== 'import' && !words);
  const lately = await pinsOf(
    sql,
    unexplained.map(({ customer }) => customer),
  );
  const wantsWords = unexplained.some(({ customer, movedM, before, after }) => {
    // Many small steps are one large one.
    const monthAgo = pinAt(lately.get(customer)?.set ?? [], governing.at - LATELY_MS);
    return Math.max(movedM, movedBetween(monthAgo, after)) > reasonFromM || (before !== null && after === null);
  });
  const withdrawn = (await movesOf(sql, [...moves.keys()])).filter(({ move }) => move.state === 'waiting');
  return {
    wantsWords,
    waiting: [...moves.values()].filter(({ state }) => state === 'waiting'),
    changes: [
      ...changes.map((change) => heldBack(change, moves.get(change.id as CustomerId), known.get(change.id as CustomerId))),
      ...withdrawn.map(({ move }) => pinChange({ ...move, state: 'withdrawn' })),
      ...[...moves.values()].map(pinChange),
    ],
  };
}

export function pinChange(move: PinMove): Change {
  return { kind: 'pin', id: move.id, value: move };
}

interface Moving {
  readonly customer: Customer;
  readonly before: PinMove['before'];
  readonly people: readonly PersonId[];
  readonly seen: (person: PersonId) => Promise<readonly Sighting[]>;
}

async function moveOf({ by, at, nextId, said, company }: Governing, { customer, before, people, seen }: Moving): Promise<PinMove> {
  const after = customer.fence;
  const toward: PinMove['toward'] = [];
  for (const person of new Set(people)) {
    const drawn = drawsToward(await seen(person), { customer: customer.id, before, after });
    if (drawn) toward.push({ person, ...drawn });
  }
  const why = before === null ? 'first' : said.why;
  const movedM = movedBetween(before, after);
  const turnsPast = why === 'was-wrong' && movedM > (company.policy.pinReasonFromM ?? PIN_REASON_FROM_M);
  return {
    ...{ id: nextId(), customer: customer.id, before, after, why, movedM, toward, askedBy: by, askedAt: at },
    ...(customer.pin && { source: customer.pin }),
    ...(said.words && { words: said.words }),
    state: toward.length > 0 || turnsPast ? 'waiting' : 'in-force',
  };
}

/** The customer as asked for; while its move waits, with the pin that it had. */
function heldBack(change: Change, move: PinMove | undefined, known: Customer | undefined): Change {
  if (change.kind !== 'customer' || move?.state !== 'waiting' || !known) return change;
  const { pin: _, ...asked } = change.value as Customer;
  return { ...change, value: { ...asked, fence: known.fence, ...(known.pin && { pin: known.pin }) } };
}

/** Each person's own record is read once, however many pins move. */
function sightingsOnce(sql: Sql, { company, at }: Governing): Moving['seen'] {
  const held = new Map<PersonId, Promise<readonly Sighting[]>>();
  const since: LocalDate = addDays(localDate(at, zoneOf(company)), -SEEN_WITHIN_DAYS);
  return (person) => {
    const known = held.get(person) ?? sightingsOf(sql, person, since);
    held.set(person, known);
    return known;
  };
}

async function ownersOf(sql: Sql, { company, at }: Governing, customers: readonly Customer[]): Promise<PersonId[]> {
  const on = localDate(at, zoneOf(company));
  const owners = await ownersOn(
    sql,
    company,
    customers.map(({ id }) => ({ customer: id, on })),
  );
  return owners.map(({ person }) => person);
}
