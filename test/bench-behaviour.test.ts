import { expect, test } from 'vitest';
import { BEHAVIOUR_ATTACKS, type BehaviourAttack } from '../tools/bench-trust/behaviour-attacks.ts';
import { REPORTED_FROM, ZONE } from '../tools/bench-trust/behaviour-people.ts';
import { benchBehaviour } from '../tools/bench-trust/behaviour.ts';
import { localDate } from '../src/base/moment.ts';
import type { VisitId } from '../src/domain/ids.ts';

// A slice of the bench on people of its own, and what shows that it measures anything at all.

/** Changes nothing and says it did: found no more often than a tenth is a tenth. */
const NOTHING: BehaviourAttack = {
  id: 'none',
  what: 'nothing',
  strike: ({ visits, share, random }) => {
    const asked = visits.filter(({ startedAt }) => localDate(startedAt, ZONE) >= REPORTED_FROM && random.next() < share);
    return { visits, faked: new Set<VisitId>(asked.map(({ id }) => id)) };
  },
};

test('forms tapped through and phones left behind come first; what nobody did comes by chance', () => {
  const attacks = [...BEHAVIOUR_ATTACKS.filter(({ id }) => id === 'B3' || id === 'B6'), NOTHING];
  const { families } = benchBehaviour({ seed: 'slice', people: 12, group: 'set', attacks });
  const [left, hasty, nothing] = families;
  expect(left?.rate).toBeGreaterThan(0.8);
  expect(hasty?.rate).toBeGreaterThan(0.8);
  expect(nothing?.rate).toBeLessThan(0.25);
  expect(benchBehaviour({ seed: 'slice', people: 12, group: 'set', attacks: attacks.slice(0, 1) }).families[0]).toEqual(left);
}, 60_000);
