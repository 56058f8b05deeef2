import { keepBest } from './best.ts';
import { recreate } from './recreate.ts';
import { ruin } from './ruin.ts';
import { costOf, routesCost, type Search } from './search.ts';
import { forget, takeBack } from './undo.ts';

/** How hot, how large the holes, and for how much of the budget. */
export interface Cooling {
  readonly from: number;
  readonly to: number;
  readonly removed: number;
  readonly begins: number;
  readonly ends: number;
}

const LOOK = 32;

/** Ruins and puts back until its part of the budget is spent: worse routes are kept the less readily the later it is. */
export function anneal(search: Search, cooling: Cooling, spent: (more: number) => number): void {
  const { absent, absentWas, out, tour, undo, chance } = search;
  let cost = costOf(search);
  let heat = cooling.from;
  for (let iteration = 0; ; iteration++) {
    if (iteration % LOOK === 0) {
      const share = (spent(iteration === 0 ? 0 : LOOK) - cooling.begins) / (cooling.ends - cooling.begins);
      if (share >= 1) return;
      heat = cooling.from * (cooling.to / cooling.from) ** share;
    }
    out.was = out.count;
    for (let at = 0; at < out.count; at++) absentWas[at] = absent[at] ?? 0;
    ruin(search, cooling.removed);
    const limit = cost - heat * Math.log(1 - chance.share());
    if (recreate(search, limit, routesCost(search)) && costOf(search) < limit) {
      cost = costOf(search);
      forget(undo);
      keepBest(search);
    } else {
      takeBack(undo, tour);
      out.count = out.was;
      for (let at = 0; at < out.count; at++) absent[at] = absentWas[at] ?? 0;
    }
  }
}
