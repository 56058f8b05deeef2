import { median } from '../../base/median.ts';
import { distanceM, type Fix, metresFrom, type Point } from '../place.ts';
import { type Look, looksOf, type Visit } from '../visit/state.ts';

/** How the position behaved while it was watched for some seconds: what a phone in a hand does, and a number that is fed does not. */
export interface Watch {
  readonly at: number;
  /** Fixes that are sure of something and agree with most of the others: a glitch or a cold start is none of them. */
  readonly fixes: readonly Fix[];
  readonly centre: Point;
  readonly accuracyM: number;
  readonly forS: number;
  /** How far a fix commonly lies from the way between its neighbours, for each second between them: how fast the position shakes. */
  readonly shakeMps: number;
  /** Root of the mean squared distance from the middle. */
  readonly spreadM: number;
  readonly netM: number;
  /** Root of the mean squared distance from where an even walk on a straight line would have been. */
  readonly unevenM: number;
}

/** A fix that may be wrong by more says nothing of how a position behaves. */
const SURE_M = 100;
const LEAST_FIXES = 4;
/** Two fixes that arrive together are no speed. */
const LEAST_STEP_S = 1;
const GLITCH_M = 40;
const GLITCH_SPREADS = 6;

/** The looks of a visit that are long enough to be watched, in the order of its events. */
export function watchesOf(visit: Visit): readonly Watch[] {
  return looksOf(visit).flatMap((look) => watchOf(look) ?? []);
}

export function watchOf({ at, fixes: all }: Look): Watch | undefined {
  const fixes = withoutGlitches(all.filter(({ accuracyM }) => accuracyM <= SURE_M)).toSorted((a, b) => a.takenAt - b.takenAt);
  const [first, last] = [fixes[0], fixes.at(-1)];
  if (!first || !last || fixes.length < LEAST_FIXES) return undefined;
  const track = fixes.map((fix) => ({ ...metresFrom(first, fix), s: (fix.takenAt - first.takenAt) / 1_000 }));
  const forS = (last.takenAt - first.takenAt) / 1_000;
  const netM = distanceM(first, last);
  return {
    ...{ at, fixes, forS, netM },
    centre: middleOf(fixes),
    accuracyM: median(fixes.map(({ accuracyM }) => accuracyM)),
    shakeMps: median(shakesMps(track)),
    ...shapeOf(track),
  };
}

/** The middle by each way's median, so that one wild fix does not draw it. */
export function middleOf(fixes: readonly Point[]): Point {
  return { lat: median(fixes.map(({ lat }) => lat)), lon: median(fixes.map(({ lon }) => lon)) };
}

/** How far a point lies from a way through fixes, in the order in which they were taken; Infinity for no way. */
export function metresOffWay(point: Point, way: readonly Point[]): number {
  const corners = way.map((corner) => metresFrom(point, corner));
  return Math.min(...corners.map((corner, i) => offSegmentM(corners[i - 1] ?? corner, corner)));
}

/** How far the origin lies from a stretch. */
function offSegmentM(from: Omit<Step, 's'>, to: Omit<Step, 's'>): number {
  const [northM, eastM] = [to.northM - from.northM, to.eastM - from.eastM];
  const length = northM ** 2 + eastM ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(from.northM * northM + from.eastM * eastM) / length));
  return Math.hypot(from.northM + share * northM, from.eastM + share * eastM);
}

function withoutGlitches(fixes: readonly Fix[]): readonly Fix[] {
  if (fixes.length === 0) return fixes;
  const middle = middleOf(fixes);
  const offM = fixes.map((fix) => distanceM(fix, middle));
  const most = Math.max(GLITCH_M, GLITCH_SPREADS * median(offM));
  return fixes.filter((_, i) => (offM[i] as number) <= most);
}

interface Step {
  readonly northM: number;
  readonly eastM: number;
  readonly s: number;
}

function shakesMps(track: readonly Step[]): number[] {
  return track.slice(1, -1).map((here, i) => {
    const [from, to] = [track[i], track[i + 2]] as [Step, Step];
    const share = to.s > from.s ? (here.s - from.s) / (to.s - from.s) : 0.5;
    const on = { northM: from.northM + share * (to.northM - from.northM), eastM: from.eastM + share * (to.eastM - from.eastM) };
    return Math.hypot(here.northM - on.northM, here.eastM - on.eastM) / Math.max(LEAST_STEP_S, (to.s - from.s) / 2);
  });
}

/** Least squares of an even walk: the middle, and one speed each way. */
function shapeOf(track: readonly Step[]): Pick<Watch, 'spreadM' | 'unevenM'> {
  const mean = (of: (step: Step) => number) => track.reduce((sum, step) => sum + of(step), 0) / track.length;
  const [north, east, s] = [mean((step) => step.northM), mean((step) => step.eastM), mean((step) => step.s)];
  const spread = mean((step) => (step.northM - north) ** 2 + (step.eastM - east) ** 2);
  const time = mean((step) => (step.s - s) ** 2);
  const along = (of: (step: Step) => number) => mean((step) => (step.s - s) * of(step));
  const led = time === 0 ? 0 : (along((step) => step.northM) ** 2 + along((step) => step.eastM) ** 2) / time;
  return { spreadM: Math.sqrt(spread), unevenM: Math.sqrt(Math.max(0, spread - led)) };
}
