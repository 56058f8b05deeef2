import * as z from 'zod/mini';
import type { Json } from '../base/json.ts';
import { Instant } from '../base/moment.ts';
import { DeviceId, FactId, PersonId } from './ids.ts';

/** SHA-256 in hex. */
export const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Digest = z.infer<typeof Digest>;

/** A P-256 signature as r‖s, base64url without padding. */
export const Signature = z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/));
export type Signature = z.infer<typeof Signature>;

/**
 * What a fact says lies in parts beside the envelope, one for each class of retention, so that one class can be
 * erased and the chain still holds.
 */
export const PART_NAMES = ['place', 'answers', 'words', 'details'] as const;
export type PartName = (typeof PART_NAMES)[number];

/**
 * What stays for ever: who, when, in which order, about what, and commitments to the rest. `person` is whose record it
 * is, `by` is who says it; `at` and `monoMs` are the phone's clocks: claims, not truths. `nonce` was signed by the
 * server at the last contact and carries the skew of the phone's clock then.
 */
export const Envelope = z.strictObject({
  v: z.literal(1),
  id: FactId,
  kind: z.string().check(z.regex(/^[a-z]+(\.[a-z0-9-]+)+$/), z.maxLength(64)),
  person: PersonId,
  by: PersonId,
  device: DeviceId,
  seq: z.int().check(z.nonnegative()),
  prev: z.union([z.literal(''), Digest]),
  at: Instant,
  monoMs: z.int().check(z.nonnegative()),
  boot: z.string().check(z.maxLength(64)),
  nonce: z.string().check(z.maxLength(512)),
  refs: z.record(z.string().check(z.maxLength(32)), z.string().check(z.maxLength(128))),
  blobs: z.array(Digest).check(z.maxLength(8)),
  parts: z.partialRecord(z.enum(PART_NAMES), Digest),
});
export type Envelope = z.infer<typeof Envelope>;

/** A part as it travels: the salt makes the commitment say nothing once the value is gone. */
export const Part = z.strictObject({ salt: Digest, value: z.custom<Json>((value) => value !== undefined) });
export type Part = z.infer<typeof Part>;

/** A fact as it travels and as it is stored: the envelope sealed and signed, its parts beside it. */
export const SealedFact = z.strictObject({
  envelope: Envelope,
  seal: Digest,
  signature: Signature,
  parts: z.partialRecord(z.enum(PART_NAMES), Part),
});
export type SealedFact = z.infer<typeof SealedFact>;

/** What every fact bears, whatever it says. `at` is corrected by the skew that the nonce carries. */
export interface Stamp {
  readonly id: FactId;
  readonly person: PersonId;
  readonly by: PersonId;
  readonly device: DeviceId;
  readonly seq: number;
  readonly at: Instant;
}

type Shape = Record<string, z.core.$ZodType>;

/**
 * One kind of fact: what it refers to, how many files it binds, and what its parts may hold. Strict all through:
 * dropping an unknown field would break the seal, so it is turned away whole, and loudly. A kind, once released, is
 * accepted for ever.
 */
export function kindOf<const K extends string, R extends Shape, P extends Partial<Record<PartName, z.core.$ZodType>>>(
  kind: K,
  { refs, parts, blobs = 0 }: { readonly refs: R; readonly parts: P; readonly blobs?: number | readonly [least: number, most: number] },
) {
  const [least, most] = typeof blobs === 'number' ? [blobs, blobs] : blobs;
  return z.strictObject({
    kind: z.literal(kind),
    refs: z.strictObject(refs),
    blobs: z.array(Digest).check(z.minLength(least), z.maxLength(most)),
    parts: z.strictObject(parts as { [N in keyof P]: Exclude<P[N], undefined> }),
  });
}

/** What someone says when a fact is made, before it is stamped. */
export interface Saying {
  readonly kind: string;
  readonly refs: Readonly<Record<string, string | undefined>>;
  readonly blobs: readonly Digest[];
  readonly parts: Readonly<Partial<Record<PartName, unknown>>>;
}

/** A fact as it is read: any of its parts may have been erased, or never let in. */
export type Told<S extends Saying> = S extends Saying
  ? Stamp & Omit<S, 'parts'> & { readonly parts: { readonly [N in keyof S['parts']]?: Exclude<S['parts'][N], undefined> | undefined } }
  : never;
