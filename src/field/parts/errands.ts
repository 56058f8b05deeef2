import type { BackCheckOutcome } from '../../domain/visit/facts.ts';
import type { ErrandCard } from '../../wire/errands.ts';
import type { View } from '../ports.ts';

/** An errand as this phone knows it: what it recorded itself counts before the server has heard of it. */
export interface OwnErrand extends ErrandCard {
  readonly outcome: BackCheckOutcome | undefined;
  readonly isOver: boolean;
}

export function ownErrands({ mine, asked }: Pick<View, 'mine' | 'asked'>): OwnErrand[] {
  return (mine?.errands ?? []).map((errand) => {
    const said = asked.findLast(({ refs }) => refs.task === errand.task)?.parts.details?.outcome;
    const outcome = said ?? errand.answered ?? undefined;
    return { ...errand, outcome, isOver: outcome !== undefined && outcome !== 'not-reached' };
  });
}
