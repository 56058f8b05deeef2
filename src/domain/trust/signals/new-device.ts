import { HOUR_MS } from '../../../base/moment.ts';
import { isNew } from '../identity.ts';
import type { Scene, Signal } from '../signal.ts';

/** Made on a phone that this person had enrolled only shortly before. A label: phones break, and are replaced. */
export const newDevice = {
  name: 'new-device',
  family: 'identity',
  capBans: 0,
  look: ({ visit, who }: Scene) => {
    const phone = who?.phone;
    if (!who || !phone || !isNew(phone, visit.startedAt, who.coolDownMs)) return undefined;
    const hours = Math.max(0, Math.floor((visit.startedAt - phone.enrolledAt) / HOUR_MS));
    return { doubtBans: 0, says: { hours }, evidence: [{ kind: 'visit', ref: visit.id }] };
  },
} as const satisfies Signal;
