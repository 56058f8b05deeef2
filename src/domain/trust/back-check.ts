import { fromHex, toHex, utf8 } from '../../base/bytes.ts';
import { taggedDigest } from '../../base/digest.ts';
import { groupBy } from '../../base/group.ts';
import type { Digest } from '../fact.ts';
import type { UnitId } from '../ids.ts';
import type { Person, Post, Unit } from '../person.ts';
import type { BackCheckHow } from '../visit/facts.ts';

/** Of a hundred visits of a stratum so many are drawn, and never fewer than two where there are two. */
const RANDOM_PERCENT = 5;
const LEAST_IN_STRATUM = 2;
/** Besides, of a hundred visits of the week this many from the top of the order; they feed no rate. */
const RANKED_PERCENT = 1;

/** A visit of a closed week, as the draw sees it. */
export interface Drawable {
  readonly id: string;
  readonly region: string;
  readonly line: string;
  /** Its place in the order of back-checks; 0 where nothing is said of it. */
  readonly rank: number;
}

export interface DrawnStratum {
  readonly region: string;
  readonly line: string;
  readonly visits: number;
  readonly drawn: number;
}

export interface BackCheckDraw {
  readonly strata: readonly DrawnStratum[];
  readonly random: readonly string[];
  readonly ranked: readonly string[];
}

/**
 * The visits of a week that somebody goes after. Of each region and line those with the smallest lots, which the seed and
 * the visit alone decide; then some of those worth a look first, kept apart, because who is picked for a reason says
 * nothing of the others.
 */
export function drawBackChecks(seed: Digest, visits: readonly Drawable[]): BackCheckDraw {
  const groups = [...groupBy(visits, ({ region, line }) => `${region} ${line}`).values()];
  const random = new Set<string>();
  const strata = groups.flatMap((group): DrawnStratum[] => {
    const [first] = group;
    if (!first) return [];
    const drawn = Math.min(group.length, Math.max(LEAST_IN_STRATUM, Math.ceil((group.length * RANDOM_PERCENT) / 100)));
    for (const id of byLot(seed, group).slice(0, drawn)) random.add(id);
    return [{ region: first.region, line: first.line, visits: group.length, drawn }];
  });
  const ranked = visits
    .filter(({ id, rank }) => rank > 0 && !random.has(id))
    .toSorted((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
    .slice(0, Math.ceil((visits.length * RANKED_PERCENT) / 100))
    .map(({ id }) => id);
  return { strata, random: [...random], ranked };
}

function byLot(seed: Digest, group: readonly Drawable[]): string[] {
  return group
    .map(({ id }) => ({ id, lot: lotOf(seed, 'ROUNDS-BACK-CHECK-1', id) }))
    .toSorted((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** How it is asked at first, by lot too. Where a receipt cannot be (no sales, or it was answered already) somebody calls. */
export function howToAsk(seed: Digest, visit: string, mayReceipt: boolean): BackCheckHow {
  const lot = lotOf(seed, 'ROUNDS-BACK-CHECK-HOW-1', visit);
  if (lot < 0.15) return 'visit';
  return lot < 0.4 && mayReceipt ? 'receipt' : 'call';
}

function lotOf(seed: Digest, tag: string, visit: string): number {
  return Number.parseInt(toHex(taggedDigest(tag, fromHex(seed), utf8(visit)).slice(0, 6)), 16) / 2 ** 48;
}

interface Company {
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
}

/** The part of the company that an honest rate is told for: the unit next below the top, or the top where a seat hangs there. */
export function regionOf({ units }: Pick<Company, 'units'>, unit: UnitId): UnitId {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  let region = unit;
  for (let i = 0; i < units.length; i++) {
    const parent = parents.get(region);
    if (!parent || !parents.get(parent)) break;
    region = parent;
  }
  return region;
}

/**
 * Whether somebody may ask the customer of a visit: never whose visit it is, and for a visit in person never who leads
 * them directly, as the two answer for the same figures.
 */
export function mayBackCheck(company: Company, by: Person, { whose, how }: { whose: Person | undefined; how: BackCheckHow }): boolean {
  if (!by.active || (by.role !== 'manager' && by.role !== 'admin') || by.id === whose?.id) return false;
  return how !== 'visit' || !leads(company, by, whose);
}

function leads({ units, posts }: Company, by: Person, whose: Person | undefined): boolean {
  const [own, seat] = [by, whose].map((one) => posts.find(({ id }) => id === one?.post));
  if (!own?.manages || !seat) return false;
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  let unit: UnitId | null | undefined = seat.unit;
  for (let i = 0; unit && i <= units.length; i++) {
    const here = unit;
    const leaders = posts.filter((post) => post.unit === here && post.manages && post.id !== seat.id);
    if (leaders.length > 0) return own.unit === here;
    unit = parents.get(here);
  }
  return false;
}
