import { fileDigest } from '../../src/base/digest.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { Question } from '../../src/domain/sop/questions.ts';
import type { Shot } from '../../src/field/ports.ts';
import { drawScene, SCENE } from './shelf-scene.ts';

export interface ShotAsked {
  readonly question: Question;
  readonly customer: Customer;
  /** Show again what was shown before, byte for byte. */
  readonly same: boolean;
}

export interface Photos {
  readonly shotFor: (asked: ShotAsked) => Shot | undefined;
}

/** What one rep's camera sees: shelves that are drawn, all of them different, unless the rep shows an old one again. */
export function photosOf(random: Random): Photos {
  const taken = new Map<string, Shot>();
  return {
    shotFor: ({ question, customer, same }) => {
      if (question.type !== 'photo') return undefined;
      const { subject = 'other' } = question;
      const before = taken.get(subject);
      if (same && before) return before;
      const drawn = subject === 'storefront' || subject === 'shelf-after' || subject === 'document' ? subject : 'shelf-before';
      const shot = shotOf(drawScene({ shop: customer.id, picture: `${random.next()}`, subject: drawn }));
      taken.set(subject, shot);
      return shot;
    },
  };
}

function shotOf(bytes: Uint8Array<ArrayBuffer>): Shot {
  return { bytes, digest: fileDigest(bytes), ...SCENE, source: 'camera' };
}
