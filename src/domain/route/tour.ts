import { type Ground, NEVER } from './ground.ts';

// The routes while they are being searched: doubly linked lists, with the earliest time and the latest time at which
// each node may begin, so that trying a stop in a place asks for nothing but that place (Savelsbergh 1992). Where the
// shift has a lunch there are two of each: the plain ones while it is still to come, those called `Fed` once it was taken.

export interface Tour {
  readonly ground: Ground;
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** The shift of a node, or -1 for a stop that is left out. */
  readonly shiftOf: Int32Array;
  /** Cost of the leg that follows the node. */
  readonly leg: Int32Array;
  /** Earliest time of leaving the node; NEVER where that cannot be. */
  readonly leaves: Int32Array;
  readonly leavesFed: Int32Array;
  /** Latest time of beginning there such that the rest still holds. */
  readonly latest: Int32Array;
  readonly latestFed: Int32Array;
  /** Where on the route, the way out being 0; kept where orders are asked for. */
  readonly position: Int32Array;
  /** In the earliest schedule: when the node begins, whether lunch is over then, and how long nothing is done after it. Kept where time counts. */
  readonly begins: Int32Array;
  readonly fed: Uint8Array;
  readonly idle: Int32Array;
  readonly count: Int32Array;
  readonly load: Int32Array;
  /** What the shift's legs cost, what its waiting and finish do, and its overtime in seconds. */
  readonly legs: Float64Array;
  readonly extra: Float64Array;
  readonly over: Int32Array;
  /** What a second of overtime counts in the search, which has one price for everything. */
  readonly price: { overtime: number };
  /** When it ends; kept where time counts. */
  readonly ends: Int32Array;
  /** Changes with every change of a route, and comes back with the route when the change is taken back. */
  readonly version: Int32Array;
  readonly versions: { given: number };
}

export function blankTour(ground: Ground): Tour {
  const { nodes, shifts } = ground;
  const perNode = () => new Int32Array(nodes);
  const perShift = () => new Int32Array(shifts);
  return {
    ground,
    next: perNode(),
    prev: perNode(),
    shiftOf: perNode().fill(-1),
    leg: perNode(),
    leaves: perNode(),
    leavesFed: perNode().fill(NEVER),
    latest: perNode(),
    latestFed: perNode().fill(-NEVER),
    position: perNode(),
    begins: perNode(),
    fed: new Uint8Array(nodes),
    idle: perNode(),
    count: perShift(),
    load: perShift(),
    legs: new Float64Array(shifts),
    extra: new Float64Array(shifts),
    over: perShift(),
    ends: perShift(),
    version: perShift(),
    price: { overtime: 0 },
    versions: { given: 0 },
  };
}
