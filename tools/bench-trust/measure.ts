import type { Random } from '../../src/base/random.ts';
import { percentile } from '../replay/spread.ts';

/** How many of how many, with the interval that a bootstrap over people gives: visits of one person are not independent. */
export interface Rate {
  readonly n: number;
  readonly k: number;
  readonly rate: number;
  readonly ci95: readonly [number, number];
}

const ROUNDS = 1_000;

/** `byPerson`: for each person, for each visit, whether it was so. An interval of nothing at all ends where the rule of three does. */
export function rateOf(byPerson: readonly (readonly boolean[])[], random: Random): Rate {
  const people = byPerson.filter((own) => own.length > 0).map((own) => ({ n: own.length, k: own.filter(Boolean).length }));
  const sum = (of: readonly { n: number; k: number }[]) => of.reduce((all, { n, k }) => ({ n: all.n + n, k: all.k + k }), { n: 0, k: 0 });
  const { n, k } = sum(people);
  if (n === 0) return { n, k, rate: 0, ci95: [0, 1] };
  const drawn = Array.from({ length: ROUNDS }, () => {
    const again = sum(people.map(() => random.pick(people)));
    return again.k / again.n;
  });
  const three = Math.min(1, 3 / n);
  const [low, high] = [percentile(drawn, 0.025), percentile(drawn, 0.975)];
  return { n, k, rate: k / n, ci95: [k === n ? Math.min(low, 1 - three) : low, k === 0 ? Math.max(high, three) : high] };
}
