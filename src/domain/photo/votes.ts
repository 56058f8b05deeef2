// Which of many photos may be the same picture, cheaply: each point of interest gives a few short keys of its 256 bits, and
// photos that share many keys are worth a closer look. A point seen again differs in some bits, so that not every key comes again.

const BYTES = 32;
const TABLES = 3;
const BITS = 24;

/**
 * Which bits make a key: spread over the whole, and none in two keys. Twenty-four, because in fewer of them two shelves
 * agree by chance as often as a picture with its copy does.
 */
const PLACES: readonly (readonly number[])[] = Array.from({ length: TABLES }, (_, table) =>
  Array.from({ length: BITS }, (_unused, bit) => ((table * BITS + bit) * 83 + 7) % (BYTES * 8)),
);

/** Distinct keys of points of interest, each 32 bytes, in rising order. */
export function keysOf(descriptors: Uint8Array): Int32Array {
  const keys = new Set<number>();
  for (let at = 0; at + BYTES <= descriptors.length; at += BYTES)
    for (const [table, places] of PLACES.entries()) {
      let key = 0;
      for (const place of places) key = (key << 1) | (((descriptors[at + (place >> 3)] ?? 0) >> (place & 7)) & 1);
      keys.add((table << BITS) | key);
    }
  return Int32Array.from(keys).toSorted();
}

/** Two shelves share fewer keys than this by chance; and a photo is held against no more than these. */
const LEAST_SHARED = 48;
const MOST_VOTED = 8;

interface Keyed {
  readonly keys: ArrayLike<number>;
  readonly mirroredKeys: ArrayLike<number>;
}

/** Those of many that share the most keys with a photo, as it is or mirrored, the most likely first. */
export function votedFor<Name extends string>(
  { keys, mirroredKeys }: Keyed,
  many: readonly { readonly digest: Name; readonly keys: ArrayLike<number> }[],
): Name[] {
  return many
    .map(({ digest, keys: theirs }) => ({ digest, votes: Math.max(sharedKeys(keys, theirs), sharedKeys(mirroredKeys, theirs)) }))
    .filter(({ votes }) => votes >= LEAST_SHARED)
    .toSorted((a, b) => b.votes - a.votes || (a.digest < b.digest ? -1 : 1))
    .slice(0, MOST_VOTED)
    .map(({ digest }) => digest);
}

/** How many keys two photos share. Both rise. */
export function sharedKeys(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [p, q] = [a[i] ?? 0, b[j] ?? 0];
    if (p === q) shared += 1;
    if (p <= q) i += 1;
    if (q <= p) j += 1;
  }
  return shared;
}
