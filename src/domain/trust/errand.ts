import { mayBeInside, type Fence, type Place } from '../place.ts';
import type { Customer } from '../customer.ts';
import type { PersonId } from '../ids.ts';
import type { Person, Post, Unit } from '../person.ts';
import type { BusinessLine } from '../visit/policy.ts';
import type { Stood } from '../visit/facts.ts';
import { mayBackCheck } from './back-check.ts';

/** Whose own customers lie no farther than this from the one to be asked is near enough to drop in. */
const NEAR_M = 20_000;

/** Why a colleague is less of an independent eye: of the same team, or one after whose own visits this rep went lately. */
export type Closeness = 'team' | 'returns';

/** One who may be sent to ask. */
export interface MayGo {
  readonly person: PersonId;
  /** From the nearest of their own customers; undefined where none is within reach. */
  readonly nearM: number | undefined;
  readonly close: Closeness | undefined;
}

export interface Errand {
  readonly whose: Person | undefined;
  readonly customer: Pick<Customer, 'line'>;
  /** The seat to which the customer belongs today. */
  readonly ownerPost: number;
  /** By seat number, how far the nearest of its customers is, in metres. */
  readonly nearM: ReadonlyMap<number, number>;
  /** Whose visits this rep went after lately. */
  readonly wentFor: ReadonlySet<PersonId>;
}

interface Company {
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly lines: readonly BusinessLine[];
}

/**
 * Who may go to the customer of a drawn visit: the office, but whose visit it is and who leads them; and reps of the same
 * line, where it sells, to whom the customer does not belong. Whoever is close to that rep is named only where nobody else
 * is near. The nearest first, reps before the office.
 */
export function whoMayGo(company: Company, errand: Errand): MayGo[] {
  const staff = [...company.people.values()].filter((one) => mayBackCheck(company, one, { whose: errand.whose, how: 'visit' }));
  const reps = repsFor(company, errand);
  const apart = reps.filter(({ close }) => close === undefined);
  const isAvoidable = apart.some(({ nearM }) => nearM !== undefined && nearM <= NEAR_M);
  const byNearness = (isAvoidable ? apart : reps).toSorted(
    (a, b) => Number(a.close !== undefined) - Number(b.close !== undefined) || (a.nearM ?? Infinity) - (b.nearM ?? Infinity) || order(a, b),
  );
  return [...byNearness, ...staff.map(({ id }): MayGo => ({ person: id, nearM: undefined, close: undefined })).toSorted(order)];
}

function repsFor({ people, posts, lines }: Company, { whose, customer, ownerPost, nearM, wentFor }: Errand): MayGo[] {
  // Nobody drops in at a hospital for this: its reception asks who they are and for whom they come.
  if (lines.find(({ key }) => key === customer.line)?.sales === false) return [];
  const seats = new Map(posts.map((post) => [post.id, post]));
  const team = whose?.post && seats.get(whose.post)?.unit;
  return [...people.values()].flatMap((one): MayGo[] => {
    const seat = one.post && seats.get(one.post);
    if (!seat || !one.active || one.role !== 'rep' || one.id === whose?.id) return [];
    if (one.line !== customer.line || seat.number === ownerPost) return [];
    const close = seat.unit === team ? 'team' : wentFor.has(one.id) ? 'returns' : undefined;
    return [{ person: one.id, nearM: nearM.get(seat.number), close }];
  });
}

function order({ person: a }: MayGo, { person: b }: MayGo): number {
  return a < b ? -1 : 1;
}

/** Where a phone was, as it answered at a customer's: `unknown` where it told no place, or the customer has no pin. */
export function stoodAt(place: Place | undefined, fence: Fence | null): Stood {
  if (!place || !fence) return 'unknown';
  if (place.precision === 'coarse') return place.inside === null ? 'unknown' : place.inside ? 'inside' : 'outside';
  return place.fixes.some((fix) => mayBeInside(fix, fence)) ? 'inside' : 'outside';
}
