import type { BackCheck } from '../../visit/state.ts';
import type { Scene, Signal } from '../signal.ts';
import { ownWords } from '../site-word.ts';

const CAP_BANS = 2.5;
/** Memory errs, and a voice is nobody's signature: a call may ask for a look and no more. */
const CALL_BANS = 2;
/** Beside a proof of the customer's own place, or another answer that confirms; or brought by who was seen elsewhere than they say that they went. */
const CONTRADICTED_BANS = 1;

/** What one denial carries: at the door only where who asked is known to have stood there, or asked for the office. */
function bansOf({ how, stood = 'inside' }: BackCheck): number {
  if (how !== 'visit' || stood === 'unknown') return CALL_BANS;
  return stood === 'outside' ? CONTRADICTED_BANS : CAP_BANS;
}

/** Somebody asked the customer later, and they said that nobody came. It is the customer's word as the receipt is, so it shares that family. */
export const deniedVisit = {
  name: 'denied-visit',
  family: 'site',
  capBans: CAP_BANS,
  look: (scene: Scene) => {
    const { backChecks = [] } = scene.visit;
    const denials = backChecks.filter(({ outcome }) => outcome === 'denied');
    if (denials.length === 0) return undefined;
    const contradicted = ownWords(scene) || backChecks.some(({ outcome, stood }) => outcome === 'confirmed' && stood !== 'outside');
    const inPerson = denials.some(({ how }) => how === 'visit');
    const most = Math.max(...denials.map(bansOf));
    return {
      doubtBans: contradicted ? CONTRADICTED_BANS : most,
      says: {
        ...{ denials: denials.length, how: inPerson ? 'visit' : 'call', beside: contradicted ? 'yes' : 'no' },
        ...(!contradicted && most === CONTRADICTED_BANS && { elsewhere: 'yes' }),
      },
      evidence: denials.map(({ fact }) => ({ kind: 'fact' as const, ref: fact })),
    };
  },
} as const satisfies Signal;
