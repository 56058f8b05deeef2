import type { SealedFact } from '../../domain/fact.ts';
import { MAX_FACTS_IN_A_PUSH } from '../../wire/push-facts.ts';

export const MAX_BATCH_CHARS = 256_000;

/** As many of the oldest as go up in one request; at least one, however large. */
export function batchOf(facts: readonly SealedFact[], most = MAX_FACTS_IN_A_PUSH): SealedFact[] {
  let chars = 0;
  const end = facts.findIndex((fact, i) => i >= most || ((chars += JSON.stringify(fact).length) > MAX_BATCH_CHARS && i > 0));
  return facts.slice(0, end < 0 ? facts.length : end);
}
