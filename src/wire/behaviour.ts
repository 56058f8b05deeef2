import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { PersonId, UnitId, VisitId } from '../domain/ids.ts';
import { endpoint } from './endpoint.ts';
import { VisitRow } from './visits.ts';

/** Why a visit stands where it does in the order of back-checks: the same words for the manager and for whose visit it is. */
export const BehaviourReasonSheet = z.object({
  /** One of the engine's; another server's is shown by its code. */
  measure: z.string(),
  z: z.number(),
  people: z.int(),
  says: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type BehaviourReasonSheet = z.infer<typeof BehaviourReasonSheet>;

/** What is worth a look first, of a span of days. An order for back-checks and nothing else: no number of it is shown or kept with anybody. */
export const listBackChecks = endpoint({
  method: 'GET',
  path: '/back-checks',
  who: 'manager',
  ask: z.object({
    from: LocalDate,
    to: LocalDate,
    unit: z.optional(UnitId),
    person: z.optional(PersonId),
    limit: z.optional(z.coerce.number().check(z.gte(1), z.lte(200))),
  }),
  reply: z.object({ visits: z.array(z.object({ row: VisitRow, reasons: z.array(BehaviourReasonSheet) })) }),
});

/** What would be said of one visit: a rep may ask it of their own. */
export const readBackCheck = endpoint({
  method: 'GET',
  path: '/back-checks/one',
  who: 'signed-in',
  ask: z.object({ visit: VisitId }),
  /** Without reasons where it was not ranked yet, or was no visit that can be. */
  reply: z.object({ reasons: z.nullable(z.array(BehaviourReasonSheet)) }),
});
