import * as z from 'zod/mini';
import { wilson } from '../../base/wilson.ts';
import type { LookingPolicy } from '../visit/policy.ts';

const share = z.number().check(z.gte(0), z.lte(1));

/** Whether a signal may raise doubt, and why not: by its own figures, or by an admin's word. Each change is a version. */
export const Rule = z.strictObject({
  signal: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  silent: z.boolean(),
  why: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('figures'), confirmed: z.int(), decided: z.int(), upper: share, below: share }),
    z.strictObject({ by: z.literal('admin'), reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)) }),
  ]),
});
export type Rule = z.infer<typeof Rule>;

/** How often people who looked agreed with a signal. */
export interface Precision {
  readonly signal: string;
  /** Visits on which it raised doubt and that people did not accept. */
  readonly confirmed: number;
  readonly decided: number;
}

/**
 * The rule that silences a signal, where its figures ask for it: so many decisions, and even the upper end of what they
 * leave possible is too low. One unlucky week is not enough.
 */
export function silenced({ signal, confirmed, decided }: Precision, policy: LookingPolicy): Rule | undefined {
  const [, upper] = wilson(confirmed, decided);
  const below = policy.silentBelowPercent / 100;
  if (decided < policy.silentFromDecisions || upper >= below) return undefined;
  return { signal, silent: true, why: { by: 'figures', confirmed, decided, upper, below } };
}

export function silentAmong(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.filter(({ silent }) => silent).map(({ signal }) => signal));
}
