import { keepBest } from './best.ts';
import { recreate } from './recreate.ts';
import { ruin } from './ruin.ts';
import { costOf, routesCost, type Search } from './search.ts';
import { forget, takeBack } from './undo.ts';

/** How hot, and how large the holes. */
export interface Cooling {
  readonly from: number;
  readonly to: number;
  readonly removed: number;
}

const LOOK = 32;

/** Ruins and puts back until the share of the budget that was spent is 1: worse routes are kept the less readily the later it is. */
export function anneal(search: Search, cooling: Cooling, spent: (iterations: number) => number): void {
  const { absent, absentWas, out, tour, undo, chance } = search;
  let cost = costOf(search);
  let heat = cooling.from;
  for (let iteration = 0; ; iteration++) {
    if (iteration % LOOK === 0) {
      const share = spent(iteration);
      if (share >= 1) return;
      heat = cooling.from * (cooling.to / cooling.from) ** share;
    }
    out.was = out.count;
    absentWas.set(absent);
    ruin(search, cooling.removed);
    const limit = cost - heat * Math.log(1 - chance.share());
    if (recreate(search, limit, routesCost(search)) && costOf(search) < limit) {
      cost = costOf(search);
      forget(undo);
      keepBest(search);
    } else {
      takeBack(undo, tour);
      absent.set(absentWas);
      out.count = out.was;
    }
  }
}
