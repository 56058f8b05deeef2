import { err, ok, type Result } from '../../base/result.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { AnswerTrouble } from '../../domain/visit/rules.ts';
import { refuseAnswer } from '../../domain/sop/questions.ts';
import type { AnswerAsk } from './answer-question.ts';
import { type Doing, sopOf, todayOf } from './doing.ts';

/** After the check-out the record is locked: a change is a fact of its own, with its reason, and the first word stays. */
export async function amendAnswer(
  doing: Pick<Doing, 'clock' | 'log'>,
  { visit: id, question, given, reason }: AnswerAsk & { readonly reason: string },
): Promise<Result<SealedFact, AnswerTrouble>> {
  const view = doing.log.view();
  const visit = view.visits.get(id);
  const sop = visit && sopOf(view, visit);
  const asked = sop?.steps.flatMap(({ questions }) => questions).find((each) => each.id === question);
  if (!asked) return err({ why: 'no-such-question' });
  const refusal = refuseAnswer(asked, given, todayOf(doing));
  if (refusal) return err(refusal);
  const parts = { answers: { answer: given }, words: { reason } };
  return ok(await doing.log.append({ kind: 'visit.amended', refs: { visit: id, question }, blobs: [], parts }));
}
