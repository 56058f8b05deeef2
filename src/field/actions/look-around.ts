import type { Motion } from '../../domain/motion.ts';
import type { Fix } from '../../domain/place.ts';
import type { Seen } from '../../domain/visit/rules.ts';
import { allowed, type Doing, mayLook } from './doing.ts';

/** Looks where the phone is. Outside the duty window nothing is asked of it, and so nothing can leak. */
export async function lookAround(
  doing: Pick<Doing, 'clock' | 'log' | 'gps'>,
  each: (fixes: readonly Fix[], motion?: Motion) => void = () => {},
  signal?: AbortSignal,
): Promise<Seen> {
  if (!mayLook(doing)) return { none: 'off-duty' };
  return allowed(doing, await doing.gps.look(each, signal));
}
