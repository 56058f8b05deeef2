import * as z from 'zod/mini';
import { Receipt } from '../domain/evidence/receipt.ts';
import { DeviceId } from '../domain/ids.ts';
import { endpoint } from './endpoint.ts';

export const MAX_FACTS_IN_A_PUSH = 500;

/** Why a fact was put aside. It is kept, shown on the desk, and answered with a receipt: the phone may move on. */
export const QUARANTINE_REASONS = [
  'malformed', // not an envelope at all
  'unknown-kind',
  'unknown-device',
  'revoked-device',
  'not-yours', // the device is another person's
  'altered', // the seal is not that of the envelope
  'forged', // the signature is not the device's
  'part-mismatch', // a part is not what the envelope committed to
  'content', // a part or reference that its kind does not have, or lacks
  'desk-only',
  'same-id', // another fact bears this id already
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

export const FactAnswer = z.object({
  /** The id as it was sent; null where there was none to read. */
  id: z.nullable(z.string()),
  outcome: z.enum(['ok', 'already', 'quarantined']),
  why: z.optional(z.enum(QUARANTINE_REASONS)),
  receipt: Receipt,
});
export type FactAnswer = z.infer<typeof FactAnswer>;

/**
 * Safe to repeat: what is stored already is answered `already`, which is success. Facts come as they were sealed, one
 * device a request; each is judged alone. `wanted` names the first place of the chain that is missing, if one is.
 */
export const pushFacts = endpoint({
  method: 'POST',
  path: '/facts',
  who: 'signature',
  ask: z.object({ device: DeviceId, facts: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MAX_FACTS_IN_A_PUSH)) }),
  reply: z.object({ answers: z.array(FactAnswer), wanted: z.nullable(z.int()) }),
});
