import type { Json } from '../../base/json.ts';
import { toBase64url } from '../../base/bytes.ts';
import { partDigest, sealOf, signedBytes } from '../../domain/evidence/seal.ts';
import type { Digest, Envelope, Part, PartName, SealedFact } from '../../domain/fact.ts';
import { FactBody } from '../../domain/facts.ts';
import type { FactId, PersonId } from '../../domain/ids.ts';
import type { FieldDeps } from '../ports.ts';

const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export interface Moment {
  readonly person: PersonId;
  readonly head: { readonly seq: number; readonly seal: Digest } | undefined;
  /** What the server gave at the last contact; '' before the first. */
  readonly nonce: string;
  readonly at: number;
  readonly monoMs: number;
}

/** Gives what was said its time and its place in the chain, seals it and signs the seal. Done once: what is sent again is the same bytes. */
export async function stamp(
  { clock, ids, key }: Pick<FieldDeps, 'clock' | 'ids' | 'key'>,
  said: FactBody,
  { person, head, nonce, at, monoMs }: Moment,
): Promise<SealedFact> {
  const body = plain(FactBody.parse(said));
  const parts = partsOf(body.parts, ids.salt);
  const envelope: Envelope = {
    v: 1,
    id: ids.next() as FactId,
    kind: body.kind,
    person,
    by: person,
    device: key.device,
    seq: head ? head.seq + 1 : 0,
    prev: head?.seal ?? '',
    at,
    monoMs,
    boot: clock.boot,
    nonce,
    refs: body.refs as Record<string, string>,
    blobs: body.blobs,
    parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partDigest(part)])),
  };
  const seal = sealOf(envelope);
  return { envelope, seal, signature: toBase64url(await key.sign(signedBytes(seal))), parts };
}

function partsOf(values: FactBody['parts'], salt: () => Digest): Partial<Record<PartName, Part>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { salt: salt(), value: value as unknown as Json }]));
}

/** As it will be on the far side, so that what is sealed is what is read: no `undefined`, no NUL, no half of a pair. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, it) => (typeof it === 'string' ? it.replace(UNSTORABLE, '\ufffd') : it)) as T;
}
