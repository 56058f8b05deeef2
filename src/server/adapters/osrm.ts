import type { Point } from '../../domain/place.ts';
import { FAR_FROM_ROAD_M, type Known, type TravelTrouble, UNKNOWN } from '../../domain/route/travel.ts';

/** OSRM allows a hundred places a table unless told otherwise (`--max-table-size`): blocks of fifty by fifty. */
const BLOCK = 50;
const AT_ONCE = 4;
const MOST_BYTES = 4_000_000;
/** Nothing on a map takes longer than this. */
const LONGEST_S = 7 * 86_400;

type Code = TravelTrouble['code'];
/** Which legs are wanted: sources by destinations, as indices of places. */
export interface Wanted {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * Asks the `table` service of an OSRM for legs, in blocks, and stops at the deadline with what it has. Coordinates are WGS-84.
 * It never throws: what it did not get is unknown, and said. The first block that fails with more than a hole ends the asking.
 */
export async function osrmLegs(
  url: URL,
  places: readonly Point[],
  { wanted, deadlineMs }: { wanted: readonly Wanted[]; deadlineMs: number },
): Promise<Known> {
  const travelS = new Int32Array(places.length ** 2).fill(UNKNOWN);
  const blocks = wanted.flatMap(blocksOf);
  const ending = AbortSignal.timeout(deadlineMs);
  const stopped = new AbortController();
  const far = new Set<number>();
  let [failed, holes]: [Code | undefined, number] = [undefined, 0];
  const next = async (): Promise<void> => {
    for (let block = blocks.shift(); block && !failed; block = blocks.shift()) {
      const answer = await askBlock(url, places, { block, signal: AbortSignal.any([ending, stopped.signal]) });
      if (typeof answer === 'string') {
        failed ??= answer;
        stopped.abort();
        return;
      }
      holes += fill(travelS, places.length, { block, answer, far });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  const missing = wanted.reduce(
    (sum, { from, to }) =>
      sum + from.reduce((n, a) => n + to.filter((b) => a !== b && travelS[a * places.length + b] === UNKNOWN).length, 0),
    0,
  );
  return {
    travelS,
    trouble: [
      ...(failed ? [{ code: failed, n: missing - holes }] : []),
      ...(holes > 0 ? [{ code: 'holes', n: holes } as const] : []),
      ...(far.size > 0 ? [{ code: 'far-from-road', n: far.size, places: [...far].toSorted((a, b) => a - b) } as const] : []),
    ],
  };
}

function blocksOf({ from, to }: Wanted): Wanted[] {
  const parts = (of: readonly number[]) =>
    Array.from({ length: Math.ceil(of.length / BLOCK) }, (_, i) => of.slice(i * BLOCK, (i + 1) * BLOCK));
  return parts(from).flatMap((rows) => parts(to).map((columns) => ({ from: rows, to: columns })));
}

interface Answer {
  readonly durations: readonly (readonly (number | null)[])[];
  /** How far each place was moved to reach a road, where the server says so. */
  readonly movedM: ReadonlyMap<number, number>;
}

async function askBlock(
  url: URL,
  places: readonly Point[],
  { block, signal }: { block: Wanted; signal: AbortSignal },
): Promise<Answer | Code> {
  const used = [...new Set([...block.from, ...block.to])];
  const at = new Map(used.map((place, i) => [place, i]));
  const coordinates = used.map((i) => `${places[i]?.lon.toFixed(6)},${places[i]?.lat.toFixed(6)}`).join(';');
  const list = (of: readonly number[]) => of.map((place) => at.get(place)).join(';');
  const base = url.href.replace(/\/+$/, '');
  const asked = `${base}/table/v1/driving/${coordinates}?sources=${list(block.from)}&destinations=${list(block.to)}&annotations=duration`;
  try {
    const response = await fetch(asked, { signal, redirect: 'error' });
    if (response.status >= 500) return 'osrm-away';
    if (!response.ok) return 'osrm-refused';
    return understood(await boundedText(response), block) ?? 'osrm-wrong';
  } catch {
    return signal.aborted ? 'osrm-slow' : 'osrm-away';
  }
}

/** No more than an answer can have: a server that never ends must not fill the memory. */
async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > MOST_BYTES) return '';
  }
  return text;
}

/** Undefined for all that is no table of the size asked for, with seconds or holes in it. */
function understood(text: string, block: Wanted): Answer | undefined {
  const told = parsed(text) as { code?: unknown; durations?: unknown; sources?: unknown; destinations?: unknown } | undefined | null;
  const durations = told?.durations;
  if (told?.code !== 'Ok' || !Array.isArray(durations) || durations.length !== block.from.length) return undefined;
  const isLeg = (leg: unknown) => leg === null || (typeof leg === 'number' && leg >= 0 && leg <= LONGEST_S);
  const isRow = (row: unknown) => Array.isArray(row) && row.length === block.to.length && row.every(isLeg);
  if (!durations.every(isRow)) return undefined;
  return {
    durations: durations as Answer['durations'],
    movedM: new Map([...movedOf(told.sources, block.from), ...movedOf(told.destinations, block.to)]),
  };
}

function movedOf(waypoints: unknown, places: readonly number[]): [number, number][] {
  if (!Array.isArray(waypoints)) return [];
  return places.flatMap((place, i): [number, number][] => {
    const distance = (waypoints[i] as { distance?: unknown } | null | undefined)?.distance;
    return typeof distance === 'number' ? [[place, distance]] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Legs of a place that was moved far to the next road are no times to it. Returns how many holes there were. */
function fill(travelS: Int32Array, size: number, { block, answer, far }: { block: Wanted; answer: Answer; far: Set<number> }): number {
  for (const [place, moved] of answer.movedM) if (moved > FAR_FROM_ROAD_M) far.add(place);
  let holes = 0;
  for (const [i, a] of block.from.entries()) {
    for (const [j, b] of block.to.entries()) {
      const seconds = answer.durations[i]?.[j] ?? null;
      if (a === b || far.has(a) || far.has(b)) continue;
      if (seconds === null) holes += 1;
      else travelS[a * size + b] = Math.ceil(seconds);
    }
  }
  return holes;
}
