/** A source of chance that can be told: the same seed gives the same story. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  /** One of them; the list must not be empty. */
  readonly pick: <T>(from: readonly T[]) => T;
  /** Normal, by Box and Muller. */
  readonly normal: (mean: number, sigma: number) => number;
  /** A source of its own for a part of the story, so that a change in one part leaves the others as they were. */
  readonly fork: (name: string) => Random;
}

/** sfc32 by Chris Doty-Humphrey, seeded through a string hash (xmur3). Not for secrets. */
export function seededRandom(seed: string): Random {
  const hash = stringHash(seed);
  let [a, b, c, d] = [hash(), hash(), hash(), hash()];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    normal: (mean, sigma) => mean + sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (name) => seededRandom(`${seed}/${name}`),
  };
}

function stringHash(text: string): () => number {
  let h = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    h ^= h >>> 16;
    return h >>> 0;
  };
}
