import type { CustomerWord } from '../visit/state.ts';
import type { Scene } from './signal.ts';

/** Whether the customer's side spoke for the visit in a way that does not pass through the rep: a code, a tap, or their receipt. */
export function ownWords({ siteProofs, visit }: Pick<Scene, 'siteProofs' | 'visit'>): boolean {
  return siteProofs.some(({ state }) => state === 'proved') || visit.customerSaid.some(isOwnWord);
}

/** Said by the customer, on a device that is not known to be anybody else's. */
function isOwnWord({ answer, from }: CustomerWord): boolean {
  return answer === 'correct' && (from === 'own-screen' || from === 'another-device');
}
