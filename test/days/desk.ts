import type { VisitId } from '../../src/domain/ids.ts';
import { readReviewQueue } from '../../src/wire/review.ts';
import { MANAGER, type TestCompany } from './company.ts';

/** Visits that wait for somebody to look, as the manager of all finds them at the desk. */
export async function waitingAtDesk(company: TestCompany): Promise<readonly VisitId[]> {
  const { deps } = await company.phone(MANAGER);
  return (await deps.net.call(readReviewQueue, { tab: 'waiting' })).rows.map(({ id }) => id);
}
