import { DAY_MS, type Instant } from '../../base/moment.ts';
import type { FactId } from '../ids.ts';
import type { Decision, LapseWhy } from './facts.ts';
import type { Visit } from './state.ts';

/** An appeal, and how it stands. The company's time begins when the server has it: no phone's clock shortens it. */
export interface Appeal {
  readonly fact: FactId;
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly state: 'open' | 'upheld' | 'overturned' | 'lapsed';
}

interface DeskWord {
  readonly fact: FactId;
  readonly at: Instant;
  readonly decision?: Decision;
  readonly why?: LapseWhy;
}

/** What the desk said of a visit, in order: people's decisions, and what fell away by its own clock. */
function deskWords({ reviews, lapses }: Pick<Visit, 'reviews' | 'lapses'>): DeskWord[] {
  return [...reviews, ...lapses].toSorted((a, b) => a.at - b.at || (a.fact < b.fact ? -1 : 1));
}

/** The last word of a person who looked at the visit, if anyone did and it has not fallen away since. */
export function decisionOf(visit: Pick<Visit, 'reviews' | 'lapses'>): Decision | undefined {
  return deskWords(visit).at(-1)?.decision;
}

/** When that word was given. */
export function decidedAt(visit: Pick<Visit, 'reviews' | 'lapses'>): Instant | undefined {
  const last = deskWords(visit).at(-1);
  return last?.decision && last.at;
}

/** Whether the last word is that the time for deciding ran out: nothing stands against the visit any more. */
export function hasLapsed(visit: Pick<Visit, 'reviews' | 'lapses'>): boolean {
  return deskWords(visit).at(-1)?.why !== undefined;
}

interface Clock {
  readonly answerWithinDays: number;
  readonly receivedAt: (fact: FactId) => Instant;
}

/**
 * The appeal that waits longest, or the last one that was answered. The desk's words and the arrival of an appeal are told
 * by one clock, the server's: the first decision after an appeal came in answers it. Asking back is no answer.
 */
export function appealOf(visit: Pick<Visit, 'reviews' | 'lapses' | 'explanations'>, clock: Clock): Appeal | undefined {
  const words = deskWords(visit).filter(({ decision }) => decision !== 'asked');
  const appeals = visit.explanations
    .filter((said) => said.as === 'appeal')
    .map(({ fact, at }): Appeal => {
      const receivedAt = clock.receivedAt(fact);
      const answer = words.find((word) => word.at >= receivedAt);
      return { fact, at, receivedAt, dueAt: receivedAt + clock.answerWithinDays * DAY_MS, state: answer ? stateBy(answer) : 'open' };
    })
    .toSorted((a, b) => a.receivedAt - b.receivedAt || (a.fact < b.fact ? -1 : 1));
  return appeals.find(({ state }) => state === 'open') ?? appeals.at(-1);
}

function stateBy({ decision }: DeskWord): Appeal['state'] {
  return decision === undefined ? 'lapsed' : decision === 'accepted' ? 'overturned' : 'upheld';
}

/** Whether a doubtful or drawn visit waits for a person: nobody has decided, or what was asked has been answered since. */
export function waitsForPerson(visit: Visit, { receivedAt }: Pick<Clock, 'receivedAt'>): boolean {
  const last = deskWords(visit).at(-1);
  if (visit.endedAt === undefined || last?.why !== undefined) return false;
  if (last === undefined) return true;
  return last.decision === 'asked' && visit.explanations.some(({ fact }) => receivedAt(fact) > last.at);
}
