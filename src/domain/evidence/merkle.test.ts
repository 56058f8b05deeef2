import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, utf8 } from '../../base/bytes.ts';
import {
  consistencyProof,
  EMPTY_ROOT,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  type NodeAt,
  nodeHash,
  rootOf,
} from './merkle.ts';

const treeOver = (leaves: readonly string[]): NodeAt => {
  const levels = [leaves];
  for (let below = leaves; below.length > 1; below = levels.at(-1) as string[]) {
    levels.push(Array.from({ length: below.length >> 1 }, (_, i) => nodeHash(below[2 * i] as string, below[2 * i + 1] as string)));
  }
  return (level, position) => levels[level]?.[position] as string;
};
const LEAVES = Array.from({ length: 64 }, (_, i) => leafHash(utf8(`line ${i}`)));
const at = treeOver(LEAVES);
const ROOTS = Array.from({ length: 65 }, (_, size) => rootOf(0, size, at));
const root = (size: number) => ROOTS[size] as string;
const SLIPPED_IN = leafHash(utf8('slipped in'));
const SIZES = Array.from({ length: 64 }, (_, i) => i + 1);
const turned = (digest: string) => (digest[0] === '0' ? '1' : '0') + digest.slice(1);

describe('RFC 6962', () => {
  // The leaves and roots that Certificate Transparency's own implementations are tested with.
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const known = treeOver(inputs.map((hex) => leafHash(fromHex(hex))));
  test.each([
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('the known root of %i lines', (size, expected) => expect(rootOf(0, size, known)).toBe(expected));

  test('nothing has the hash of nothing', () => {
    expect(rootOf(0, 0, at)).toBe(EMPTY_ROOT);
    expect(EMPTY_ROOT).toBe(createHash('sha256').digest('hex'));
  });
});

test('every line of every tree of up to 64 is shown to be in it, and no other line is', () => {
  for (const size of SIZES) {
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(index, size, at);
      expect(isIncluded(LEAVES[index]!, index, size, proof, root(size)), `${index} of ${size}`).toBe(true);
      expect(isIncluded(SLIPPED_IN, index, size, proof, root(size))).toBe(false);
      if (size > 1) expect(isIncluded(LEAVES[index]!, (index + 1) % size, size, proof, root(size))).toBe(false);
      expect(isIncluded(LEAVES[index]!, index, size, [...proof, root(1)], root(size))).toBe(false);
      if (proof.length > 0) expect(isIncluded(LEAVES[index]!, index, size, proof.slice(1), root(size))).toBe(false);
    }
  }
});

test('every tree of up to 64 is shown to have grown from every smaller one, and from no other', () => {
  for (const second of SIZES) {
    for (let first = 1; first <= second; first++) {
      const proof = consistencyProof(first, second, at);
      expect(isConsistent(first, second, proof, root(first), root(second)), `${first} to ${second}`).toBe(true);
      expect(isConsistent(first, second, proof, turned(root(first)), root(second))).toBe(false);
      expect(isConsistent(first, second, proof, root(first), turned(root(second)))).toBe(false);
      expect(isConsistent(first, second, [...proof, root(1)], root(first), root(second))).toBe(false);
    }
  }
});

test('a proof with any one step changed leads nowhere', () => {
  const line = fc.tuple(fc.integer({ min: 2, max: 64 }), fc.nat(), fc.nat());
  fc.assert(
    fc.property(line, ([size, index, step]) => {
      const proof = inclusionProof(index % size, size, at);
      const changed = proof.map((digest, i) => (i === step % proof.length ? turned(digest) : digest));
      return !isIncluded(LEAVES[index % size]!, index % size, size, changed, root(size));
    }),
  );
});
