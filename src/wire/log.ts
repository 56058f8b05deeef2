import * as z from 'zod/mini';
import { Checkpoint, Leaf } from '../domain/evidence/checkpoint.ts';
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

/** A visit as a file that proves itself: see docs/evidence.md. The body is the bundle's own JSON. */
export const exportVisit = endpoint({
  method: 'GET',
  path: '/visits/bundle',
  who: 'signed-in',
  ask: z.object({ visit: VisitId }),
  reply: z.object({ bundle: z.unknown() }),
});
