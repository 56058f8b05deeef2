import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { endpoint } from './endpoint.ts';
import { QUARANTINE_REASONS } from './push-facts.ts';

/** What was put aside, whole but for a place that may not be kept, so that nothing is ever lost quietly. */
export const listQuarantine = endpoint({
  method: 'GET',
  path: '/quarantine',
  who: 'manager',
  ask: z.object({ why: z.optional(z.enum(QUARANTINE_REASONS)), limit: z.optional(z.coerce.number()) }),
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        why: z.enum(QUARANTINE_REASONS),
        device: z.string(),
        person: z.nullable(z.string()),
        personName: z.nullable(z.string()),
        receivedAt: Instant,
        detail: z.string(),
        raw: z.unknown(),
      }),
    ),
    total: z.int(),
  }),
});
