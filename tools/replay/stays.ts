import { HOUR_MS, type Instant, localDate, type LocalDate, MINUTE_MS, type Zone } from '../../src/base/moment.ts';
import { distanceM, type Point } from '../../src/domain/place.ts';
import type { Moment } from './read-tracks.ts';

/** Somewhere a person stayed for a while. */
export interface Stay {
  readonly centre: Point;
  readonly from: Instant;
  readonly to: Instant;
  readonly fixes: number;
}

const NEAR_M = 100;
const LEAST_MS = 10 * MINUTE_MS;
/** Indoors a tracker falls silent; where it speaks again at the same place within this, the person had not left. */
const LONGEST_GAP_MS = 4 * HOUR_MS;

/** The stays of a track: from a fix on, as long as the next ones lie near it; ten minutes at least. */
export function staysOf(moments: readonly Moment[]): Stay[] {
  const stays: Stay[] = [];
  for (let i = 0; i < moments.length; ) {
    const end = lastNear(moments, i);
    const [from, to] = [moments[i], moments[end]] as [Moment, Moment];
    if (to.at - from.at >= LEAST_MS) {
      stays.push({ centre: middleOf(moments, i, end), from: from.at, to: to.at, fixes: end - i + 1 });
      i = end + 1;
    } else i++;
  }
  return stays;
}

/** The last fix that lies near the middle of those since the first one. */
function lastNear(moments: readonly Moment[], from: number): number {
  const first = moments[from] as Moment;
  let [last, lat, lon] = [from, first.lat, first.lon];
  for (let j = from + 1; j < moments.length; j++) {
    const [here, before] = [moments[j], moments[j - 1]] as [Moment, Moment];
    const n = j - from;
    if (here.at - before.at > LONGEST_GAP_MS || distanceM(here, { lat: lat / n, lon: lon / n }) > NEAR_M) break;
    [last, lat, lon] = [j, lat + here.lat, lon + here.lon];
  }
  return last;
}

function middleOf(moments: readonly Moment[], from: number, to: number): Point {
  return meanOf(moments.slice(from, to + 1));
}

/** A place to which a person came back: its middle, and the stays there. */
export interface Haunt {
  readonly centre: Point;
  readonly stays: readonly Stay[];
  readonly days: readonly LocalDate[];
}

const SAME_PLACE_M = 120;
const LEAST_DAYS = 2;

/** Places with stays on so many days or more, the most frequent first. */
export function hauntsOf(stays: readonly Stay[], zone: Zone, leastDays = LEAST_DAYS): Haunt[] {
  const groups: { centre: Point; stays: Stay[] }[] = [];
  for (const stay of stays) {
    const near = groups.find(({ centre }) => distanceM(centre, stay.centre) <= SAME_PLACE_M);
    if (!near) groups.push({ centre: stay.centre, stays: [stay] });
    else {
      near.stays.push(stay);
      near.centre = meanOf(near.stays.map(({ centre }) => centre));
    }
  }
  return groups
    .map((group) => ({ ...group, days: [...new Set(group.stays.map(({ from }) => localDate(from, zone)))].toSorted() }))
    .filter(({ days }) => days.length >= leastDays)
    .toSorted((a, b) => b.days.length - a.days.length || (a.stays[0]?.from ?? 0) - (b.stays[0]?.from ?? 0));
}

function meanOf(points: readonly Point[]): Point {
  let [lat, lon] = [0, 0];
  for (const point of points) [lat, lon] = [lat + point.lat, lon + point.lon];
  return { lat: lat / points.length, lon: lon / points.length };
}
