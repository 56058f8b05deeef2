import * as z from 'zod/mini';

// The device makes ids, and they are final: nothing is ever renamed when it reaches the server.

export const PersonId = z.uuid().brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const UnitId = z.uuid().brand<'UnitId'>();
export type UnitId = z.infer<typeof UnitId>;
export const PostId = z.uuid().brand<'PostId'>();
export type PostId = z.infer<typeof PostId>;
export const CustomerId = z.uuid().brand<'CustomerId'>();
export type CustomerId = z.infer<typeof CustomerId>;
export const ContactId = z.uuid().brand<'ContactId'>();
export type ContactId = z.infer<typeof ContactId>;
export const StopId = z.uuid().brand<'StopId'>();
export type StopId = z.infer<typeof StopId>;
export const VisitId = z.uuid().brand<'VisitId'>();
export type VisitId = z.infer<typeof VisitId>;
export const FactId = z.uuid().brand<'FactId'>();
export type FactId = z.infer<typeof FactId>;
export const OpportunityId = z.uuid().brand<'OpportunityId'>();
export type OpportunityId = z.infer<typeof OpportunityId>;
export const ContractId = z.uuid().brand<'ContractId'>();
export type ContractId = z.infer<typeof ContractId>;
export const OrderId = z.uuid().brand<'OrderId'>();
export type OrderId = z.infer<typeof OrderId>;
export const CaseId = z.uuid().brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;
export const InstitutionId = z.uuid().brand<'InstitutionId'>();
export type InstitutionId = z.infer<typeof InstitutionId>;
export const LeaveId = z.uuid().brand<'LeaveId'>();
export type LeaveId = z.infer<typeof LeaveId>;

/** A phone's is the RFC 7638 thumbprint of its key; the server's own chain for a person is `desk.<person>`. */
export const DeviceId = z
  .string()
  .check(z.regex(/^([A-Za-z0-9_-]{43}|desk\.[0-9a-f-]{36})$/))
  .brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

const slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/));

/** A business line: `pharmacy`, `hospital`, `distributor`, or what the company calls its own. */
export const LineKey = slug;
export type LineKey = z.infer<typeof LineKey>;
export const SopKey = slug;
export type SopKey = z.infer<typeof SopKey>;
/** Unique inside its SOP template, and kept from version to version where the question stays the same. */
export const QuestionId = slug;
export type QuestionId = z.infer<typeof QuestionId>;
export const ProductKey = slug;
export type ProductKey = z.infer<typeof ProductKey>;

/** The seat's own number in the org tree: given once, never reused, and kept by rows for ever (decision 7). */
export const PostNumber = z.int().check(z.gte(1), z.lte(2_000_000_000));
export type PostNumber = z.infer<typeof PostNumber>;

/** The reserved person to whom facts belong whose customer has no owner. */
export const POOL = PersonId.parse('00000000-0000-4000-8000-000000000001');

/** The reserved voice of all customers: what they say of a visit is said by it, and about which visit the fact tells. */
export const CUSTOMER_VOICE = PersonId.parse('00000000-0000-4000-8000-000000000002');

export function deskOf(person: PersonId): DeviceId {
  return `desk.${person}` as DeviceId;
}
