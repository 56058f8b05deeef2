import { daysBetween, type LocalDate } from '../../base/moment.ts';
import type { Told } from '../fact.ts';
import type { CustomerId } from '../ids.ts';
import type { ResultFact } from './facts.ts';

/** An opportunity, contract or order as the last word on it leaves it. */
export interface Outcome {
  readonly kind: 'opportunity' | 'contract' | 'order';
  readonly id: string;
  readonly customer: CustomerId;
  /** The day it counts on: qualified for an opportunity that was, signed, placed. */
  readonly on: LocalDate;
  readonly state: string;
  readonly amountFen: number | undefined;
  readonly need: string | undefined;
  readonly entity: string | undefined;
  /** Opportunities: the day on which it was qualified, if it ever was. */
  readonly qualifiedOn: LocalDate | undefined;
  /** Opportunities: days from qualified to won, if it was won after it was qualified. */
  readonly wonAfterDays: number | undefined;
  /** Reversals and returns count on their own day. */
  readonly takenBackOn: LocalDate | undefined;
  readonly takenBackFen: number | undefined;
}

type Said = Told<ResultFact>;

/** What facts about one opportunity, contract or order come to. A function of the set: the last word by time, then id, wins. */
export function outcomeOf(facts: readonly Said[]): Outcome | undefined {
  const inOrder = facts.filter(({ parts }) => parts.details).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const first = inOrder[0];
  if (!first) return undefined;
  if (first.kind === 'opportunity.moved') return opportunity(inOrder);
  return first.kind.startsWith('contract.') ? contract(inOrder) : order(inOrder);
}

function opportunity(facts: readonly Said[]): Outcome | undefined {
  const moves = facts.filter((fact) => fact.kind === 'opportunity.moved').filter(({ parts }) => parts.details);
  const last = moves.at(-1);
  if (!last?.parts.details) return undefined;
  const onAt = (stage: string) => moves.findLast(({ parts }) => parts.details?.stage === stage)?.parts.details?.on;
  const [qualified, won] = [onAt('qualified'), onAt('won')];
  const isWon = last.parts.details.stage === 'won';
  return {
    ...{ kind: 'opportunity', id: last.refs.opportunity, customer: last.refs.customer, state: last.parts.details.stage },
    on: qualified ?? last.parts.details.on,
    amountFen: moves.findLast(({ parts }) => parts.details?.amountFen !== undefined)?.parts.details?.amountFen,
    need: moves.findLast(({ parts }) => parts.words?.need)?.parts.words?.need,
    qualifiedOn: qualified,
    wonAfterDays: isWon && qualified !== undefined && won !== undefined ? daysBetween(qualified, won) : undefined,
    ...nothingBack,
    entity: undefined,
  };
}

function contract(facts: readonly Said[]): Outcome | undefined {
  const signed = facts.findLast((fact) => fact.kind === 'contract.signed');
  const reversed = facts.findLast((fact) => fact.kind === 'contract.reversed');
  if (!signed?.parts.details) return undefined;
  const { on, amountFen, entity } = signed.parts.details;
  return {
    ...{ kind: 'contract', id: signed.refs.contract, customer: signed.refs.customer, on, amountFen, entity, need: undefined, ...noStages },
    state: reversed ? 'reversed' : 'signed',
    takenBackOn: reversed?.parts.details?.on,
    takenBackFen: undefined,
  };
}

function order(facts: readonly Said[]): Outcome | undefined {
  const placed = facts.findLast((fact) => fact.kind === 'order.placed');
  const cancelled = facts.some((fact) => fact.kind === 'order.cancelled');
  const returned = facts.findLast((fact) => fact.kind === 'order.returned')?.parts.details;
  if (!placed?.parts.details) return undefined;
  const { on, netFen } = placed.parts.details;
  return {
    ...{ kind: 'order', id: placed.refs.order, customer: placed.refs.customer, on, amountFen: netFen, entity: undefined, need: undefined },
    ...noStages,
    ...{ state: cancelled ? 'cancelled' : returned ? 'returned' : 'placed' },
    takenBackOn: cancelled ? undefined : returned?.on,
    takenBackFen: cancelled ? undefined : returned?.netFen,
  };
}

const noStages = { qualifiedOn: undefined, wonAfterDays: undefined };
const nothingBack = { takenBackOn: undefined, takenBackFen: undefined };
