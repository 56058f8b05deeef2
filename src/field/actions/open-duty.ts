import type { SealedFact } from '../../domain/fact.ts';
import type { Doing } from './doing.ts';

/** "I am working now": from here on positions may be read, beside the schedule. */
export function openDuty({ log }: Pick<Doing, 'log'>): Promise<SealedFact> {
  return log.append({ kind: 'duty.opened', refs: {}, blobs: [], parts: {} });
}
