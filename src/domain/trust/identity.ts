import { HOUR_MS, type Instant, type LocalDate, MINUTE_MS } from '../../base/moment.ts';
import type { CustomerId, PersonId, VisitId } from '../ids.ts';

/** Somebody else's use of the same phone counts for so many days. */
export const SHARED_DAYS = 7;
/** Visits of two people that begin and end this near to each other go in step; so many days are looked back on. */
export const IN_STEP_MS = 2 * MINUTE_MS;
export const IN_STEP_DAYS = 13;

/** What the server knows of a phone, as of the visit's day. */
export interface PhoneKnown {
  readonly enrolledAt: Instant;
  /** The first that this person ever had. */
  readonly first: boolean;
  /** Other people whose facts came from the same phone lately. */
  readonly others: number;
}

/** A visit of this person, and one of somebody else that began and ended with it at the same customer. */
export interface InStep {
  readonly visit: VisitId;
  readonly day: LocalDate;
  readonly customer: CustomerId;
  readonly other: PersonId;
  readonly otherVisit: VisitId;
  readonly apartMs: number;
  /** One of the two says that it was a joint visit. */
  readonly joint: boolean;
  /** How near in time the two phones were ever written on; null where at most one was. */
  readonly tapMs: number | null;
}

/** Who made a visit, as far as phones and keys tell. */
export interface Who {
  readonly phone: PhoneKnown | undefined;
  /** A phone that is younger than this is new. */
  readonly coolDownMs: number;
  readonly inStep: readonly InStep[];
  /** The person confirmed this check-in with a passkey of theirs. */
  readonly vouched: boolean;
}

export const DEFAULT_COOL_DOWN_H = 24;

export function coolDownMs({ coolDownH = DEFAULT_COOL_DOWN_H }: { readonly coolDownH?: number | undefined }): number {
  return coolDownH * HOUR_MS;
}

/** Whether a phone had been enrolled only shortly before: the first one that a person ever had is no new one. */
export function isNew({ enrolledAt, first }: Pick<PhoneKnown, 'enrolledAt' | 'first'>, at: Instant, withinMs: number): boolean {
  return !first && at < enrolledAt + withinMs;
}
