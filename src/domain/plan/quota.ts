import type { Matrix } from '../route/matrix.ts';

/** One visit that a month asks for. Days are indices into the month's working days. */
export interface DueVisit {
  /** What happens to it is drawn by this number, so it must stay the same in every month that is compared. */
  readonly name: number;
  readonly customer: number;
  /** The day it is planned on, null where the plan found no room for it. */
  readonly day: number | null;
  /** The first and the last day on which it counts. */
  readonly from: number;
  readonly until: number;
}

export interface QuotaCustomer {
  readonly place: number;
  /** The median stay in seconds, travel and parking left out. */
  readonly dwellS: number;
  /** Which of the beliefs about being let in holds here. */
  readonly access: number;
  /** Days on which the customer receives anybody; left out, all of them. */
  readonly openDays?: readonly boolean[];
  /** Nobody is received before, in seconds after midnight. */
  readonly opensS?: number;
}

export interface QuotaDay {
  readonly startsS: number;
  /** The last moment to be home, overtime that is allowed and lunch that is taken counted in. */
  readonly endsS: number;
}

/** A share that was seen so many times among so many. */
export interface Seen {
  readonly times: number;
  readonly among: number;
}

/** What is known of how months go, and how surely: spreads are of the logarithm. */
export interface Beliefs {
  /** From one visit to the next, and how unsure the common level is. */
  readonly dwell: { readonly spread: number; readonly unsure: number };
  /** From one day to the next, and how unsure the common level is. */
  readonly travel: { readonly spread: number; readonly unsure: number };
  /** How often somebody is let in, by kind of customer. */
  readonly access: readonly Seen[];
  /** How often a working day is lost to illness or an order of the day. */
  readonly lostDays: Seen;
}

/** A person's month as it was planned: visits of one day stand in the order of the plan. */
export interface QuotaMonth {
  readonly matrix: Matrix;
  readonly home: number;
  readonly days: readonly QuotaDay[];
  readonly customers: readonly QuotaCustomer[];
  readonly visits: readonly DueVisit[];
  readonly beliefs: Beliefs;
  /** Where being turned away at the door counts as having come. */
  readonly triesCount: boolean;
}
