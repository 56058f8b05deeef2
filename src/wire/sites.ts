import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { CustomerId, VisitId } from '../domain/ids.ts';
import { endpoint } from './endpoint.ts';

/** A code or a tag at a customer's place, without what it is made of. */
export const SiteKeyCard = z.object({
  id: z.uuid(),
  kind: z.enum(['code', 'tap']),
  label: z.string(),
  from: Instant,
  until: z.nullable(Instant),
  /** A browser shows the code. */
  shown: z.boolean(),
});

export const listSiteKeys = endpoint({
  method: 'GET',
  path: '/customers/site',
  who: 'manager',
  ask: z.object({ customer: CustomerId }),
  reply: z.object({ keys: z.array(SiteKeyCard) }),
});

/** A new code takes the place of the one before; tags stand beside each other. What is needed to set it up is told once. */
export const addSiteKey = endpoint({
  method: 'POST',
  path: '/customers/site',
  who: 'manager',
  ask: z.object({ customer: CustomerId, kind: z.enum(['code', 'tap']), label: z.optional(z.string().check(z.trim(), z.maxLength(64))) }),
  reply: z.object({
    keys: z.array(SiteKeyCard),
    /** The path for the customer's screen, which the first browser that opens it keeps for itself. */
    screen: z.nullable(z.string()),
    /** What is written into a tag: the path that it mirrors itself into, and its two keys in hex. */
    tag: z.nullable(z.object({ address: z.string(), metaKey: z.string(), fileKey: z.string() })),
  }),
});

export const endSiteKey = endpoint({
  method: 'DELETE',
  path: '/customers/site',
  who: 'manager',
  ask: z.object({ customer: CustomerId, id: z.uuid() }),
  reply: z.object({ keys: z.array(SiteKeyCard) }),
});

/** A signed link to what was promised, for the customer of one's own visit: good for one answer. */
export const askReceipt = endpoint({
  method: 'POST',
  path: '/receipts',
  who: 'signed-in',
  ask: z.object({ visit: VisitId }),
  reply: z.object({ path: z.string(), until: Instant, answered: z.boolean() }),
});
