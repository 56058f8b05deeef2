import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { Checkpoint, Leaf } from '../domain/evidence/checkpoint.ts';
import { Cosignature } from '../domain/evidence/cosignature.ts';
import { StampToken } from '../domain/evidence/outside.ts';
import { PublicKey } from '../domain/evidence/seal.ts';
import { Digest } from '../domain/fact.ts';
import { VisitId } from '../domain/ids.ts';
import { endpoint } from './endpoint.ts';

/** The log is public to whoever may sign in: it holds digests alone. */
export const readCheckpoint = endpoint({
  method: 'GET',
  path: '/log/checkpoint',
  who: 'anyone',
  ask: z.object({ from: z.optional(z.coerce.number()) }),
  reply: z.object({ checkpoint: z.nullable(Checkpoint), organisationKey: PublicKey, consistency: z.array(Digest) }),
});
export const readLeaves = endpoint({
  method: 'GET',
  path: '/log/leaves',
  who: 'signed-in',
  ask: z.object({ from: z.coerce.number(), limit: z.optional(z.coerce.number()) }),
  reply: z.object({ leaves: z.array(Leaf) }),
});

/** What the log said of itself, the newest first, a page at a time, and what others said of it. */
export const readHistory = endpoint({
  method: 'GET',
  path: '/log/history',
  who: 'anyone',
  ask: z.object({ before: z.optional(z.coerce.number()) }),
  reply: z.object({
    checkpoints: z.array(
      z.object({
        checkpoint: Checkpoint,
        stamps: z.array(z.object({ at: Instant, by: Digest, stamp: StampToken })),
        cosignatures: z.array(Cosignature),
      }),
    ),
    /** What to ask for next; none where this was the last page. */
    before: z.nullable(z.number()),
    witnesses: z.array(z.object({ name: z.string(), key: PublicKey })),
    stamping: z.object({ on: z.boolean(), trouble: z.nullable(z.object({ at: Instant, why: z.string() })) }),
  }),
});

/** A witness proves who they are by what they sign; nobody else is let in. */
export const postCosignature = endpoint({
  method: 'POST',
  path: '/log/cosignatures',
  who: 'anyone',
  ask: z.object({ size: z.int().check(z.nonnegative()), cosignature: Cosignature }),
  reply: z.object({ kept: z.literal(true) }),
});

/** Has the newest checkpoint stamped now. */
export const stampLogNow = endpoint({
  method: 'POST',
  path: '/log/stamp',
  who: 'admin',
  ask: z.object({}),
  reply: z.object({ outcome: z.enum(['stamped', 'nothing-new', 'failed']), why: z.nullable(z.string()) }),
});

/** A visit as a file that proves itself: see docs/evidence.md. The body is the bundle's own JSON. */
export const exportVisit = endpoint({
  method: 'GET',
  path: '/visits/bundle',
  who: 'signed-in',
  ask: z.object({ visit: VisitId }),
  reply: z.object({ bundle: z.unknown() }),
});
