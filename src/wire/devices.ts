import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { Checkpoint } from '../domain/evidence/checkpoint.ts';
import { PublicKey } from '../domain/evidence/seal.ts';
import { Digest, Signature } from '../domain/fact.ts';
import { DeviceId, PersonId } from '../domain/ids.ts';
import { endpoint } from './endpoint.ts';

/** Binds a key that the phone has made to the person who is signed in, and tells the organisation's key to pin. */
export const enrolDevice = endpoint({
  method: 'POST',
  path: '/devices',
  who: 'signed-in',
  /** `phone` is a number that the app made by chance: the same for all who sign in on one phone, and unknown anywhere else. */
  ask: z.object({
    key: PublicKey,
    label: z.string().check(z.maxLength(120)),
    phone: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/))),
  }),
  reply: z.object({ device: DeviceId, person: PersonId, organisationKey: PublicKey, state: z.enum(['active', 'awaits-approval']) }),
});

/** A contact: the phone says its time and gets a nonce for what follows, the newest checkpoint, and proof that it grew from the last one. */
export const makeContact = endpoint({
  method: 'POST',
  path: '/contact',
  who: 'signed-in',
  ask: z.object({ device: DeviceId, phoneAt: Instant, lastCheckpointSize: z.optional(z.int()) }),
  reply: z.object({
    nonce: z.string(),
    serverAt: Instant,
    checkpoint: z.nullable(Checkpoint),
    consistency: z.array(Digest),
    highestSeq: z.int(),
  }),
});

export const DeviceCard = z.object({
  device: DeviceId,
  person: PersonId,
  label: z.string(),
  enrolledAt: Instant,
  state: z.enum(['active', 'awaits-approval', 'revoked']),
  highestSeq: z.int(),
  lastContactAt: z.nullable(Instant),
});

export const listDevices = endpoint({
  method: 'GET',
  path: '/devices',
  who: 'signed-in',
  ask: z.object({ person: z.optional(PersonId) }),
  reply: z.object({ devices: z.array(DeviceCard) }),
});

/** `revoked` works within a second: reading ends, and what the device still sends goes to quarantine. */
export const changeDevice = endpoint({
  method: 'PUT',
  path: '/devices',
  who: 'signed-in',
  ask: z.object({ device: DeviceId, state: z.enum(['active', 'revoked']) }),
  reply: z.object({}),
});

/** A phone that is in use lets in a new one of the same person; `signature` is the older one's, over `lettingInBytes`. */
export const letInDevice = endpoint({
  method: 'POST',
  path: '/devices/let-in',
  who: 'signed-in',
  ask: z.object({ device: DeviceId, by: DeviceId, at: Instant, signature: Signature }),
  reply: z.object({}),
});
