import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import type { CustomerTrait, Rule } from '../../domain/sop/condition.ts';

/** What the editor asks of a customer, each with the values that are allowed. */
export const ASKED = ['line', 'grade', 'stage', 'tag'] as const satisfies readonly CustomerTrait[];
export type Asked = (typeof ASKED)[number];
export type Tests = Readonly<Partial<Record<Asked, readonly string[]>>>;

/** The tests of a rule as fields; undefined where it was written with more than these fields can say. */
export function testsOf(rule: Rule): Tests | undefined {
  const parts = 'all' in rule ? rule.all : 'trait' in rule ? [rule] : undefined;
  if (!parts) return undefined;
  const tests: Partial<Record<Asked, readonly string[]>> = {};
  for (const part of parts) {
    if (!('trait' in part) || !isAsked(part.trait) || tests[part.trait]) return undefined;
    tests[part.trait] = part.in;
  }
  return tests;
}

export function ruleOf(tests: Tests): Rule {
  return { all: ASKED.flatMap((trait) => (tests[trait]?.length ? [{ trait, in: [...(tests[trait] ?? [])] }] : [])) };
}

function isAsked(trait: CustomerTrait): trait is Asked {
  return (ASKED as readonly string[]).includes(trait);
}

/** A number that was emptied leaves its pair out. */
export function withFigure(rule: FrequencyRule, change: Figures): FrequencyRule {
  const { spacing, perContact, ...rest } = rule;
  const {
    every = spacing?.everyDays,
    tolerance = spacing?.toleranceDays,
    cap = perContact?.max,
    capDays = perContact?.days,
    ...own
  } = change;
  return {
    ...rest,
    ...own,
    ...(every ? { spacing: { everyDays: every, toleranceDays: tolerance ?? 0 } } : {}),
    ...(cap ? { perContact: { max: cap, days: capDays || 7 } } : {}),
  };
}

export interface Figures {
  readonly target?: number;
  readonly max?: number;
  readonly minGapDays?: number;
  readonly every?: number | null;
  readonly tolerance?: number | null;
  readonly cap?: number | null;
  readonly capDays?: number | null;
}
