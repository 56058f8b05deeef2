import type { Instant } from '../../base/moment.ts';
import { groupBy } from '../../base/group.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { FactId } from '../../domain/ids.ts';
import type { Answers } from './view.ts';

/** The facts that the phone need not hold any longer: all of their visit went up, and all of it is old. What was put aside stays. */
export function olderThan(limit: Instant, facts: readonly SealedFact[], answers: Answers): ReadonlySet<FactId> {
  const mayGo = ({ envelope: { id, at } }: SealedFact) => at < limit && answers.get(id)?.outcome === 'ok';
  const stories = groupBy(facts, ({ envelope }) => envelope.refs.visit ?? envelope.id).values();
  return new Set([...stories].filter((story) => story.every(mayGo)).flatMap((story) => story.map(({ envelope }) => envelope.id)));
}
