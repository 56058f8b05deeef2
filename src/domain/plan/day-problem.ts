import type { CustomerId, StopId } from '../ids.ts';
import type { Matrix } from '../route/matrix.ts';
import { type Aim, FINISH_EARLY, LEAST_DRIVING, MOST_VALUE, type RouteProblem, type RouteStop, type Shift } from '../route/problem.ts';
import type { Grade } from '../customer.ts';

const MINUTE_S = 60;

export const AIMS = ['finish-early', 'least-driving', 'most-value'] as const;
export type AimName = (typeof AIMS)[number];
export const AIM_OF: Readonly<Record<AimName, Aim>> = {
  'finish-early': FINISH_EARLY,
  'least-driving': LEAST_DRIVING,
  'most-value': MOST_VALUE,
};

/** A span of the day in local minutes. */
interface Span {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The hours in which a person may be on the road, and where the day begins and ends; null is wherever the first or last customer is. */
export interface Frame extends Span {
  readonly overtimeMin: number;
  readonly startPlace: number | null;
  readonly endPlace: number | null;
  readonly lunch: (Span & { readonly minutes: number }) | undefined;
}

/** A customer that a day may have. Places are rows of the matrix. */
export interface Wish {
  readonly customer: CustomerId;
  readonly stop: StopId | undefined;
  readonly place: number;
  readonly minutes: number;
  /** When somebody is received; none means all day. */
  readonly windows: readonly Span[];
  /** An hour that is agreed with the customer. */
  readonly appointmentMinute: number | undefined;
  readonly must: boolean;
  readonly worth: number;
}

export interface DayAsked {
  readonly frame: Frame;
  readonly wishes: readonly Wish[];
  readonly matrix: Matrix;
  readonly aim: AimName;
  /** The order that people know already, as indices of the wishes. */
  readonly known?: readonly number[];
}

/** The day as a question to the route engine: stops are the wishes, in their order; the only shift is the person's. */
export function dayProblem({ frame, wishes, matrix, aim, known }: DayAsked): RouteProblem {
  return { matrix, stops: wishes.map(stopOf), shifts: [shiftOf(frame)], aim: AIM_OF[aim], ...(known && { previous: [known] }) };
}

function shiftOf({ fromMinute, toMinute, overtimeMin, startPlace, endPlace, lunch }: Frame): Shift {
  return {
    ...{ startPlace, endPlace, startsS: fromMinute * MINUTE_S, endsS: toMinute * MINUTE_S, overtimeS: overtimeMin * MINUTE_S },
    ...(lunch && { lunch: { durationS: lunch.minutes * MINUTE_S, fromS: lunch.fromMinute * MINUTE_S, toS: lunch.toMinute * MINUTE_S } }),
  };
}

function stopOf({ place, minutes, windows, appointmentMinute, must, worth }: Wish): RouteStop {
  const stop = { place, serviceS: Math.round(minutes * MINUTE_S), prize: Math.round(worth) };
  if (appointmentMinute !== undefined) {
    const atS = appointmentMinute * MINUTE_S;
    return { ...stop, windows: [{ opensS: atS, closesS: atS }], startOnly: true, must: true };
  }
  return {
    ...stop,
    windows: windows.map(({ fromMinute, toMinute }) => ({ opensS: fromMinute * MINUTE_S, closesS: toMinute * MINUTE_S })),
    must,
  };
}

const OF_GRADE: Readonly<Record<Grade, number>> = { A: 8, B: 4, C: 2, D: 1 };
const OF_STATE = { overdue: 5, never: 4, due: 3, may: 1, resting: 0, ceiling: 0, unasked: 0 } as const;

/**
 * What going somewhere is worth: by grade and by how due it is, each step of lateness adding one. A promise that falls due
 * counts like an overdue visit. Judged, not measured; the order that it makes is what matters.
 */
export function worthOf({ grade, state, overdueDays, everyDays, promiseDue }: Worthy): number {
  const late = everyDays ? Math.min(3, overdueDays / everyDays) : 0;
  const urgency = Math.max(OF_STATE[state] + late, promiseDue ? OF_STATE.overdue : 0);
  return Math.round(10 * OF_GRADE[grade] * urgency);
}

export interface Worthy {
  readonly grade: Grade;
  readonly state: keyof typeof OF_STATE;
  readonly overdueDays: number;
  readonly everyDays: number | undefined;
  readonly promiseDue: boolean;
}
