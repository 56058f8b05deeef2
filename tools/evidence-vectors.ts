// Prints the test vectors of docs/evidence.md; a test holds the page to them. `node tools/evidence-vectors.ts --write`
// puts them into the page.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHex } from '../src/base/bytes.ts';
import { canonical, type Json } from '../src/base/json.ts';
import { keyLeafDigest } from '../src/domain/evidence/bundle.ts';
import { hashOfLeaf, type Leaf } from '../src/domain/evidence/checkpoint.ts';
import { inclusionProof, nodeHash, rootOf } from '../src/domain/evidence/merkle.ts';
import { fingerprintOf, partDigest, type PublicKey, sealOf, signedBytes, thumbprint } from '../src/domain/evidence/seal.ts';
import type { Envelope, Part } from '../src/domain/fact.ts';
import { DeviceId, FactId, PersonId } from '../src/domain/ids.ts';

// The key of RFC 7515, appendix A.3, and one signature made with it: signing again would give other bytes, as true.
const KEY: PublicKey = {
  ...{ kty: 'EC', crv: 'P-256' },
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const SIGNATURE = '4-9ej96O7S8MO-ZLTLO9SD9aa5gmCd1BvpCWR8Moe1Wpe7BqoXO635B_wIhUCzpS74cxJ25V_iPpI-TEK04cNA';
const PERSON = PersonId.parse('018f0000-0000-7000-8000-000000000001');
const PART: Part = {
  salt: '00112233445566778899aabbccddeeff'.repeat(2),
  value: { text: '门店在盘点 “stock”', list: [1, 0.1, 1e21, true, null] },
};
const DEVICE = DeviceId.parse(thumbprint(KEY));
const ENVELOPE: Envelope = {
  ...{
    v: 1,
    id: FactId.parse('018f0000-0000-7000-8000-0000000000ff'),
    kind: 'visit.explained',
    person: PERSON,
    by: PERSON,
    device: DEVICE,
  },
  ...{ seq: 7, prev: 'ab'.repeat(32), at: 1_763_258_400_000, monoMs: 12_345, boot: 'boot-1', nonce: '' },
  ...{ refs: { visit: '018f0000-0000-7000-8000-0000000000aa' }, blobs: [], parts: { words: partDigest(PART) } },
};

export function vectors() {
  const seal = sealOf(ENVELOPE);
  const leaves: Leaf[] = [
    { v: 1, kind: 'key', ref: DEVICE, digest: keyLeafDigest(DEVICE, PERSON) },
    { v: 1, kind: 'fact', ref: ENVELOPE.id, digest: seal },
    { v: 1, kind: 'fact', ref: ENVELOPE.id, digest: 'cd'.repeat(32) },
  ];
  const hashes = leaves.map(hashOfLeaf);
  const at = (level: number, position: number): string =>
    level === 0 ? (hashes[position] as string) : nodeHash(at(level - 1, 2 * position), at(level - 1, 2 * position + 1));
  return {
    part: { ...PART, canonical: canonical(PART.value), digest: partDigest(PART) },
    key: { ...KEY, thumbprint: thumbprint(KEY), fingerprint: fingerprintOf(KEY) },
    envelope: ENVELOPE,
    canonical: canonical(ENVELOPE as unknown as Json),
    seal,
    signedBytes: toHex(signedBytes(seal)),
    signature: SIGNATURE,
    leaves: leaves.map((leaf, i) => ({ leaf, canonical: canonical({ ...leaf }), hash: hashes[i] })),
    tree: { size: 3, root: rootOf(0, 3, at), inclusionOf1: inclusionProof(1, 3, at) },
  };
}

const FENCE = /```json vectors\n[\s\S]*?```/;

/** The page as it has to be. */
export function withVectors(page: string): string {
  return page.replace(FENCE, () => `\`\`\`json vectors\n${JSON.stringify(vectors(), null, 2)}\n\`\`\``);
}

if (import.meta.main) {
  const page = join(import.meta.dirname, '../docs/evidence.md');
  if (process.argv.includes('--write')) writeFileSync(page, withVectors(readFileSync(page, 'utf8')));
  else console.log(JSON.stringify(vectors(), null, 2));
}
