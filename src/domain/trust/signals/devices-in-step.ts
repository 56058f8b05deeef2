import { groupBy } from '../../../base/group.ts';
import type { InStep } from '../identity.ts';
import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 1.5;
/** A chance meeting, and a day out together, are none of this: several customers on several days are asked for. */
const [LEAST_CUSTOMERS, LEAST_DAYS] = [4, 3];
/** So many visits weigh the whole; at the least that is asked for it is a third. */
const SURE_VISITS = 10;
/** Two phones written on at the same moment are in two people's hands. */
const ONE_MOMENT_MS = 2_000;

/**
 * Two people's phones check in and out together, at one customer after another, day after day, and nobody says that they
 * went together: it may be one person with two phones. Never enough by itself.
 */
export const devicesInStep = {
  name: 'devices-in-step',
  family: 'identity',
  capBans: CAP_BANS,
  look: ({ visit, who }: Scene) => {
    const pairs = groupBy(who?.inStep ?? [], ({ other }) => other);
    const found = [...pairs.values()].flatMap((together) => stepsIn(together, visit.id) ?? []);
    const longest = found.toSorted((a, b) => b.visits - a.visits)[0];
    if (!longest) return undefined;
    const { visits, customers, days, apartMs, otherVisit } = longest;
    return {
      doubtBans: (CAP_BANS * Math.min(SURE_VISITS, visits)) / SURE_VISITS,
      says: { visits, customers, days, apartS: Math.round(apartMs / 1_000) },
      evidence: [{ kind: 'visit', ref: otherVisit }],
    };
  },
} as const satisfies Signal;

/** Days on which both were seen to write at once, and visits that were said to be joint, break the step. */
function stepsIn(together: readonly InStep[], here: InStep['visit']) {
  const twoPeople = new Set(together.filter(({ tapMs }) => tapMs !== null && tapMs <= ONE_MOMENT_MS).map(({ day }) => day));
  const steps = together.filter(({ joint, day }) => !joint && !twoPeople.has(day));
  const own = steps.find(({ visit }) => visit === here);
  const [customers, days] = [new Set(steps.map(({ customer }) => customer)).size, new Set(steps.map(({ day }) => day)).size];
  if (!own || customers < LEAST_CUSTOMERS || days < LEAST_DAYS) return undefined;
  const { apartMs, otherVisit } = own;
  return { visits: new Set(steps.map(({ visit }) => visit)).size, customers, days, apartMs, otherVisit };
}
