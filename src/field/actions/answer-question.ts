import { err, ok, type Result } from '../../base/result.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { QuestionId, VisitId } from '../../domain/ids.ts';
import { answer, type AnswerTrouble } from '../../domain/visit/rules.ts';
import { type Doing, sopOf, todayOf } from './doing.ts';

export interface AnswerAsk {
  readonly visit: VisitId;
  readonly question: QuestionId;
  readonly given: unknown;
}

export async function answerQuestion(
  doing: Pick<Doing, 'clock' | 'log'>,
  { visit: id, question, given }: AnswerAsk,
): Promise<Result<SealedFact, AnswerTrouble>> {
  const view = doing.log.view();
  const visit = view.visits.get(id);
  const sop = visit && sopOf(view, visit);
  if (!visit || !sop) return err({ why: 'no-such-question' });
  const answered = answer(visit, sop, { question, given, today: todayOf(doing) });
  return answered.ok ? ok(await doing.log.append(answered.value)) : answered;
}
