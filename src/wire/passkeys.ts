import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { CredentialId, NewPasskey } from '../domain/evidence/passkey.ts';
import { DeviceId, PersonId } from '../domain/ids.ts';
import { endpoint } from './endpoint.ts';

/** A passkey with which the person who is signed in will confirm check-ins, made on a phone of theirs. */
export const registerPasskey = endpoint({
  method: 'POST',
  path: '/passkeys',
  who: 'signed-in',
  ask: z.object({ device: DeviceId, passkey: NewPasskey }),
  reply: z.object({}),
});

export const PasskeyCard = z.object({ credential: CredentialId, device: DeviceId, registeredAt: Instant });

export const listPasskeys = endpoint({
  method: 'GET',
  path: '/passkeys',
  who: 'signed-in',
  ask: z.object({ person: z.optional(PersonId) }),
  reply: z.object({ passkeys: z.array(PasskeyCard) }),
});

/** From now on it confirms nothing; what it has confirmed stays. */
export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/passkeys',
  who: 'signed-in',
  ask: z.object({ credential: CredentialId }),
  reply: z.object({}),
});
