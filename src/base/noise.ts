/**
 * Chance that is asked for by name instead of in turn: the same whole numbers give the same draw, in [0, 1), whatever was
 * drawn before. Two stories that differ in one thing then share every other accident. The mixing is Chris Wellons' triple32.
 */
export function noise(seed: number, what: number, one = 0, other = 0): number {
  return mixedOf(seed, what, one, other) / 4294967296;
}

/** A standard normal draw by name (Box and Muller). */
export function normalNoise(seed: number, what: number, one = 0, other = 0): number {
  const x = mixedOf(seed, what, one, other);
  return Math.sqrt(-2 * Math.log(1 - x / 4294967296)) * Math.cos((2 * Math.PI * mixed(x ^ 0x2545f491)) / 4294967296);
}

/** A draw by name from Beta(a, b), both above 0, as one gamma among two (Marsaglia and Tsang, 2000). */
export function betaNoise(a: number, b: number, seed: number, what: number): number {
  const [x, y] = [gammaNoise(a, seed, what, 1), gammaNoise(b, seed, what, 2)];
  return x / (x + y);
}

function gammaNoise(shape: number, seed: number, what: number, which: number): number {
  // Below one the method asks for the draw of the next shape, and a root of luck.
  const boost = shape < 1 ? (1 - noise(seed, what, which, -1)) ** (1 / shape) : 1;
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  for (let turn = 0; ; turn += 2) {
    const z = normalNoise(seed, what, which, turn);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - noise(seed, what, which, turn + 1)) < z * z * 0.5 + d * (1 - v + Math.log(v))) return boost * d * v;
  }
}

function mixedOf(seed: number, what: number, one: number, other: number): number {
  return mixed(mixed(mixed(mixed(seed) ^ what) ^ Math.imul(one + 1, 0x9e3779b1)) ^ Math.imul(other + 1, 0x85ebca6b));
}

function mixed(from: number): number {
  let x = from | 0;
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb);
  x = Math.imul(x ^ (x >>> 11), 0xac4c1b51);
  x = Math.imul(x ^ (x >>> 15), 0x31848bab);
  return (x ^ (x >>> 14)) >>> 0;
}
