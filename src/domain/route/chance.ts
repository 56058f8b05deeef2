/** Chance for the search alone, a few instructions a draw: xorshift32 (Marsaglia 2003). The same seed gives the same search. */
export interface Chance {
  /** In [0, 1). */
  readonly share: () => number;
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
}

export function chanceFrom(seed: number): Chance {
  // A typed array, because a number that is changed in a closure may be boxed at each change.
  const state = Int32Array.of(Math.imul(seed | 0, 0x9e3779b1) ^ 0x6a09e667 || 1);
  const share = () => {
    let x = state[0] ?? 1;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    state[0] = x;
    return (x >>> 0) / 4294967296;
  };
  for (let i = 0; i < 8; i++) share();
  return { share, below: (below) => Math.floor(share() * below) };
}
