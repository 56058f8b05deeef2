import * as z from 'zod/mini';
import type { Customer } from '../customer.ts';
import { QuestionId } from '../ids.ts';

/** What a rule may ask of a customer. A new customer is one whose stage says so. */
export const CUSTOMER_TRAITS = ['line', 'industry', 'region', 'grade', 'stage', 'tag'] as const;
export type CustomerTrait = (typeof CUSTOMER_TRAITS)[number];

/** Applicability of an SOP: a tree of tests on the customer's traits. */
export type Rule =
  | { readonly trait: CustomerTrait; readonly in: readonly string[] }
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule };
export const Rule: z.ZodMiniType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ trait: z.enum(CUSTOMER_TRAITS), in: z.array(z.string()).check(z.minLength(1), z.maxLength(64)) }),
    z.strictObject({ all: z.array(Rule).check(z.maxLength(32)) }),
    z.strictObject({ any: z.array(Rule).check(z.maxLength(32)) }),
    z.strictObject({ not: Rule }),
  ]),
);

/** One test of a rule and what the customer had to say to it: the "why" beside "which SOP applies". */
export interface Reason {
  readonly trait: CustomerTrait;
  readonly wanted: readonly string[];
  readonly had: readonly string[];
  readonly holds: boolean;
}

export function traitsOf(customer: Customer, trait: CustomerTrait): readonly string[] {
  if (trait === 'tag') return customer.tags;
  const value = customer[trait];
  return value === undefined ? [] : [value];
}

/** Whether a rule holds for a customer, with every test that was made and how it came out (also those under `not`). */
export function weigh(rule: Rule, customer: Customer): { readonly holds: boolean; readonly reasons: readonly Reason[] } {
  if ('trait' in rule) {
    const had = traitsOf(customer, rule.trait);
    const holds = had.some((value) => rule.in.includes(value));
    return { holds, reasons: [{ trait: rule.trait, wanted: rule.in, had, holds }] };
  }
  if ('not' in rule) {
    const { holds, reasons } = weigh(rule.not, customer);
    return { holds: !holds, reasons: reasons.map((reason) => ({ ...reason, holds: !reason.holds })) };
  }
  const parts = ('all' in rule ? rule.all : rule.any).map((part) => weigh(part, customer));
  const holds = 'all' in rule ? parts.every((part) => part.holds) : parts.some((part) => part.holds);
  return { holds, reasons: parts.flatMap(({ reasons }) => reasons) };
}

/** A condition inside a visit: on answers already given, or on the customer. */
export type Condition =
  | { readonly question: QuestionId; readonly is: string | number | boolean }
  | { readonly question: QuestionId; readonly has: string }
  | { readonly question: QuestionId; readonly below: number }
  | { readonly question: QuestionId; readonly above: number }
  | { readonly question: QuestionId; readonly answered: boolean }
  | { readonly customer: Rule }
  | { readonly allOf: readonly Condition[] }
  | { readonly anyOf: readonly Condition[] }
  | { readonly not: Condition };
export const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: QuestionId, is: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ question: QuestionId, has: z.string() }),
    z.strictObject({ question: QuestionId, below: z.number() }),
    z.strictObject({ question: QuestionId, above: z.number() }),
    z.strictObject({ question: QuestionId, answered: z.boolean() }),
    z.strictObject({ customer: Rule }),
    z.strictObject({ allOf: z.array(Condition).check(z.maxLength(16)) }),
    z.strictObject({ anyOf: z.array(Condition).check(z.maxLength(16)) }),
    z.strictObject({ not: Condition }),
  ]),
);

/** What has been answered so far, by question. */
export type Sheet = ReadonlyMap<QuestionId, unknown>;

export function holds(condition: Condition, sheet: Sheet, customer: Customer | undefined): boolean {
  if ('customer' in condition) return customer !== undefined && weigh(condition.customer, customer).holds;
  if ('allOf' in condition) return condition.allOf.every((part) => holds(part, sheet, customer));
  if ('anyOf' in condition) return condition.anyOf.some((part) => holds(part, sheet, customer));
  if ('not' in condition) return !holds(condition.not, sheet, customer);
  const answer = sheet.get(condition.question);
  if ('answered' in condition) return (answer !== undefined) === condition.answered;
  if ('is' in condition) return answer === condition.is;
  if ('has' in condition) return Array.isArray(answer) && answer.includes(condition.has);
  if (typeof answer !== 'number') return false;
  return 'below' in condition ? answer < condition.below : answer > condition.above;
}
