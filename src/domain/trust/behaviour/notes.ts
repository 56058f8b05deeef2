/** How many hashes stand for a note, and how they are put into bands by which near notes are found again. */
const HASHES = 64;
const BAND = 4;
const SHINGLE = 3;
/** A shorter note has nothing of its own to be copied: 正常, 老板不在, "all fine". */
const LEAST_LENGTH = 12;

/** What is left of a note when case, spaces and punctuation do not count. */
function bare(note: string): string {
  return note.toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');
}

/**
 * A sketch of a note (MinHash over shingles of three characters, Broder): the share of equal places in two sketches is
 * about the share of shingles that the notes have in common. Empty for a note that is too short to tell.
 */
export function sketchOf(note: string): number[] {
  const text = [...bare(note)];
  if (text.length < LEAST_LENGTH) return [];
  const shingles = new Set(text.slice(0, text.length - SHINGLE + 1).map((_, i) => text.slice(i, i + SHINGLE).join('')));
  const least = Array.from({ length: HASHES }, () => 0x7fffffff);
  for (const shingle of shingles) {
    const hash = fnv(shingle);
    for (let i = 0; i < HASHES; i++) least[i] = Math.min(least[i] as number, mixed(hash, i));
  }
  return least;
}

/** About the share of shingles that two notes have in common; 0 where either is too short to tell. */
export function alikeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  return a.filter((hash, i) => hash === b[i]).length / a.length;
}

/** Numbers of which near notes have one in common: at a likeness of 0.8, in all but a few of a million cases. */
export function bandsOf(sketch: readonly number[]): number[] {
  const bands: number[] = [];
  for (let i = 0; i < sketch.length; i += BAND) bands.push(sketch.slice(i, i + BAND).reduce((hash, each) => mixed(hash ^ each, i), i) | 0);
  return bands;
}

function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** One of many hash functions (the finaliser of MurmurHash3 with a salt), in 31 bits. */
function mixed(hash: number, salt: number): number {
  let h = (hash ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 1;
}
