import * as z from 'zod/mini';
import { Confirmation } from '../evidence/passkey.ts';
import { kindOf } from '../fact.ts';
import { CustomerId, FactId, PersonId, QuestionId, SopKey, StopId, VisitId } from '../ids.ts';
import { Place } from '../place.ts';

const words = z.string().check(z.trim(), z.maxLength(2_000));

/** Why a check-in carries no place: a reason is a first-class answer, and never evidence against anyone. */
export const NoPlace = z.enum(['denied', 'unavailable', 'timeout', 'off-duty', 'off-site']);
export type NoPlace = z.infer<typeof NoPlace>;

/** Why there was a visit that no plan asked for. */
export const Unplanned = z.enum(['passing-by', 'customer-asked', 'complaint', 'new-customer', 'company-order', 'other']);
export type Unplanned = z.infer<typeof Unplanned>;

/** The day was opened or closed by the person's own word: positions may be recorded in between, beside the schedule. */
export const DutyOpened = kindOf('duty.opened', { refs: {}, parts: {} });
export const DutyClosed = kindOf('duty.closed', { refs: {}, parts: {} });

/** Checked in. Without a customer it is a visit to one that the phone does not know: then `words` says who. */
export const VisitStarted = kindOf('visit.started', {
  refs: { visit: VisitId, customer: z.optional(CustomerId), stop: z.optional(StopId) },
  parts: {
    details: z.strictObject({
      sop: z.nullable(z.strictObject({ key: SopKey, version: z.int() })),
      purpose: z.optional(z.string().check(z.maxLength(64))),
      unplanned: z.optional(Unplanned),
      noPlace: z.optional(NoPlace),
    }),
    place: z.optional(Place),
    words: z.optional(z.strictObject({ customerName: z.optional(words), reason: z.optional(words) })),
  },
});

/** The person confirmed the check-in with a passkey: the challenge is made of the seal of `visit.started`. */
export const VisitVouched = kindOf('visit.vouched', { refs: { visit: VisitId }, parts: { details: Confirmation } });

/** The phone saw where it was while the visit was open. */
export const VisitPlaced = kindOf('visit.placed', { refs: { visit: VisitId }, parts: { place: Place } });

/** A step was left with an answer; the last one for a question wins until the visit ends, and `null` takes it back. */
export const QuestionAnswered = kindOf('question.answered', {
  refs: { visit: VisitId, question: QuestionId },
  parts: { answers: z.strictObject({ answer: z.unknown() }) },
});

const PhotoDetails = z.strictObject({
  source: z.enum(['camera', 'gallery']),
  widthPx: z.int().check(z.positive()),
  heightPx: z.int().check(z.positive()),
  bytes: z.int().check(z.positive(), z.lte(8_000_000)),
  /** What the camera calls itself. */
  camera: z.optional(z.string().check(z.maxLength(120))),
});

/** A photo was taken: the blob is the resized JPEG, hashed in the act of capture. */
export const PhotoTaken = kindOf('photo.taken', {
  refs: { visit: VisitId, question: QuestionId },
  blobs: 1,
  parts: {
    details: PhotoDetails,
    place: z.optional(Place),
  },
});

/** How a visit came out. Not being let in is an outcome, not a failure. */
export const Outcome = z.enum(['done', 'closed', 'refused', 'contact-away', 'moved']);
export type Outcome = z.infer<typeof Outcome>;

/** Why a visit ended before its least dwell, in the rep's own choice of reason. */
export const ShortReason = z.enum(['customer-busy', 'task-done', 'urgent-call', 'other']);

/** Checked out: from here on the record is locked, and changes are amendments. */
export const VisitEnded = kindOf('visit.ended', {
  refs: { visit: VisitId },
  parts: {
    details: z.strictObject({ outcome: Outcome, short: z.optional(ShortReason), noPlace: z.optional(NoPlace) }),
    place: z.optional(Place),
    words: z.optional(z.strictObject({ note: z.optional(words) })),
  },
});

export const VisitAmended = kindOf('visit.amended', {
  refs: { visit: VisitId, question: QuestionId },
  parts: { answers: z.strictObject({ answer: z.unknown() }), words: z.strictObject({ reason: words }) },
});

/**
 * The person whose record it is says something about it: an answer to a question, or an appeal against what was found or
 * decided. An appeal needs no words; a photo may go with either.
 */
export const VisitExplained = kindOf('visit.explained', {
  refs: { visit: VisitId, about: z.optional(FactId) },
  blobs: [0, 1],
  parts: {
    details: z.strictObject({ as: z.enum(['reply', 'appeal']), photo: z.optional(PhotoDetails) }),
    words: z.strictObject({ text: words }),
  },
});

export const Decision = z.enum(['accepted', 'asked', 'rejected']);
export type Decision = z.infer<typeof Decision>;

/** A manager looked: made at the desk, in the desk chain of the person whose visit it is. */
export const VisitReviewed = kindOf('visit.reviewed', {
  refs: { visit: VisitId },
  parts: { details: z.strictObject({ decision: Decision }), words: z.optional(z.strictObject({ reason: words })) },
});

/** Why a doubt fell away without a person's word. */
export const LapseWhy = z.enum(['appeal-unanswered', 'too-old']);
export type LapseWhy = z.infer<typeof LapseWhy>;

/** The time for deciding ran out, and what stood against the visit fell away: said by the desk's own clock. */
export const VisitLapsed = kindOf('visit.lapsed', {
  refs: { visit: VisitId },
  parts: { details: z.strictObject({ why: LapseWhy, afterDays: z.number().check(z.positive(), z.lte(3_650)) }) },
});

/** What the customer's own place gave: the digits that change on their screen, or what a tag of theirs mirrored at a tap. */
export const SiteToken = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), code: z.string().check(z.regex(/^\d{6,8}$/)) }),
  z.strictObject({
    kind: z.literal('tap'),
    picc: z.string().check(z.regex(/^[0-9A-Fa-f]{32}$/)),
    mac: z.string().check(z.regex(/^[0-9A-Fa-f]{16}$/)),
  }),
]);
export type SiteToken = z.infer<typeof SiteToken>;

/** The rep took something in that only the customer's place could give. Whether it is a proof, the server finds out: the phone holds no secret. */
export const SiteProved = kindOf('site.proved', { refs: { visit: VisitId, customer: CustomerId }, parts: { details: SiteToken } });

/** What a customer may say of a visit, on the page behind a signed link. */
export const CustomerAnswer = z.enum(['correct', 'change', 'nobody-came']);
export type CustomerAnswer = z.infer<typeof CustomerAnswer>;

/** From where they said it: the screen that shows this customer's code, some device that is nobody's we know, or one that may be the rep's own. */
export const AnsweredFrom = z.enum(['own-screen', 'another-device', 'same-network', 'known-device']);
export type AnsweredFrom = z.infer<typeof AnsweredFrom>;

/** The customer answered the receipt of a visit: said at the desk, once. */
export const CustomerAnswered = kindOf('customer.answered', {
  refs: { visit: VisitId },
  parts: {
    details: z.strictObject({ answer: CustomerAnswer, from: AnsweredFrom }),
    words: z.optional(z.strictObject({ text: z.optional(words), name: z.optional(words) })),
  },
});

/** How a customer is asked afterwards whether somebody came. */
export const BackCheckHow = z.enum(['call', 'receipt', 'visit']);
export type BackCheckHow = z.infer<typeof BackCheckHow>;

/** What came of asking: that nobody was reached, or that they cannot say, is an answer and speaks for nothing. */
export const BackCheckOutcome = z.enum(['confirmed', 'denied', 'not-reached', 'cannot-say']);
export type BackCheckOutcome = z.infer<typeof BackCheckOutcome>;

const heard = z.optional(z.strictObject({ when: z.optional(words), about: z.optional(words), note: z.optional(words) }));

/** Where the phone of who went there was seen as they answered, held against the customer's own place. */
export const Stood = z.enum(['inside', 'outside', 'unknown']);
export type Stood = z.infer<typeof Stood>;

/**
 * Somebody of the office, or another person at the door, asked the customer of a visit that was drawn; said at the desk,
 * each try. `heard` is the fact of who went there, where it came from their phone, and `stood` where that saw itself.
 */
export const VisitBackChecked = kindOf('visit.back-checked', {
  refs: { visit: VisitId, heard: z.optional(FactId) },
  parts: { details: z.strictObject({ how: BackCheckHow, outcome: BackCheckOutcome, stood: z.optional(Stood) }), words: heard },
});

/**
 * A colleague went to the customer of a drawn visit and asked: their own record, on their own phone. `task` is the visit
 * that is asked after; what it says of that visit, the desk takes over only where they were given the task.
 */
export const CustomerAsked = kindOf('customer.asked', {
  refs: { task: VisitId },
  parts: { details: z.strictObject({ outcome: BackCheckOutcome, noPlace: z.optional(NoPlace) }), place: z.optional(Place), words: heard },
});
export type CustomerAsked = z.infer<typeof CustomerAsked>;

/** A planned stop no longer counts as missed: approved, with one of the reasons that excuse. */
export const StopExcused = kindOf('stop.excused', {
  refs: { stop: StopId, owner: PersonId },
  parts: {
    details: z.strictObject({
      day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
      why: z.enum(['leave', 'company-order', 'customer-cancelled', 'institution-closed', 'weather', 'safety']),
    }),
  },
});

export const VisitFact = z.discriminatedUnion('kind', [
  VisitStarted,
  VisitVouched,
  VisitPlaced,
  QuestionAnswered,
  PhotoTaken,
  VisitEnded,
  VisitAmended,
  VisitExplained,
  VisitReviewed,
  VisitLapsed,
  SiteProved,
  CustomerAnswered,
  VisitBackChecked,
]);
export type VisitFact = z.infer<typeof VisitFact>;

export const DayFact = z.discriminatedUnion('kind', [DutyOpened, DutyClosed, StopExcused]);
export type DayFact = z.infer<typeof DayFact>;
