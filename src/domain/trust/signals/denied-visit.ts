import type { Scene, Signal } from '../signal.ts';
import { ownWords } from '../site-word.ts';

const CAP_BANS = 2.5;
/** Memory errs, and a voice is nobody's signature: a call may ask for a look and no more. */
const CALL_BANS = 2;
/** Beside a proof of the customer's own place, or another answer that confirms. */
const CONTRADICTED_BANS = 1;

/** Somebody asked the customer later, and they said that nobody came. It is the customer's word as the receipt is, so it shares that family. */
export const deniedVisit = {
  name: 'denied-visit',
  family: 'site',
  capBans: CAP_BANS,
  look: (scene: Scene) => {
    const { backChecks = [] } = scene.visit;
    const denials = backChecks.filter(({ outcome }) => outcome === 'denied');
    if (denials.length === 0) return undefined;
    const contradicted = ownWords(scene) || backChecks.some(({ outcome }) => outcome === 'confirmed');
    const inPerson = denials.some(({ how }) => how === 'visit');
    return {
      doubtBans: contradicted ? CONTRADICTED_BANS : inPerson ? CAP_BANS : CALL_BANS,
      says: { denials: denials.length, how: inPerson ? 'visit' : 'call', beside: contradicted ? 'yes' : 'no' },
      evidence: denials.map(({ fact }) => ({ kind: 'fact' as const, ref: fact })),
    };
  },
} as const satisfies Signal;
