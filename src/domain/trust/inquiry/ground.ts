import type { Instant } from '../../../base/moment.ts';
import type { VisitId } from '../../ids.ts';

/** A case may be asked for from here on: so many visits under review, by findings of so many families, in so many days. */
export const CASE_NEEDS = { visits: 3, families: 2, days: 30 } as const;

/** What the question needs to know of a visit. */
export interface Looked {
  readonly id: VisitId;
  readonly verdict: {
    readonly review: boolean;
    readonly findings: readonly { readonly family: string; readonly doubtBans: number }[];
  } | null;
  readonly reviews: readonly { readonly at: Instant; readonly as: string }[];
  readonly lapses?: readonly { readonly at: Instant }[] | undefined;
}

export interface Ground<V extends Looked = Looked> {
  /** Under review still: nobody has set them right, and their time has not run out. */
  readonly visits: readonly V[];
  readonly families: readonly string[];
  readonly enough: boolean;
}

/** What there is for a case in these visits of one person; and it says what is lacking by saying what there is. */
export function groundOf<V extends Looked>(visits: readonly V[]): Ground<V> {
  const counted = visits.filter((visit) => visit.verdict?.review && !isSetRight(visit));
  const speaking = counted.flatMap(({ verdict }) => verdict?.findings.filter(({ doubtBans }) => doubtBans > 0) ?? []);
  const families = [...new Set(speaking.map(({ family }) => family))].toSorted();
  return { visits: counted, families, enough: counted.length >= CASE_NEEDS.visits && families.length >= CASE_NEEDS.families };
}

function isSetRight({ reviews, lapses = [] }: Looked): boolean {
  const [word, lapse] = [reviews.at(-1), lapses.at(-1)];
  return word?.as === 'accepted' || (lapse !== undefined && lapse.at >= (word?.at ?? 0));
}
