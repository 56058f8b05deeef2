// Which of many photos may be the same picture, cheaply: each point of interest gives a few short keys of its 256 bits, and
// photos that share many keys are worth a closer look. A point seen again differs in some bits, so that not every key comes again.

const BYTES = 32;
const TABLES = 6;
const BITS = 16;

/** Which bits make a key: spread over the whole, and never the same ones twice. */
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

/** How many keys two photos share. Both rise. */
export function sharedKeys(a: Int32Array, b: Int32Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [p, q] = [a[i] ?? 0, b[j] ?? 0];
    if (p === q) shared += 1;
    if (p <= q) i += 1;
    if (q <= p) j += 1;
  }
  return shared;
}
