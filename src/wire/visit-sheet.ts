import * as z from 'zod/mini';
import { Instant, LocalDate } from '../base/moment.ts';
import { Digest } from '../domain/fact.ts';
import { CustomerId, DeviceId, FactId, PersonId, QuestionId, StopId, VisitId } from '../domain/ids.ts';
import { Place } from '../domain/place.ts';
import { AnsweredFrom, BackCheckHow, BackCheckOutcome, CustomerAnswer, LapseWhy, Stood } from '../domain/visit/facts.ts';

const Thousandths = z.int();
export const PhotoPair = z.object({
  photo: Digest,
  other: Digest,
  otherVisit: VisitId,
  points: z.array(z.tuple([Thousandths, Thousandths, Thousandths, Thousandths])),
});
export type PhotoPair = z.infer<typeof PhotoPair>;

/** A finding as the engine of its day made it: an older engine's signal is shown by its code, not hidden. */
export const FindingSheet = z.object({
  signal: z.string(),
  family: z.string(),
  doubtBans: z.number(),
  /** What it would weigh, were its rule not silent. */
  silentBans: z.optional(z.number()),
  says: z.record(z.string(), z.union([z.string(), z.number()])),
  evidence: z.array(z.object({ kind: z.enum(['fact', 'visit', 'photo']), ref: z.string() })),
  /** Photos to be laid side by side: where each point lies in both, in thousandths of width and height. */
  pairs: z.optional(z.array(PhotoPair)),
});
export type FindingSheet = z.infer<typeof FindingSheet>;
export const VerdictSheet = z.object({
  grade: z.enum(['A', 'B', 'C', 'D']),
  eventOnly: z.boolean(),
  gradeReasons: z.array(z.string()),
  doubtBans: z.number(),
  review: z.boolean(),
  complete: z.boolean(),
  findings: z.array(FindingSheet),
  engine: z.string(),
  policy: z.int(),
});
export type VerdictSheet = z.infer<typeof VerdictSheet>;

export const VALIDITIES = ['valid', 'pending', 'rejected', 'attempted', 'unproven', 'open'] as const;

/** One line of the story, in order: what happened, when by the phone, and between which instants others can vouch for. */
export const StoryLine = z.object({
  fact: FactId,
  kind: z.string(),
  at: Instant,
  by: PersonId,
  nonceAt: z.nullable(Instant),
  receivedAt: Instant,
  question: z.optional(QuestionId),
  photo: z.optional(Digest),
  place: z.optional(Place),
  /** Why a check-in or a check-out says no place; another version's is shown by its code. */
  noPlace: z.optional(z.string()),
  chain: z.enum(['sound', 'gap', 'fork']),
  /** A part that the envelope speaks of and that is not (or no longer) held. */
  withheld: z.array(z.string()),
});

export const PhotoSheet = z.object({
  fact: FactId,
  question: QuestionId,
  digest: Digest,
  takenAt: Instant,
  source: z.nullable(z.enum(['camera', 'gallery'])),
  place: z.nullable(Place),
  /** Whether the bytes have come. */
  here: z.boolean(),
  /** The first eight characters of the photo fact's seal: what is burnt into every copy. */
  code: z.string(),
});

export const SaidSheet = z.object({
  fact: FactId,
  by: PersonId,
  byName: z.string(),
  at: Instant,
  text: z.nullable(z.string()),
  as: z.string(),
  photo: z.optional(Digest),
});

/** An appeal and its clock: until `dueAt` the company answers, or what it was against falls away. */
export const AppealSheet = z.object({
  fact: FactId,
  at: Instant,
  receivedAt: Instant,
  dueAt: Instant,
  state: z.enum(['open', 'upheld', 'overturned', 'lapsed']),
});
export type AppealSheet = z.infer<typeof AppealSheet>;

/** What the customer's place gave, and what came of checking it. */
export const SiteProofSheet = z.object({
  fact: FactId,
  kind: z.enum(['code', 'tap']),
  at: Instant,
  state: z.enum(['proved', 'used', 'back', 'stale', 'unknown']),
});
export type SiteProofSheet = z.infer<typeof SiteProofSheet>;

/** What the customer said on the receipt. */
export const CustomerSaidSheet = z.object({
  fact: FactId,
  at: Instant,
  answer: CustomerAnswer,
  from: AnsweredFrom,
  text: z.nullable(z.string()),
  name: z.nullable(z.string()),
});
export type CustomerSaidSheet = z.infer<typeof CustomerSaidSheet>;

/** A try at asking the customer afterwards, as rep and manager both read it. */
export const BackCheckSheet = z.object({
  fact: FactId,
  at: Instant,
  byName: z.string(),
  how: BackCheckHow,
  outcome: BackCheckOutcome,
  /** Where the phone of who went there saw itself; undefined where it was said at the desk. */
  stood: z.optional(Stood),
  when: z.nullable(z.string()),
  about: z.nullable(z.string()),
  text: z.nullable(z.string()),
});

/** A visit as rep and manager both see it: the same sheet, the same reasons. */
export const VisitSheet = z.object({
  id: VisitId,
  person: PersonId,
  personName: z.string(),
  customer: z.nullable(CustomerId),
  customerName: z.string(),
  stop: z.nullable(StopId),
  day: LocalDate,
  sop: z.nullable(z.object({ key: z.string(), version: z.int() })),
  purpose: z.nullable(z.string()),
  unplanned: z.nullable(z.string()),
  unplannedReason: z.nullable(z.string()),
  device: DeviceId,
  startedAt: Instant,
  endedAt: z.nullable(Instant),
  /** Why there is no place at either end, where there is none. */
  noPlace: z.optional(z.object({ start: z.optional(z.string()), end: z.optional(z.string()) })),
  outcome: z.nullable(z.string()),
  short: z.nullable(z.string()),
  note: z.nullable(z.string()),
  answers: z.record(z.string(), z.unknown()),
  photos: z.array(PhotoSheet),
  amendments: z.array(z.object({ fact: FactId, question: QuestionId, at: Instant, text: z.nullable(z.string()) })),
  reviews: z.array(SaidSheet),
  explanations: z.array(SaidSheet),
  /** What fell away because the time for deciding ran out. Sheets of an older server lack both. */
  lapses: z.optional(z.array(z.object({ fact: FactId, at: Instant, why: LapseWhy, afterDays: z.number() }))),
  appeal: z.optional(z.nullable(AppealSheet)),
  /** How long the person was seen at the customer's: at least, at most, by so many looks. */
  dwell: z.optional(z.object({ leastMs: z.int(), mostMs: z.int(), looks: z.int() })),
  siteProofs: z.optional(z.array(SiteProofSheet)),
  customerSaid: z.optional(z.array(CustomerSaidSheet)),
  backChecks: z.optional(z.array(BackCheckSheet)),
  verdict: z.nullable(VerdictSheet),
  validity: z.enum(VALIDITIES),
  /** When the last of its facts reached the server: long after the visit is a label ("entered late"), not doubt. */
  receivedAt: Instant,
});
export type VisitSheet = z.infer<typeof VisitSheet>;

/** Whether people, or the clock, have had their last word for now: then a doubt asks nobody for anything. */
export function isSettled({ reviews, lapses = [], appeal }: Pick<VisitSheet, 'reviews' | 'lapses' | 'appeal'>): boolean {
  const words = [...reviews.map(({ at, as }) => ({ at, as })), ...lapses.map(({ at }) => ({ at, as: 'lapsed' }))];
  const last = words.toSorted((a, b) => a.at - b.at).at(-1);
  return appeal?.state !== 'open' && last !== undefined && last.as !== 'asked';
}
