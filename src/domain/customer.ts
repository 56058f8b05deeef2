import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { kindOf } from './fact.ts';
import { ContactId, CustomerId, LineKey, PostId } from './ids.ts';
import { Datum, Fence, Place } from './place.ts';

export const Grade = z.enum(['A', 'B', 'C', 'D']);
export type Grade = z.infer<typeof Grade>;
export const Stage = z.enum(['prospect', 'new', 'active', 'key', 'dormant', 'closed']);
export type Stage = z.infer<typeof Stage>;

const short = z.string().check(z.trim(), z.minLength(1), z.maxLength(64));

/** A person at the customer's. Never a patient, and no figures about what a doctor prescribes: there is no field for it. */
export const Contact = z.strictObject({
  id: ContactId,
  name: short,
  role: z.optional(short),
  phone: z.optional(z.string().check(z.trim(), z.maxLength(32))),
});
export type Contact = z.infer<typeof Contact>;

/** How the pin came to be; the fence itself is WGS-84 whatever the source was. */
export const PinSource = z.strictObject({ datum: Datum, by: z.enum(['import', 'manual', 'visit', 'geocoder']) });

export const Customer = z.strictObject({
  id: CustomerId,
  code: z.string().check(z.trim(), z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(128)),
  line: LineKey,
  industry: z.optional(short),
  region: z.optional(short),
  grade: Grade,
  stage: Stage,
  tags: z.array(short).check(z.maxLength(32)),
  address: z.optional(z.string().check(z.trim(), z.maxLength(256))),
  contacts: z.array(Contact).check(z.maxLength(64)),
  fence: z.nullable(Fence),
  pin: z.optional(PinSource),
  entityCode: z.optional(z.string().check(z.trim(), z.maxLength(32))),
  since: z.optional(LocalDate),
});
export type Customer = z.infer<typeof Customer>;

/** Which seat looks after a customer from a day on; `null` puts the customer into the pool. */
export const Ownership = z.strictObject({ customer: CustomerId, post: z.nullable(PostId), from: LocalDate });
export type Ownership = z.infer<typeof Ownership>;

export function isClosed(customer: Pick<Customer, 'stage'>): boolean {
  return customer.stage === 'closed';
}

/** A rep stands at the customer's and the pin is elsewhere: a proposal, which a manager turns into a directive. */
export const CustomerFoundElsewhere = kindOf('customer.found-elsewhere', {
  refs: { customer: CustomerId },
  parts: { place: Place, words: z.strictObject({ note: z.string().check(z.maxLength(300)) }) },
});
