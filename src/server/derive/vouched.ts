import { checkInChallenge } from '../../domain/evidence/passkey.ts';
import { CONFIRM_WITHIN_MS } from '../../domain/visit/policy.ts';
import type { Visit } from '../../domain/visit/state.ts';
import { isConfirmedBy } from '../log/passkey.ts';
import { type DayRecord, factsOfVisit } from './read-day.ts';

/** Whether the person confirmed this check-in, soon after it, with a passkey that was theirs then. */
export function isVouched(record: DayRecord, { id, device, startedAt, vouches = [] }: Visit): boolean {
  const seals = factsOfVisit(record, id).flatMap(({ fact, seal }) =>
    fact.kind === 'visit.started' && fact.device === device ? [seal] : [],
  );
  return vouches.some(({ at, confirmation }) => {
    const passkey = record.passkeys.find((known) => known.id === confirmation.credential);
    const inTime = at >= startedAt && at - startedAt <= CONFIRM_WITHIN_MS;
    if (!passkey || !inTime || (passkey.removedAt !== null && at >= passkey.removedAt)) return false;
    return seals.some((seal) => isConfirmedBy(passkey, confirmation, checkInChallenge(seal)));
  });
}
