import * as z from 'zod/mini';
import { Instant, LocalDate } from '../base/moment.ts';
import { Fence } from '../domain/place.ts';
import { CustomerId, VisitId } from '../domain/ids.ts';
import { BackCheckOutcome } from '../domain/visit/facts.ts';

/**
 * A customer whom this person is to visit and ask whether somebody came on a day. Whose visit it was, at which hour and what
 * was said of it, is not told: the question has to stay open. Once it is answered, where to go is told no more.
 */
export const ErrandCard = z.object({
  task: VisitId,
  customer: CustomerId,
  customerName: z.string(),
  address: z.nullable(z.string()),
  fence: z.nullable(Fence),
  /** The day to ask about. */
  day: LocalDate,
  dueAt: Instant,
  answered: z.nullable(BackCheckOutcome),
});
export type ErrandCard = z.infer<typeof ErrandCard>;
