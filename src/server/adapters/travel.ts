import { DAY_MS, type Instant, type Zone } from '../../base/moment.ts';
import { cellOf, type Point } from '../../domain/place.ts';
import { knowsHours, straightMatrix, type TravelModel } from '../../domain/route/straight.ts';
import {
  firstKnown,
  type Hours,
  hoursAt,
  type Known,
  legsBySource,
  type Source,
  SOURCES,
  type Travelled,
  UNKNOWN,
} from '../../domain/route/travel.ts';
import type { Database, ServerDeps, Travel, TravelState } from '../ports.ts';
import { keepLegs, type LegRow, LEGS_LAST_DAYS, readLegs, readTravelModel } from '../store/travel.ts';
import { osrmLegs, type Wanted } from './osrm.ts';
import { openRoads } from './roads.ts';

export interface TravelSettings {
  readonly osrmUrl?: URL | undefined;
  /** An `.osm.pbf` extract. */
  readonly roadsFile?: string | undefined;
  /** So long a table may take at each source before the next is asked. */
  readonly deadlineMs?: number | undefined;
}

/** Plans are proposed within half a second on top of this. */
const DEADLINE_MS = 600;
/** After a failure the server is left alone so long, twice as long each time, up to ten minutes: only one plan waits for a dead one. */
const [RESTS_MS, RESTS_AT_MOST_MS] = [30_000, 600_000];
/** Where nobody says in which zone they leave. */
const ZONE: Zone = 'Asia/Shanghai';
/** Cells of some 38 by 19 metres: a pin that moves across the street asks anew. */
const CACHE_CHARACTERS = 8;

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'report'>;

/** Travel times from the best source that answers in time: routing server, roads of an extract, what visits taught, the stated straight line. */
export function travelFrom(deps: Deps, settings: TravelSettings): Travel {
  const { osrmUrl, roadsFile, deadlineMs = DEADLINE_MS } = settings;
  const roads = roadsFile ? openRoads(roadsFile) : undefined;
  const osrm = osrmUrl ? routingServer(deps, { url: osrmUrl, deadlineMs }) : undefined;
  let last: TravelState['last'] = null;
  const matrix = async (places: readonly Point[], { departAt, zone = ZONE }: { departAt: Instant; zone?: Zone }): Promise<Travelled> => {
    const hours = hoursAt(departAt, zone);
    const model = await deps.database.asOwner(readTravelModel);
    const fromServer = osrm ? await osrm.legs(places, hours) : undefined;
    const fromRoads = roads && places.length > 1 && !isWhole(fromServer, places.length) ? await roads.legs(places, deadlineMs) : undefined;
    const travelled = firstKnown(places, partsOf({ osrm: fromServer, roads: fromRoads, straight: straightOf(places, { model, hours }) }));
    last = { at: deps.clock.now(), legs: legsBySource(travelled), trouble: [...travelled.trouble] };
    return travelled;
  };
  return {
    matrix,
    model: () => deps.database.asOwner(readTravelModel),
    state: () => ({ osrm: osrm?.state() ?? null, roads: roads?.state() ?? null, last, deadlineMs }),
    close: async () => {
      await osrm?.settled();
      await roads?.close();
    },
  };
}

type Part = { readonly source: Source; readonly known: Known };

function partsOf(known: { osrm: Known | undefined; roads: Known | undefined; straight: Part }): Part[] {
  const all = [
    { source: 'osrm', known: known.osrm },
    { source: 'roads', known: known.roads },
  ] as const;
  return [...all.flatMap((part) => (part.known ? [{ source: part.source, known: part.known }] : [])), known.straight];
}

function straightOf(places: readonly Point[], { model, hours }: { model: TravelModel; hours: Hours }): Part {
  const { travelS } = straightMatrix(places, model, hours);
  return { source: knowsHours(model, hours) ? 'learned' : SOURCES[3], known: { travelS, trouble: [] } };
}

function isWhole(known: Known | undefined, size: number): boolean {
  return known !== undefined && known.travelS.every((seconds, leg) => seconds !== UNKNOWN || leg % (size + 1) === 0);
}

/** An OSRM with its memory of answers, and of when it failed. */
function routingServer({ clock, database, report }: Deps, { url, deadlineMs }: { url: URL; deadlineMs: number }) {
  const is = { restsUntil: 0, failures: 0, code: null as string | null };
  const keeping = new Set<Promise<void>>();
  const keep = (legs: readonly LegRow[], hours: Hours) => {
    const kept = database
      .asOwner((sql) => keepLegs(sql, { legs, hours, at: clock.now() }))
      .catch((error: unknown) => report('travel-not-kept', { error: `${error}` }))
      .finally(() => keeping.delete(kept));
    keeping.add(kept);
  };
  const judge = (known: Known) => {
    const code = known.trouble.find((one) => one.code.startsWith('osrm-'))?.code ?? null;
    is.failures = code ? is.failures + 1 : 0;
    is.code = code;
    is.restsUntil = code ? clock.now() + Math.min(RESTS_AT_MOST_MS, RESTS_MS * 2 ** (is.failures - 1)) : 0;
    if (code) report('travel-trouble', { code, failures: is.failures });
  };
  const legs = async (places: readonly Point[], hours: Hours): Promise<Known> => {
    const cells = places.map((place) => cellOf(place, CACHE_CHARACTERS));
    const cached = await cachedLegs(database, { cells, hours, since: clock.now() - LEGS_LAST_DAYS * DAY_MS });
    const wanted = missingOf(cached, places.length);
    if (wanted.length === 0) return { travelS: cached, trouble: [] };
    if (clock.now() < is.restsUntil) return { travelS: cached, trouble: [{ code: 'osrm-resting', n: countOf(wanted) }] };
    const known = await osrmLegs(url, places, { wanted, deadlineMs });
    judge(known);
    const fresh = legRows(known.travelS, cells);
    if (fresh.length > 0) keep(fresh, hours);
    return {
      travelS: known.travelS.map((seconds, leg) => (seconds === UNKNOWN ? (cached[leg] as number) : seconds)),
      trouble: known.trouble,
    };
  };
  const state = () => ({ state: clock.now() < is.restsUntil ? ('resting' as const) : ('ready' as const), code: is.code, host: url.host });
  return { legs, state, settled: async () => void (await Promise.all(keeping)) };
}

async function cachedLegs(database: Database, asked: { cells: readonly string[]; hours: Hours; since: Instant }): Promise<Int32Array> {
  const { cells } = asked;
  const rows = await database.asOwner((sql) => readLegs(sql, { ...asked, cells: [...new Set(cells)] }));
  const known = new Map(rows.map(({ from, to, travelS }) => [`${from} ${to}`, travelS]));
  const legs = new Int32Array(cells.length ** 2).fill(UNKNOWN);
  for (const [a, from] of cells.entries())
    for (const [b, to] of cells.entries())
      legs[a * cells.length + b] = a === b || from === to ? 0 : (known.get(`${from} ${to}`) ?? UNKNOWN);
  return legs;
}

/** Rows and columns that have to be asked for: places of which much is missing whole, of the rest only towards what they miss. */
function missingOf(cached: Int32Array, size: number): Wanted[] {
  const all = Array.from({ length: size }, (_, i) => i);
  const misses = (a: number) => all.filter((b) => cached[a * size + b] === UNKNOWN);
  const rows = all.filter((a) => misses(a).length * 2 > size);
  const rest = all.filter((a) => !rows.includes(a) && misses(a).length > 0);
  const columns = [...new Set(rest.flatMap(misses))].toSorted((a, b) => a - b);
  return [
    { from: rows, to: all },
    { from: rest, to: columns },
  ].filter(({ from, to }) => from.length > 0 && to.length > 0);
}

function countOf(wanted: readonly Wanted[]): number {
  return wanted.reduce((sum, { from, to }) => sum + from.length * to.length - from.filter((a) => to.includes(a)).length, 0);
}

function legRows(travelS: Int32Array, cells: readonly string[]): LegRow[] {
  return cells.flatMap((from, a) =>
    cells.flatMap((to, b) => {
      const seconds = travelS[a * cells.length + b] as number;
      return from === to || seconds === UNKNOWN ? [] : [{ from, to, travelS: seconds }];
    }),
  );
}
