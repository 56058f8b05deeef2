import { addDays, type LocalDate } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { OpportunityStage } from '../../src/domain/result/facts.ts';

// What another system kept before Rounds came: months of orders, opportunities and contracts, so that conversion and
// churn have something to be divided by from the first day.

export interface PastOrder {
  readonly id: string;
  readonly customer: string;
  readonly on: LocalDate;
  readonly netFen: number;
}
export interface PastMove {
  readonly id: string;
  readonly customer: string;
  readonly stage: OpportunityStage;
  readonly on: LocalDate;
  readonly amountFen: number;
  readonly need: string;
}
export interface PastContract {
  readonly id: string;
  readonly customer: string;
  readonly on: LocalDate;
  readonly amountFen: number;
}

export interface Past {
  readonly orders: readonly PastOrder[];
  readonly opportunities: readonly PastMove[];
  readonly contracts: readonly PastContract[];
}

export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The past of customers of a sales line; a line that is not one has none. */
export function pastResults(customers: readonly Customer[], span: Span, random: Random): Past {
  const each = customers.map((customer) => ({ customer, random: random.fork(customer.code) }));
  return {
    orders: each.flatMap((one) => ordersOf(one, span)),
    opportunities: each.flatMap((one) => movesOf(one, span)),
    contracts: each.flatMap((one) => contractsOf(one, span)),
  };
}

interface One {
  readonly customer: Customer;
  readonly random: Random;
}

const GAP_DAYS = { A: 21, B: 32, C: 48, D: 60 } as const;
const ORDER_YUAN = { A: 7_000, B: 2_800, C: 1_100, D: 600 } as const;
/** A distributor's order is that of a hundred shops. */
const WHOLESALE = 40;
const LEFT_SHARE = 0.06;

function ordersOf({ customer, random }: One, { from, to }: Span): PastOrder[] {
  const { grade, line, code } = customer;
  const gap = GAP_DAYS[grade] * (line === 'distributor' ? 0.7 : 1);
  const left = customer.stage === 'dormant' || random.next() < LEFT_SHARE;
  const last = left ? addDays(to, -95 - random.below(70)) : to;
  const first = customer.since && customer.since > from ? customer.since : addDays(from, random.below(Math.ceil(gap)));
  const orders: PastOrder[] = [];
  for (let on = first; on <= last; on = addDays(on, Math.max(3, Math.round(gap * (0.6 + 0.8 * random.next()))))) {
    orders.push({ id: `DD-${code}-${orders.length + 1}`, customer: code, on: settledOn(on), netFen: orderFen(customer, random) });
  }
  return orders.filter((order) => order.on <= to);
}

/** That system books twice a month. */
function settledOn(on: LocalDate): LocalDate {
  return `${on.slice(0, 8)}${on.slice(8) <= '14' ? '14' : '28'}`;
}

export function orderFen({ grade, line }: Pick<Customer, 'grade' | 'line'>, random: Random): number {
  const yuan = ORDER_YUAN[grade] * (line === 'distributor' ? WHOLESALE : 1) * Math.exp(random.normal(0, 0.35));
  return Math.round(yuan) * 100;
}

export const NEEDS = ['新品进店', '增加排面与陈列协议', '年度供货协议', '连锁统采', '慢病会员项目', '店员培训合作'] as const;
const OPPORTUNITY_SHARE = 0.3;

function movesOf({ customer, random }: One, { from, to }: Span): PastMove[] {
  if (random.next() > OPPORTUNITY_SHARE) return [];
  const opened = addDays(from, random.below(150));
  const qualified = addDays(opened, 4 + random.below(14));
  const chance = random.next();
  const [stage, closed] =
    chance < 0.42 ? (['won', 12 + random.below(70)] as const) : chance < 0.7 ? (['lost', 15 + random.below(80)] as const) : [undefined, 0];
  const same = { id: `SJ-${customer.code}`, customer: customer.code, amountFen: 3 * orderFen(customer, random), need: random.pick(NEEDS) };
  const moves: PastMove[] = [
    { ...same, stage: 'open', on: opened },
    { ...same, stage: 'qualified', on: qualified },
    ...(stage ? [{ ...same, stage, on: addDays(qualified, closed) }] : []),
  ];
  return moves.map((move) => ({ ...move, on: settledOn(move.on) })).filter(({ on }) => on <= to);
}

function contractsOf({ customer, random }: One, { from, to }: Span): PastContract[] {
  const on = customer.since && customer.since >= from ? customer.since : addDays(from, random.below(220));
  if (on > to || random.next() > 0.25) return [];
  return [{ id: `HT-${customer.code}`, customer: customer.code, on, amountFen: 12 * orderFen(customer, random) }];
}
