import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { median } from '../src/base/median.ts';
import { explainSkipped } from '../src/domain/route/explain.ts';
import { type Midday, type Offer, replan } from '../src/domain/route/replan.ts';
import { solve } from '../src/domain/route/solve.ts';
import { townDay } from '../test/town-day.ts';
import { cpuMs } from './bench-plan/cpu.ts';

// npm run bench:replan [-- --days N] [--json FILE]: made-up days of 40 to 60 stops at eleven, with three customers more
// than in the morning; what each offer changes and how long all three took. And how long it takes to answer for two
// hundred stops that are left out, and to have a first plan for sixty.

const HOUR = 3600;
const VISITS = [2, 6] as const;

interface Figures {
  readonly ms: number;
  readonly offers: readonly Offer[];
  readonly planned: number;
}

function main(): void {
  const { values } = parseArgs({ options: { days: { type: 'string', default: '50' }, json: { type: 'string' } } });
  dayOf(0);
  const days = Array.from({ length: Number(values.days) }, (_, at) => dayOf(at + 1));
  const times = days.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const shares = (pick: (offer: Offer) => number) =>
    (['keep', 'small', 'best'] as const).map((kind) => mean(days.map(({ offers }) => sum(offers, kind, pick))));
  const figures = {
    days: days.length,
    allThreeMs: { median: median(times), p95: times[Math.floor(times.length * 0.95)], most: times.at(-1) },
    allIn: (['keep', 'small', 'best'] as const).map(
      (kind) => days.filter(({ offers }) => sum(offers, kind, ({ solution }) => solution.skipped.length) === 0).length,
    ),
    moved: shares(({ moved }) => moved),
    savedTravelPct: shares(({ savedTravelS, solution }) => (100 * savedTravelS) / (savedTravelS + solution.score.travelS)),
    firstPlanMs: medianMs(() => solve(townDay('first', 60, VISITS), { seed: 1, iterations: 0 })),
    explain200Ms: explaining(),
  };
  console.log(JSON.stringify(figures, null, 2));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}

function sum(offers: readonly Offer[], kind: Offer['kind'], pick: (offer: Offer) => number): number {
  return offers.filter((offer) => offer.kind === kind).reduce((total, offer) => total + pick(offer), 0);
}

function mean(values: readonly number[]): number {
  return Math.round((1000 * values.reduce((total, value) => total + value, 0)) / values.length) / 1000;
}

function dayOf(at: number): Figures {
  const midday = morning(`replan/${at}`, 40 + (at % 21));
  const from = cpuMs();
  const offers = replan(midday, { seed: 1 });
  return { ms: Math.round(cpuMs() - from), offers, planned: midday.order.length };
}

function morning(seed: string, customers: number): Midday {
  const { stops, ...town } = townDay(seed, customers + 3, VISITS);
  // Whoever calls in the morning is there in the afternoon.
  const problem = { ...town, stops: stops.map((stop, at) => (at < customers ? stop : { ...stop, windows: [] })) };
  const plan = solve({ ...problem, stops: problem.stops.slice(0, customers) }, { seed: 1, iterations: 10_000 });
  const calls = plan.routes[0]?.calls ?? [];
  const done = calls.filter(({ startS }) => startS < 11 * HOUR);
  const last = done.at(-1);
  return {
    problem,
    done: done.map(({ stop }) => stop),
    order: calls.slice(done.length).map(({ stop }) => stop),
    gone: plan.skipped,
    fromPlace: problem.stops[last?.stop ?? -1]?.place ?? 0,
    fromS: last?.leaveS ?? 11 * HOUR,
    lunchTaken: false,
  };
}

function explaining(): number {
  const problem = townDay('full', 240);
  const plan = solve(problem, { seed: 1, iterations: 2000 });
  const skipped = plan.skipped.slice(0, 200);
  return medianMs(() => explainSkipped(problem, { ...plan, skipped }));
}

function medianMs(work: () => unknown): number {
  const runs = Array.from({ length: 9 }, () => {
    const from = cpuMs();
    work();
    return cpuMs() - from;
  });
  return Math.round(median(runs) * 10) / 10;
}

main();
