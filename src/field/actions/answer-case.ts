import type { SealedFact } from '../../domain/fact.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Doing } from './doing.ts';

/** The person's own word in a case about visits of theirs. */
export function answerCase({ log }: Pick<Doing, 'log'>, { id, text }: { readonly id: CaseId; readonly text: string }): Promise<SealedFact> {
  return log.append({ kind: 'case.answered', refs: { case: id }, blobs: [], parts: { words: { text } } });
}
