import { MINUTE_MS, type Instant, type LocalDate } from '../../base/moment.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { type Customer, isClosed } from '../customer.ts';
import type { Motion } from '../motion.ts';
import type { QuestionId, StopId, VisitId } from '../ids.ts';
import { type Place, type Precision, coarsePlace, type Fix, metresOutside, bestFix } from '../place.ts';
import type { SopTemplate, Unmet } from '../sop/template.ts';
import { unmet } from '../sop/template.ts';
import { refuseAnswer } from '../sop/questions.ts';
import type { AnswerRefusal } from '../sop/question.ts';
import type { z } from 'zod/mini';
import type { NoPlace, Outcome, Unplanned, VisitEnded, VisitStarted, QuestionAnswered, ShortReason } from './facts.ts';
import { openVisit, type Visit, type Visits } from './state.ts';

type Said<S extends z.ZodMiniType> = z.infer<S>;

/** What the company asks at the door. `note` lets the rep in and says how far; `refuse` asks for a reason first. */
export interface VisitPolicy {
  readonly fence: 'refuse' | 'note';
  readonly precision: Precision;
}

/** What the phone knows of where it is: fixes in the order they came and how it moved meanwhile, or why there are none. */
export type Seen = { readonly fixes: readonly [Fix, ...Fix[]]; readonly motion?: Motion | undefined } | { readonly none: NoPlace };

export interface CheckIn {
  readonly visit: VisitId;
  readonly customer: Customer | { readonly name: string };
  readonly stop: StopId | undefined;
  readonly sop: SopTemplate | undefined;
  readonly purpose: string | undefined;
  readonly unplanned: { readonly why: Unplanned; readonly reason: string | undefined } | undefined;
  readonly seen: Seen;
  /** The rep says that the visit takes place elsewhere; then the fence asks nothing. */
  readonly offSite: boolean;
}
export type CheckInRefusal =
  | { readonly why: 'visit-open'; readonly visit: VisitId }
  | { readonly why: 'customer-closed' }
  | { readonly why: 'unplanned-needs-reason' }
  | { readonly why: 'too-far'; readonly byM: number; readonly accuracyM: number };

/** A refusal at the door spares an honest rep a mistake; a dishonest one is met by trust/, not here. */
export function checkIn(visits: Visits, policy: VisitPolicy, asked: CheckIn): Result<Said<typeof VisitStarted>, CheckInRefusal> {
  const { visit, customer, stop, sop, seen, offSite, unplanned } = asked;
  const known = 'id' in customer ? customer : undefined;
  const open = openVisit(visits);
  if (open) return err({ why: 'visit-open', visit: open.id });
  if (known && isClosed(known)) return err({ why: 'customer-closed' });
  if (!stop && !unplanned) return err({ why: 'unplanned-needs-reason' });
  const away = 'fixes' in seen && known?.fence ? farFrom(seen.fixes, known) : undefined;
  if (away && away.byM > 0 && policy.fence === 'refuse' && !offSite) return err({ why: 'too-far', ...away });
  return ok({
    kind: 'visit.started',
    refs: { visit, ...(known && { customer: known.id }), ...(stop && { stop }) },
    blobs: [],
    parts: {
      details: {
        sop: sop ? { key: sop.key, version: sop.version } : null,
        ...(asked.purpose && { purpose: asked.purpose }),
        ...(unplanned && { unplanned: unplanned.why }),
        ...('none' in seen ? { noPlace: seen.none } : offSite ? { noPlace: 'off-site' as const } : {}),
      },
      ...placeOf(seen, policy.precision, known),
      ...((!known || unplanned?.reason) && {
        words: { ...(!known && { customerName: customer.name }), ...(unplanned?.reason && { reason: unplanned.reason }) },
      }),
    },
  });
}

/** The place part of a fact, no more precise than the line allows; nothing where nothing was seen. */
export function placeOf(seen: Seen, precision: Precision, customer: Pick<Customer, 'fence'> | undefined): { place?: Place } {
  if ('none' in seen) return {};
  if (precision === 'coarse') return { place: coarsePlace(seen.fixes, customer?.fence ?? null) };
  return { place: { precision: 'precise', fixes: [...seen.fixes], ...(seen.motion && { motion: seen.motion }) } };
}

export type AnswerTrouble = AnswerRefusal | { readonly why: 'visit-ended' } | { readonly why: 'no-such-question' };

/** An answer is refused only for what the rep can mend on the spot; what is missing is asked at the end. `null` takes one back. */
export function answer(
  visit: Visit,
  sop: SopTemplate,
  { question, given, today }: { readonly question: QuestionId; readonly given: unknown; readonly today: LocalDate },
): Result<Said<typeof QuestionAnswered>, AnswerTrouble> {
  if (visit.endedAt !== undefined) return err({ why: 'visit-ended' });
  const asked = sop.steps.flatMap(({ questions }) => questions).find(({ id }) => id === question);
  if (!asked) return err({ why: 'no-such-question' });
  const refusal = given === null ? undefined : refuseAnswer(asked, given, today);
  if (refusal) return err(refusal);
  return ok({ kind: 'question.answered', refs: { visit: visit.id, question }, blobs: [], parts: { answers: { answer: given } } });
}

export interface CheckOut {
  readonly outcome: Outcome;
  readonly short: z.infer<typeof ShortReason> | undefined;
  readonly note: string | undefined;
  readonly seen: Seen;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly customer: Customer | undefined;
  readonly precision: Precision;
}
export type CheckOutRefusal =
  | { readonly why: 'visit-ended' }
  | { readonly why: 'unanswered'; readonly unmet: readonly Unmet[] }
  | { readonly why: 'short-needs-reason'; readonly forMin: number; readonly wantedMin: number };

/** A visit that was done needs its required answers, and a reason where it was short; any other outcome needs neither. */
export function checkOut(
  visit: Visit,
  sop: SopTemplate | undefined,
  { outcome, short, note, seen, now, today, customer, precision }: CheckOut,
): Result<Said<typeof VisitEnded>, CheckOutRefusal> {
  if (visit.endedAt !== undefined) return err({ why: 'visit-ended' });
  if (outcome === 'done' && sop) {
    const open = unmet(sop, visit.sheet, customer, today);
    if (open.length > 0) return err({ why: 'unanswered', unmet: open });
    const forMin = Math.floor((now - visit.startedAt) / MINUTE_MS);
    if (forMin < sop.minDwellMin && !short) return err({ why: 'short-needs-reason', forMin, wantedMin: sop.minDwellMin });
  }
  return ok({
    kind: 'visit.ended',
    refs: { visit: visit.id },
    blobs: [],
    parts: {
      details: { outcome, ...(short && { short }), ...('none' in seen && { noPlace: seen.none }) },
      ...placeOf(seen, precision, customer),
      ...(note && { words: { note } }),
    },
  });
}

function farFrom(fixes: readonly Fix[], { fence }: Customer): { byM: number; accuracyM: number } | undefined {
  const best = bestFix(fixes);
  if (!best || !fence) return undefined;
  const byM = Math.min(...fixes.map((fix) => metresOutside(fix, fence)));
  return { byM: Math.round(byM), accuracyM: Math.round(best.accuracyM) };
}
