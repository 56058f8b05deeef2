import * as z from 'zod/mini';
import { Instant, Month } from '../base/moment.ts';
import { PersonId } from '../domain/ids.ts';
import { Certified } from '../domain/plan/certified.ts';
import { endpoint } from './endpoint.ts';

export const CertificateSheet = z.object({
  certified: Certified,
  number: z.int(),
  at: Instant,
  personName: z.string(),
  overriddenBy: z.nullable(z.string()),
  /** Names of the customers that its remedies speak of. */
  customers: z.record(z.string(), z.string()),
});

/** The newest certificate of each person in sight for a month, those that fall short first. */
export const listCertificates = endpoint({
  method: 'GET',
  path: '/plans/certificates',
  who: 'signed-in',
  ask: z.object({ month: Month }),
  reply: z.object({ certificates: z.array(CertificateSheet), goalPercent: z.int() }),
});

/** Lives a person's month as it is planned now, and keeps what comes of it. */
export const certifyMonth = endpoint({
  method: 'POST',
  path: '/plans/certificates',
  who: 'manager',
  ask: z.object({ person: PersonId, month: Month }),
  reply: CertificateSheet,
});

/** Goes ahead although the certificate falls short: with a reason, and a name. */
export const overrideCertificate = endpoint({
  method: 'POST',
  path: '/plans/certificates/override',
  who: 'manager',
  ask: z.object({ person: PersonId, month: Month, number: z.int(), reason: z.string().check(z.trim(), z.minLength(2), z.maxLength(300)) }),
  reply: z.object({ number: z.int() }),
});
