import type { Ground } from './ground.ts';

/** A stop at a position of a route, and the route with it. */
export interface Slot {
  readonly shift: number;
  readonly at: number;
  readonly stops: readonly number[];
}

/** Every order with the stop in it that load, pins and orders allow. */
export function slotsOf(ground: Ground, orders: readonly (readonly number[])[], stop: number): Slot[] {
  return orders.flatMap((stops, shift) => {
    const units = stops.reduce((sum, other) => sum + (ground.load[other] ?? 0), ground.load[stop] ?? 0);
    if (units > (ground.capacity[shift] ?? 0)) return [];
    const slots = Array.from({ length: stops.length + 1 }, (_, at) => ({ shift, at, stops: stops.toSpliced(at, 0, stop) }));
    return ground.ordered ? slots.filter(({ stops }) => isArranged(ground, stops)) : slots;
  });
}

/** Whether pins and orders are kept. */
export function isArranged({ pinned, after }: Ground, stops: readonly number[]): boolean {
  return stops.every((stop, at) => {
    if (pinned[stop] === 1 && at > 0) return false;
    if (pinned[stop] === 2 && at < stops.length - 1) return false;
    return !after[stop]?.some((other) => stops.indexOf(other) >= 0 && stops.indexOf(other) < at);
  });
}
