import { groupBy } from '../../base/group.ts';
import { median } from '../../base/median.ts';
import { distanceM, type Point } from '../place.ts';
import { areaOf, type Learned, priorS, type TravelModel } from './straight.ts';
import { HOURS, type Hours } from './travel.ts';

/** Somebody left one customer and came to the next: all that happened in between is in it, lunch too. */
export interface Trip {
  readonly from: Point;
  readonly to: Point;
  readonly tookS: number;
  readonly hours: Hours;
}

/** Nearer than this one walks, and a gap says nothing of roads. */
const LEAST_M = 300;
/** Beyond these nothing is a way between two customers: it is a clock, or an afternoon. */
const [LEAST_FACTOR, MOST_FACTOR] = [0.2, 8];
/** Kept from the middle of the densest half: lunch and waiting lie on one side only, and pull a plain median after them. */
const KEPT_SIGMAS = 2;
/** How far companies differ from the prior, and areas from their company, in logarithms: stated. */
const [COMPANY_SD, AREA_SD] = [0.35, 0.2];
/** One trip against another of the same way, where too few tell; and what no number of trips takes away. */
const [TRIP_SD, NEVER_LESS_SD] = [0.35, 0.03];
/** So few trips do not show how far they spread: a tight handful is luck. */
const FEW = 60;
const NINE_IN_TEN = 1.645;

interface Belief {
  readonly mean: number;
  readonly sd: number;
}

/** What trips teach about the straight-line model: for the company and each area, by kind of hour. A function of the set of trips. */
export function learnTravel(trips: readonly Trip[]): TravelModel {
  const told = trips.flatMap(({ from, to, tookS, hours }) => {
    const apartM = distanceM(from, to);
    return apartM < LEAST_M ? [] : [{ area: areaOf(from, to), hours, log: Math.log(tookS / priorS(apartM)) }];
  });
  const entries = HOURS.flatMap((hours) => {
    const own = told.filter((trip) => trip.hours === hours);
    if (own.length === 0) return [];
    const company = weigh(
      own.map(({ log }) => log),
      { mean: 0, sd: COMPANY_SD },
    );
    const areas = [...groupBy(own, ({ area }) => area)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const around = { mean: company.belief.mean, sd: Math.hypot(AREA_SD, company.belief.sd) };
    return [
      entryOf('', hours, company),
      ...areas.map(([area, theirs]) =>
        entryOf(
          area,
          hours,
          weigh(
            theirs.map(({ log }) => log),
            around,
          ),
        ),
      ),
    ];
  });
  return { entries };
}

interface Weighed {
  readonly belief: Belief;
  readonly n: number;
  readonly left: number;
}

/** The usual one among logarithms of factors, drawn towards what was believed before by how little they say (normal, by precision). */
function weigh(logs: readonly number[], before: Belief): Weighed {
  const possible = logs.filter((log) => log > Math.log(LEAST_FACTOR) && log < Math.log(MOST_FACTOR));
  const kept = usual(possible);
  const n = kept.length;
  if (n === 0) return { belief: before, n, left: logs.length };
  const middle = median(kept);
  const spread = Math.max(n < FEW ? TRIP_SD : 0.1, 1.4826 * median(kept.map((log) => Math.abs(log - middle))));
  // The variance of a median of normal draws is π/2 times that of their mean.
  const error = Math.hypot(spread * Math.sqrt(Math.PI / 2 / n), NEVER_LESS_SD);
  const [now, prior] = [1 / error ** 2, 1 / before.sd ** 2];
  return {
    belief: { mean: (middle * now + before.mean * prior) / (now + prior), sd: 1 / Math.sqrt(now + prior) },
    n,
    left: logs.length - n,
  };
}

/** Those around the middle of the shortest stretch that holds half of them (the shorth of Andrews et al. 1972). */
function usual(logs: readonly number[]): readonly number[] {
  if (logs.length < 8) return logs;
  const sorted = logs.toSorted((a, b) => a - b);
  const half = Math.ceil(sorted.length / 2);
  let best = 0;
  const widthAt = (i: number) => (sorted[i + half - 1] as number) - (sorted[i] as number);
  for (let i = 1; i + half <= sorted.length; i++) if (widthAt(i) < widthAt(best)) best = i;
  const middle = median(sorted.slice(best, best + half));
  const sigma = Math.max(0.1, widthAt(best) / 1.349);
  return sorted.filter((log) => Math.abs(log - middle) <= KEPT_SIGMAS * sigma);
}

function entryOf(area: string, hours: Hours, { belief: { mean, sd }, n, left }: Weighed): Learned {
  const at = (log: number) => Math.round(Math.exp(log) * 10_000) / 10_000;
  return { area, hours, factor: at(mean), low: at(mean - NINE_IN_TEN * sd), high: at(mean + NINE_IN_TEN * sd), n, left };
}
