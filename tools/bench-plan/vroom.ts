import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groundOf } from '../../src/domain/route/ground.ts';
import { emptyTour } from '../../src/domain/route/links.ts';
import type { RouteProblem, Solution } from '../../src/domain/route/problem.ts';
import { scheduleOf } from '../../src/domain/route/schedule.ts';
import { scoreOf } from '../../src/domain/route/score.ts';

// VROOM (BSD-2) as a peer: a binary that somebody built, asked on one thread with the same whole-number matrix. Its
// order of stops is put on our clock and goes through the same checker.

export interface PeerAnswer {
  readonly solution: Solution;
  readonly cpuMs: number;
}

/** `-x 5`, its most thorough setting. */
export function askVroom(binary: string, problem: RouteProblem): PeerAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-vroom-'));
  try {
    const [asked, answered] = [join(folder, 'asked.json'), join(folder, 'answered.json')];
    writeFileSync(asked, JSON.stringify(questionOf(problem)));
    const { stdout } = spawnSync('bash', ['-c', '"$0" -i "$1" -o "$2" -x 5 -t 1 >/dev/null; times', binary, asked, answered], {
      encoding: 'utf8',
    });
    const { routes = [] } = JSON.parse(readFileSync(answered, 'utf8')) as VroomAnswer;
    return { solution: solutionOf(problem, routes), cpuMs: childrenMs(stdout) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface VroomAnswer {
  readonly routes?: readonly { readonly vehicle: number; readonly steps: readonly { readonly type: string; readonly id?: number }[] }[];
}

function questionOf({ matrix, stops, shifts }: RouteProblem): unknown {
  const row = (at: number) => [...matrix.travelS.subarray(at * matrix.size, (at + 1) * matrix.size)];
  const most = Math.max(1, ...stops.map(({ prize }) => prize));
  return {
    matrices: { car: { durations: Array.from({ length: matrix.size }, (_, at) => row(at)) } },
    vehicles: shifts.map(({ startPlace, endPlace, startsS, endsS, capacityUnits }, id) => ({
      id,
      start_index: startPlace,
      end_index: endPlace,
      time_window: [startsS, endsS],
      ...(capacityUnits === undefined ? {} : { capacity: [capacityUnits] }),
    })),
    jobs: stops.map(({ place, serviceS, windows, startOnly, must, prize, loadUnits }, id) => ({
      id,
      location_index: place,
      service: serviceS,
      ...(windows.length > 0
        ? { time_windows: windows.map(({ opensS, closesS }) => [opensS, startOnly ? closesS : closesS - serviceS]) }
        : {}),
      ...(loadUnits === undefined ? {} : { delivery: [loadUnits] }),
      // It knows priorities up to 100.
      priority: must ? 100 : most <= 100 ? prize : Math.round((prize * 100) / most),
    })),
  };
}

function solutionOf(problem: RouteProblem, routes: NonNullable<VroomAnswer['routes']>): Solution {
  const tour = emptyTour(groundOf(problem));
  const orderOf = (shift: number) =>
    (routes.find(({ vehicle }) => vehicle === shift)?.steps ?? []).flatMap(({ type, id }) =>
      type === 'job' && id !== undefined ? [id] : [],
    );
  const orders = problem.shifts.map((_, shift) => orderOf(shift));
  const planned = orders.map((stops, shift) => scheduleOf(tour, shift, stops));
  const visited = new Set(orders.flat());
  const skipped = [...problem.stops.keys()].filter((stop) => !visited.has(stop));
  return { routes: planned, skipped, score: scoreOf(problem, planned), proven: false };
}

/** The shell's account of its children: minutes and seconds of user and system time on the second line. */
function childrenMs(text: string): number {
  const times = [...(text.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000, 0);
}
