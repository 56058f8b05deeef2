import type { Instant, LocalDate } from '../src/base/moment.ts';
import { MINUTE_MS } from '../src/base/moment.ts';
import type { Random } from '../src/base/random.ts';
import type { Customer } from '../src/domain/customer.ts';
import type { Point } from '../src/domain/place.ts';
import type { QuestionId } from '../src/domain/ids.ts';
import type { Stop } from '../src/domain/plan/day-plan.ts';
import { isRequired, shownQuestions, type SopTemplate } from '../src/domain/sop/template.ts';
import type { Question } from '../src/domain/sop/questions.ts';
import type { Outcome, ShortReason, Unplanned } from '../src/domain/visit/facts.ts';
import type { Shot } from '../src/field/ports.ts';
import type * as z from 'zod/mini';
import { answerTo } from './demo/answers.ts';
import type { RepPhone } from './rep-phone.ts';

/** A visit to be lived: when, to whom, how it comes out, and how much trouble is taken over the questions. */
export interface Act {
  readonly customer: Customer;
  readonly sop: SopTemplate | undefined;
  readonly stop: Stop | undefined;
  readonly unplanned: z.infer<typeof Unplanned>;
  readonly from: Instant;
  readonly to: Instant;
  readonly day: LocalDate;
  readonly outcome: Outcome;
  readonly thin: boolean;
  /** The share of questions that may be left out and are answered all the same. */
  readonly diligence: number;
  /** Where the phone is, or says it is. */
  readonly standsAt: Point;
  readonly shot: (question: Question) => Shot | undefined;
  readonly random: Random;
}

/** Checks in, goes through the standard question by question as time passes, and checks out. */
export async function liveVisit(phone: RepPhone, act: Act): Promise<void> {
  phone.tell(act.from);
  await phone.checkIn(act);
  if (act.outcome === 'done' && act.sop) await answerAll(phone, act, act.sop);
  phone.tell(act.to);
  await phone.checkOut({ outcome: act.outcome, short: shortReason(act), note: undefined });
}

/** One pass over the questions: an answer may bring up the next one, so what is shown is asked again after each. */
async function answerAll(phone: RepPhone, act: Act, sop: SopTemplate): Promise<void> {
  const sheet = new Map<QuestionId, unknown>();
  const passed = new Set<QuestionId>();
  const all = sop.steps.flatMap(({ questions }) => questions).length;
  for (;;) {
    const question = shownQuestions(sop, sheet, act.customer).find(({ id }) => !passed.has(id));
    if (!question) return;
    passed.add(question.id);
    const wanted = isRequired(question, sheet, act.customer) || (!act.thin && act.random.next() < act.diligence);
    if (!wanted) continue;
    phone.tell(momentOf(act, passed.size / (all + 1)));
    const answer = question.type === 'photo' ? await photographed(phone, act, question) : answerTo({ ...act, question, today: act.day });
    if (answer === undefined) continue;
    if (question.type !== 'photo') await phone.answer(question.id, answer);
    sheet.set(question.id, answer);
  }
}

async function photographed(phone: RepPhone, act: Act, question: Question): Promise<unknown> {
  const shot = act.shot(question);
  return shot && phone.photograph(question.id, shot);
}

/** Whoever takes trouble answers as the visit goes on; whoever does not, all at once before leaving. */
function momentOf({ from, to, thin }: Act, share: number): Instant {
  return Math.round(thin ? to - (1 - share) * Math.min(40_000, to - from) : from + share * (to - from));
}

function shortReason({ outcome, sop, from, to, random }: Act): z.infer<typeof ShortReason> | undefined {
  if (outcome !== 'done' || !sop || (to - from) / MINUTE_MS >= sop.minDwellMin + 1) return undefined;
  return random.pick(['customer-busy', 'task-done', 'task-done', 'other'] as const);
}
