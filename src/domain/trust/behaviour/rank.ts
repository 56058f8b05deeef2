import { groupBy } from '../../../base/group.ts';
import { median } from '../../../base/median.ts';
import type { Measure, MeasureName } from './measures.ts';
import type { VisitTraits } from './traits.ts';

/** How a visit was measured, and among whom it is to be read: those with the same standard, and the same purpose where enough have it. */
export interface Measured extends Pick<VisitTraits, 'person' | 'sop' | 'purpose'> {
  readonly measures: readonly Measure[];
}

/** How one measure lies among peers: the middle of people's own middles, and how far visits usually are from it. */
interface Spread {
  readonly people: number;
  readonly centre: number;
  readonly mad: number;
}
export type Peers = ReadonlyMap<string, Spread>;

export interface BehaviourReason {
  readonly measure: MeasureName;
  /** How far from the middle of peers, in robust standard deviations, drawn towards it where little was counted. */
  readonly z: number;
  readonly people: number;
  readonly says: Readonly<Record<string, number | string>>;
}
export interface Ranked {
  /** From 0 to below 1: an order, not a chance of anything. */
  readonly rank: number;
  readonly reasons: readonly BehaviourReason[];
}

const MIN_PEERS = 5;
/** Of one person so many visits count at most: nobody is the standard alone. */
const MOST_OF_ONE = 40;

interface Rule {
  /** A spread smaller than this is taken for this: where all peers do the same, a little otherwise is nothing. */
  readonly least: number;
  /** Below this value it is ordinary whatever peers do. */
  readonly from: number;
  /** So many counted things halve what is said. */
  readonly halfAt: number;
  /** What concerns a month of a person says less of a single visit. */
  readonly weight: number;
}

/** Set on simulated people who are not among those of the bench (docs/decisions/0027). */
const RULES: Readonly<Record<MeasureName, Rule>> = {
  'fast-form': { least: 0.35, from: 0, halfAt: 2, weight: 1 },
  'straight-line': { least: 0.12, from: 0.9, halfAt: 4, weight: 0.8 },
  'copied-answers': { least: 0.5, from: 1.5, halfAt: 2, weight: 1 },
  'copied-note': { least: 0.1, from: 0.6, halfAt: 0.1, weight: 1 },
  'drive-by': { least: 0.3, from: Number.NEGATIVE_INFINITY, halfAt: 0.1, weight: 1 },
  'long-pause': { least: 0.3, from: 1, halfAt: 0.1, weight: 1 },
  'photo-minute': { least: 0.08, from: 0.3, halfAt: 1, weight: 1 },
  'period-end': { least: 0.25, from: 0.5, halfAt: 2, weight: 1 },
  'tidy-times': { least: 0.06, from: 0.25, halfAt: 12, weight: 0.5 },
  'digit-heaping': { least: 0.06, from: 0.35, halfAt: 40, weight: 0.5 },
};

const SPEAKS_FROM = 2;
/** Beyond this, more is not more. */
const MOST = 8;
const MAD_TO_SIGMA = 1.4826;
/** The strongest speaks, and each further one adds this share of itself. */
const FURTHER = 0.4;
const HALF_RANK_AT = 4;

function keyOf({ sop, purpose }: Pick<Measured, 'sop' | 'purpose'>, name: MeasureName): string {
  return `${sop}\n${purpose}\n${name}`;
}

/** The spreads of a closed span. A function of the set of visits: their order says nothing. */
export function peersOf(visits: readonly Measured[]): Peers {
  const told = visits.flatMap(({ person, sop, purpose, measures }) =>
    measures.flatMap(({ name, value }) =>
      [...new Set([keyOf({ sop, purpose }, name), keyOf({ sop, purpose: '*' }, name)])].map((key) => ({ key, person, value })),
    ),
  );
  const spreads = [...groupBy(told, ({ key }) => key)].flatMap(([key, all]): [string, Spread][] => {
    const byPerson = [...groupBy(all, ({ person }) => person).values()].map((own) => evenly(own.map(({ value }) => value)));
    if (byPerson.length < MIN_PEERS) return [];
    const centre = median(byPerson.map(median));
    return [[key, { people: byPerson.length, centre, mad: median(byPerson.flat().map((value) => Math.abs(value - centre))) }]];
  });
  return new Map(spreads);
}

/** So many of the values at most, evenly from the least to the greatest. */
function evenly(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length <= MOST_OF_ONE) return sorted;
  return Array.from({ length: MOST_OF_ONE }, (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / MOST_OF_ONE)] as number);
}

/** Where a visit stands in the order of back-checks, and why. It never adds to doubt: a rank of 0 clears nobody, and a high one accuses nobody. */
export function rankOf(visit: Measured, peers: Peers): Ranked {
  const reasons = visit.measures
    .flatMap((measure): BehaviourReason[] => {
      const spread = peers.get(keyOf(visit, measure.name)) ?? peers.get(keyOf({ ...visit, purpose: '*' }, measure.name));
      const rule = RULES[measure.name];
      if (!spread || measure.value < rule.from) return [];
      const sigma = Math.max(rule.least, MAD_TO_SIGMA * spread.mad);
      const shrunk = (measure.n / (measure.n + rule.halfAt)) * (spread.people / (spread.people + 2));
      const z = Math.min(MOST, ((measure.value - spread.centre) / sigma) * shrunk);
      return z < SPEAKS_FROM ? [] : [{ measure: measure.name, z: Math.round(z * 100) / 100, people: spread.people, says: measure.says }];
    })
    .toSorted((a, b) => weighed(b) - weighed(a) || (a.measure < b.measure ? -1 : 1));
  const [first, ...further] = reasons.map(weighed);
  const strength = (first ?? 0) + FURTHER * further.reduce((sum, each) => sum + each, 0);
  return { rank: Math.round((1 - 2 ** (-strength / HALF_RANK_AT)) * 1e6) / 1e6, reasons };
}

function weighed({ measure, z }: BehaviourReason): number {
  return z * RULES[measure].weight;
}
