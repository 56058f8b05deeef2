import * as z from 'zod/mini';
import { groupBy } from '../../base/group.ts';
import { LocalDate } from '../../base/moment.ts';
import type { Customer } from '../customer.ts';
import { LineKey, type QuestionId, SopKey } from '../ids.ts';
import { holds, type Reason, Rule, type Sheet, weigh } from './condition.ts';
import { Question, refuseAnswer } from './questions.ts';
import type { AnswerRefusal } from './question.ts';
import { Text } from './text.ts';

/** How much of a visit must be provable for it to count: see trust/grade. `D+` is coarse presence, by design. */
export const EvidenceGrade = z.enum(['A', 'B', 'C', 'D+', 'D']);
export type EvidenceGrade = z.infer<typeof EvidenceGrade>;

export const Step = z.strictObject({
  id: z.string().check(z.maxLength(64)),
  title: Text,
  questions: z.array(Question).check(z.maxLength(20)),
});
export type Step = z.infer<typeof Step>;

/** One version of a visit standard. A visit keeps the version it began with. */
export const SopTemplate = z.strictObject({
  key: SopKey,
  version: z.int().check(z.gte(1)),
  line: LineKey,
  title: Text,
  /** In force from this day on; without it, at once. So a standard can be sent out before it begins, to phones that may be offline then. */
  from: z.optional(LocalDate),
  applies: Rule,
  /** Where several apply, the highest goes first; then the one that asked more of the customer. */
  priority: z.int(),
  purposes: z.array(z.strictObject({ value: z.string().check(z.maxLength(64)), title: Text })).check(z.maxLength(20)),
  minDwellMin: z.int().check(z.gte(0), z.lte(480)),
  evidence: EvidenceGrade,
  /** The person confirms the check-in with a passkey: fingerprint or screen lock, and never a face that we would see. */
  identity: z.optional(z.literal('passkey')),
  /** Seconds of form-filling that this standard allows itself. */
  burdenS: z.int().check(z.positive()),
  steps: z.array(Step).check(z.minLength(1), z.maxLength(30)),
});
export type SopTemplate = z.infer<typeof SopTemplate>;

/** The standards in force on a day: of each key the newest version that has begun. */
export function inForce(sops: readonly SopTemplate[], day: LocalDate): SopTemplate[] {
  const begun = sops.filter(({ from }) => from === undefined || from <= day);
  return [...groupBy(begun, ({ key }) => key).values()].map((versions) => versions.reduce((a, b) => (b.version > a.version ? b : a)));
}

export interface Considered {
  readonly sop: SopTemplate;
  readonly holds: boolean;
  readonly reasons: readonly Reason[];
}

/** Which SOP applies to a customer, and why; with all that were considered, best first, so that "why not" has an answer. */
export function sopFor(
  customer: Customer,
  sops: readonly SopTemplate[],
): { readonly chosen: Considered | undefined; readonly considered: readonly Considered[] } {
  const considered = sops
    .filter((sop) => sop.line === customer.line)
    .map((sop) => ({ sop, ...weigh(sop.applies, customer) }))
    .toSorted(
      (a, b) =>
        Number(b.holds) - Number(a.holds) ||
        b.sop.priority - a.sop.priority ||
        b.reasons.length - a.reasons.length ||
        (a.sop.key < b.sop.key ? -1 : 1),
    );
  return { chosen: considered.find(({ holds }) => holds), considered };
}

/** The questions that are asked, given what was answered so far. */
export function shownQuestions({ steps }: SopTemplate, sheet: Sheet, customer: Customer | undefined): Question[] {
  return steps.flatMap(({ questions }) => questions).filter(({ when }) => when === undefined || holds(when, sheet, customer));
}

export function isRequired({ required }: Question, sheet: Sheet, customer: Customer | undefined): boolean {
  return typeof required === 'boolean' ? required : holds(required, sheet, customer);
}

export interface Unmet {
  readonly question: QuestionId;
  readonly why: AnswerRefusal | { readonly why: 'unanswered' };
}

/** What still stands in the way of a complete sheet: required and unanswered, or answered so that it will not do. */
export function unmet(sop: SopTemplate, sheet: Sheet, customer: Customer | undefined, today: LocalDate): Unmet[] {
  return shownQuestions(sop, sheet, customer).flatMap((question): Unmet[] => {
    const answer = sheet.get(question.id);
    if (answer === undefined) return isRequired(question, sheet, customer) ? [{ question: question.id, why: { why: 'unanswered' } }] : [];
    const why = refuseAnswer(question, answer, today);
    return why ? [{ question: question.id, why }] : [];
  });
}
