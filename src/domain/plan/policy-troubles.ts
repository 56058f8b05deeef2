import { canonical, type Json } from '../../base/json.ts';
import { type FrequencyRule, intervalOf, saysTheSame } from './frequency.ts';

/** `refuse`: nobody can keep it, so it is not saved. `tell`: it can stand, and whoever saves it should know. */
export interface PolicyTrouble {
  readonly code: PolicyTroubleCode;
  readonly level: 'refuse' | 'tell';
  /** Where the rule stands in the list, from 0. */
  readonly rule: number;
  readonly says: Readonly<Record<string, number>>;
}
export const POLICY_TROUBLES = [
  'floor-above-ceiling',
  'gap-cannot-give-floor',
  'spacing-cannot-give-floor',
  'spacing-above-ceiling',
  'tolerance-eats-spacing',
  'gap-after-latest',
  'contact-cap-below-floor',
  'said-twice',
] as const;
export type PolicyTroubleCode = (typeof POLICY_TROUBLES)[number];

/** The shortest month: what it cannot hold, a year does not hold twelve times. */
const SHORT_MONTH_DAYS = 28;
const LONG_MONTH_DAYS = 31;

/** Everything in a frequency policy that contradicts itself, in the order of its rules. */
export function validatePolicy(rules: readonly FrequencyRule[]): PolicyTrouble[] {
  return rules.flatMap((rule, i) => [...ofOne(rule, i), ...twice(rules, i)]);
}

function ofOne(rule: FrequencyRule, i: number): PolicyTrouble[] {
  const { target: floor, max: ceiling, minGapDays: gapDays, spacing, perContact } = rule;
  const refuse = (code: PolicyTroubleCode, says: PolicyTrouble['says']): PolicyTrouble => ({ code, level: 'refuse', rule: i, says });
  const tell = (code: PolicyTroubleCode, says: PolicyTrouble['says']): PolicyTrouble => ({ ...refuse(code, says), level: 'tell' });
  if (floor > ceiling) return [refuse('floor-above-ceiling', { floor, ceiling })];
  const troubles: PolicyTrouble[] = [];
  const most = mostIn(SHORT_MONTH_DAYS, gapDays);
  if (most < floor) troubles.push(refuse('gap-cannot-give-floor', { gapDays, floor, most }));
  if (spacing && spacing.toleranceDays >= spacing.everyDays) troubles.push(refuse('tolerance-eats-spacing', { ...spacing }));
  const interval = spacing && intervalOf(rule);
  if (interval) {
    const fewest = Math.floor(LONG_MONTH_DAYS / interval.latestDays);
    const dense = mostIn(SHORT_MONTH_DAYS, interval.earliestDays);
    if (gapDays > interval.latestDays) troubles.push(refuse('gap-after-latest', { gapDays, latestDays: interval.latestDays }));
    else if (dense < floor) troubles.push(refuse('spacing-cannot-give-floor', { floor, most: dense, earliestDays: interval.earliestDays }));
    if (fewest > ceiling) troubles.push(refuse('spacing-above-ceiling', { ceiling, fewest, latestDays: interval.latestDays }));
  }
  if (perContact) {
    const each = Math.ceil(LONG_MONTH_DAYS / perContact.days) * perContact.max;
    if (each < floor) troubles.push(tell('contact-cap-below-floor', { floor, most: each, max: perContact.max, days: perContact.days }));
  }
  return troubles;
}

/** Visits that fit into so many days if they lie at least so far apart. */
function mostIn(days: number, gapDays: number): number {
  return Math.floor((days - 1) / Math.max(1, gapDays)) + 1;
}

/** The same customers, named twice with different figures: the second is never heard. */
function twice(rules: readonly FrequencyRule[], i: number): PolicyTrouble[] {
  const rule = rules[i] as FrequencyRule;
  const same = (other: FrequencyRule) => canonical(other.applies as Json) === canonical(rule.applies as Json);
  const first = rules.slice(0, i).findIndex((other) => same(other) && !saysTheSame(other, rule));
  return first < 0 ? [] : [{ code: 'said-twice', level: 'refuse', rule: i, says: { first: first + 1 } }];
}
