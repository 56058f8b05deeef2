import { sha256 } from '@noble/hashes/sha2.js';
import { join, toHex, fromHex } from '../../base/bytes.ts';
import type { Digest } from '../fact.ts';

// The Merkle tree of RFC 6962 §2.1 with SHA-256, in its own words. Hashes travel in hex.

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(data: Uint8Array): Digest {
  return toHex(sha256(join(LEAF, data)));
}

export function nodeHash(left: Digest, right: Digest): Digest {
  return toHex(sha256(join(NODE, fromHex(left), fromHex(right))));
}

export const EMPTY_ROOT: Digest = toHex(sha256(new Uint8Array()));

/** Gives the hash of the full subtree at a level (0 = leaves) and position; the storage of the tree, wherever it is. */
export type NodeAt = (level: number, position: number) => Digest;

/** The root over the leaves [from, to): MTH(D[from:to]). */
export function rootOf(from: number, to: number, at: NodeAt): Digest {
  const size = to - from;
  if (size === 0) return EMPTY_ROOT;
  const level = Math.log2(size);
  if (Number.isInteger(level) && from % size === 0) return at(level, from / size);
  const k = splitOf(size);
  return nodeHash(rootOf(from, from + k, at), rootOf(from + k, to, at));
}

/** PATH(index, D[size]): what leads from a leaf to the root of the tree with `size` leaves. */
export function inclusionProof(index: number, size: number, at: NodeAt): Digest[] {
  return path(index, 0, size, at);
}

function path(index: number, from: number, to: number, at: NodeAt): Digest[] {
  if (to - from <= 1) return [];
  const k = splitOf(to - from);
  return index - from < k
    ? [...path(index, from, from + k, at), rootOf(from + k, to, at)]
    : [...path(index, from + k, to, at), rootOf(from, from + k, at)];
}

/** PROOF(first, D[size]): that the tree with `size` leaves begins with the tree of `first` leaves. */
export function consistencyProof(first: number, size: number, at: NodeAt): Digest[] {
  // From nothing, or from more than there is, there is nothing to show.
  return first < 1 || first >= size ? [] : subproof(first, 0, size, true, at);
}

function subproof(first: number, from: number, to: number, whole: boolean, at: NodeAt): Digest[] {
  const size = to - from;
  if (first === size) return whole ? [] : [rootOf(from, to, at)];
  const k = splitOf(size);
  return first <= k
    ? [...subproof(first, from, from + k, whole, at), rootOf(from + k, to, at)]
    : [...subproof(first - k, from + k, to, false, at), rootOf(from, from + k, at)];
}

/** Whether a leaf is in the tree with this root (RFC 9162 §2.1.3.2). The proof is an attacker's until it has led there. */
export function isIncluded(leaf: Digest, index: number, size: number, proof: readonly Digest[], root: Digest): boolean {
  if (index < 0 || index >= size) return false;
  let [fn, sn, r] = [index, size - 1, leaf];
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else r = nodeHash(r, p);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && r === root;
}

/** Whether the second tree only ever added to the first (RFC 9162 §2.1.4.2). */
export function isConsistent(first: number, second: number, proof: readonly Digest[], firstRoot: Digest, secondRoot: Digest): boolean {
  if (first === second) return proof.length === 0 && firstRoot === secondRoot;
  if (first === 0) return proof.length === 0;
  if (first > second || proof.length === 0) return false;
  const nodes = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof];
  let [fn, sn] = [first - 1, second - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [nodes[0] as Digest, nodes[0] as Digest];
  for (const c of nodes.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(c, fr), nodeHash(c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = nodeHash(sr, c);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr === firstRoot && sr === secondRoot;
}

/** The largest power of two smaller than n, for n > 1. */
function splitOf(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}
