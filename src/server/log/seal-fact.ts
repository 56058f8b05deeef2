import { toBase64url } from '../../base/bytes.ts';
import type { Json } from '../../base/json.ts';
import { partDigest, sealOf, signedBytes } from '../../domain/evidence/seal.ts';
import { type Digest, type Envelope, type Part, PART_NAMES, type PartName, type SealedFact } from '../../domain/fact.ts';
import type { FactBody } from '../../domain/facts.ts';

/** Makes a fact of a body: parts committed to under fresh salts, the envelope sealed, the seal signed. */
export function sealFact(
  stamp: Omit<Envelope, 'v' | 'kind' | 'refs' | 'blobs' | 'parts'>,
  body: FactBody,
  { salt, sign }: { readonly salt: () => Digest; readonly sign: (message: Uint8Array) => Uint8Array },
): SealedFact {
  const parts: Partial<Record<PartName, Part>> = {};
  for (const name of PART_NAMES) {
    const value = (body.parts as Partial<Record<PartName, Json>>)[name];
    if (value !== undefined) parts[name] = { salt: salt(), value };
  }
  const commitments = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partDigest(part)]));
  const refs = Object.fromEntries(Object.entries(body.refs).filter((ref): ref is [string, string] => typeof ref[1] === 'string'));
  const envelope: Envelope = { v: 1, ...stamp, kind: body.kind, refs, blobs: [...body.blobs], parts: commitments };
  const seal = sealOf(envelope);
  return { envelope, seal, signature: toBase64url(sign(signedBytes(seal))), parts };
}
