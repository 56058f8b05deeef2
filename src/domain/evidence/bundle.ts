import * as z from 'zod/mini';
import { toHex } from '../../base/bytes.ts';
import { textDigest } from '../../base/digest.ts';
import { canonical } from '../../base/json.ts';
import { Instant } from '../../base/moment.ts';
import { Digest, SealedFact } from '../fact.ts';
import { DeviceId, PersonId, VisitId } from '../ids.ts';
import { Checkpoint, Leaf } from './checkpoint.ts';
import { OutsideWord } from './outside.ts';
import { PublicKey } from './seal.ts';
import { Receipt } from './receipt.ts';

/** Where a line stands in the log of the bundle's checkpoint, and the way from it to the root. */
export const Logged = z.strictObject({ leaf: Leaf, index: z.int().check(z.nonnegative()), proof: z.array(Digest).check(z.maxLength(64)) });
export type Logged = z.infer<typeof Logged>;

/** A visit as a file that proves itself to whoever knows the organisation's public key. docs/evidence.md has the bytes. */
export const Bundle = z.strictObject({
  format: z.literal('rounds-visit-1'),
  visit: VisitId,
  exportedAt: Instant,
  organisationKey: PublicKey,
  checkpoint: Checkpoint,
  /** By device, and in the order of its chain. */
  facts: z.array(z.strictObject({ fact: SealedFact, receipt: Receipt, logged: Logged })).check(z.minLength(1), z.maxLength(5_000)),
  /** The keys of the phones; what was said at the desk is signed by the organisation. */
  devices: z.array(z.strictObject({ device: DeviceId, person: PersonId, key: PublicKey, logged: Logged })).check(z.maxLength(200)),
  /** The SHA-256 of every photo that the facts bind, in their order: the files travel beside this one. */
  photos: z.array(Digest).check(z.maxLength(5_000)),
  /** Time stamps and witnesses, where there are any: of checkpoints that had every line of this file. */
  outside: z.optional(z.array(OutsideWord).check(z.maxLength(50))),
});
export type Bundle = z.infer<typeof Bundle>;

/** What the log's line about a key says: which key is whose. A device is named by the thumbprint of its key. */
export function keyLeafDigest(device: DeviceId, person: PersonId): Digest {
  return toHex(textDigest(canonical({ device, person })));
}

/** By device and then in the order of the chain; what was said twice at one place stands by its seal. */
export function inOrder<F extends { readonly fact: Pick<SealedFact, 'envelope' | 'seal'> }>(facts: readonly F[]): F[] {
  const placeOf = ({ fact: { envelope, seal } }: F) => [envelope.device, String(envelope.seq).padStart(12, '0'), seal].join(' ');
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return facts.toSorted((a, b) => compare(placeOf(a), placeOf(b)));
}

/** Each photo once, in the order in which the facts name them. */
export function photosOf(facts: readonly { readonly fact: SealedFact }[]): Digest[] {
  return [...new Set(facts.flatMap(({ fact }) => fact.envelope.blobs))];
}
