import * as z from 'zod/mini';
import { canonical, type Json } from '../../base/json.ts';
import type { Customer } from '../customer.ts';
import { type CustomerTrait, Rule, weigh } from '../sop/condition.ts';

/** The interval that is aimed at, and by how many days a visit may come earlier or later. */
export const Spacing = z.strictObject({
  everyDays: z.int().check(z.gte(1), z.lte(366)),
  toleranceDays: z.int().check(z.gte(0), z.lte(180)),
});
export type Spacing = z.infer<typeof Spacing>;

/** Nobody at the customer's is met more than `max` times in any `days` days, whoever comes. */
export const ContactCap = z.strictObject({ max: z.int().check(z.gte(1), z.lte(31)), days: z.int().check(z.gte(1), z.lte(366)) });
export type ContactCap = z.infer<typeof ContactCap>;

/** How often a kind of customer is to be seen in a month: a floor *and* a ceiling, because too often is a breach as well. */
export const FrequencyRule = z.strictObject({
  applies: Rule,
  /** The floor. */
  target: z.int().check(z.gte(0), z.lte(31)),
  /** The ceiling. */
  max: z.int().check(z.gte(1), z.lte(62)),
  minGapDays: z.int().check(z.gte(0), z.lte(90)),
  /** Left out, the interval follows from the floor. */
  spacing: z.optional(Spacing),
  perContact: z.optional(ContactCap),
});
export type FrequencyRule = z.infer<typeof FrequencyRule>;

/** The rule that holds for a customer, where it stands in the list, and those that say otherwise with equal right. */
export interface Frequency {
  readonly rule: FrequencyRule;
  readonly index: number;
  readonly rivals: readonly number[];
}

/**
 * The most specific rule that applies: the one that asks most of the customer, then the one that asks for the more
 * personal trait, then the one that allows fewer values. Where two are equally specific the first in the list holds, and
 * the other is named if it says something else.
 */
export function frequencyFor(customer: Customer, rules: readonly FrequencyRule[]): Frequency | undefined {
  const fits = rules.flatMap((rule, index) =>
    weigh(rule.applies, customer).holds ? [{ rule, index, sharp: sharpness(rule.applies) }] : [],
  );
  const [best, ...rest] = fits.toSorted((a, b) => sharper(b.sharp, a.sharp) || a.index - b.index);
  if (!best) return undefined;
  const rivals = rest.filter(({ rule, sharp }) => sharper(sharp, best.sharp) === 0 && !saysTheSame(rule, best.rule));
  return { rule: best.rule, index: best.index, rivals: rivals.map(({ index }) => index) };
}

/** The same for many customers: those with the same traits are weighed once. */
export function frequenciesBy(rules: readonly FrequencyRule[]): (customer: Customer) => Frequency | undefined {
  const weighed = new Map<string, Frequency | undefined>();
  return (customer) => {
    const { line, industry, region, grade, stage, tags } = customer;
    const key = JSON.stringify([line, industry, region, grade, stage, tags]);
    if (!weighed.has(key)) weighed.set(key, frequencyFor(customer, rules));
    return weighed.get(key);
  };
}

export function saysTheSame({ applies: _a, ...a }: FrequencyRule, { applies: _b, ...b }: FrequencyRule): boolean {
  return canonical(a as Json) === canonical(b as Json);
}

/** What tells customers apart least stands first: a tag was put on this very one. */
const PERSONAL: readonly CustomerTrait[] = ['line', 'region', 'industry', 'grade', 'stage', 'tag'];

interface Sharpness {
  readonly tests: number;
  readonly personal: number;
  readonly values: number;
}

function sharpness(rule: Rule): Sharpness {
  if ('trait' in rule) return { tests: 1, personal: PERSONAL.indexOf(rule.trait), values: rule.in.length };
  // "Not a pharmacy" says little of what somebody is.
  if ('not' in rule) return { ...sharpness(rule.not), values: 64 };
  const parts = ('all' in rule ? rule.all : rule.any).map(sharpness);
  const none = { tests: 0, personal: -1, values: 0 };
  if ('any' in rule) return parts.toSorted(sharper)[0] ?? none;
  return parts.reduce(
    (sum, part) => ({
      tests: sum.tests + part.tests,
      personal: Math.max(sum.personal, part.personal),
      values: sum.values + part.values,
    }),
    none,
  );
}

function sharper(a: Sharpness, b: Sharpness): number {
  return a.tests - b.tests || a.personal - b.personal || b.values - a.values;
}

/** Days after the last visit from which one may come again, at which one is wanted, and after which it is late. */
export interface Interval {
  readonly earliestDays: number;
  readonly everyDays: number;
  readonly latestDays: number;
}

/** Of a month's mean length, so that twelve floors make a year. */
export const MONTH_DAYS = 365.25 / 12;
/** Where a rule names no tolerance: a fifth of the interval. */
const TOLERANCE = 0.2;

/** The interval that a rule asks for; undefined where it asks for no visit at all. */
export function intervalOf({ spacing, target, minGapDays }: FrequencyRule): Interval | undefined {
  if (spacing) {
    const { everyDays, toleranceDays } = spacing;
    return { everyDays, earliestDays: Math.max(minGapDays, everyDays - toleranceDays), latestDays: everyDays + toleranceDays };
  }
  if (target === 0) return undefined;
  const everyDays = Math.max(1, Math.floor(MONTH_DAYS / target));
  return { everyDays, earliestDays: Math.min(minGapDays, everyDays), latestDays: everyDays + Math.round(everyDays * TOLERANCE) };
}

/** Visits that a rule asks for in a month of mean length. */
export function visitsAMonth(rule: FrequencyRule): number {
  return Math.max(rule.target, rule.spacing ? MONTH_DAYS / rule.spacing.everyDays : 0);
}
