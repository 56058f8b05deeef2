import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromBase64url, fromHex } from '../src/base/bytes.ts';
import { isIncluded } from '../src/domain/evidence/merkle.ts';
import type { PublicKey } from '../src/domain/evidence/seal.ts';
import { verifySignature } from '../src/server/adapters/verify.ts';
import { vectors, withVectors } from '../tools/evidence-vectors.ts';

test('the page on evidence prints the vectors that the code makes', () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/evidence.md'), 'utf8');
  expect(page).toContain('"thumbprint"');
  expect(withVectors(page)).toBe(page);
});

test('the printed signature and the printed proof hold', () => {
  const { key, signedBytes, signature, leaves, tree } = vectors();
  const { thumbprint: _, fingerprint: __, ...publicKey } = key;
  expect(verifySignature(publicKey as PublicKey, fromHex(signedBytes), fromBase64url(signature))).toBe(true);
  expect(isIncluded(leaves[1]!.hash!, 1, tree.size, tree.inclusionOf1, tree.root)).toBe(true);
});
