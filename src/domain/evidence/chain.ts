import { groupBy } from '../../base/group.ts';
import type { Digest, Envelope } from '../fact.ts';

/** What a chain is made of: which place a fact takes on its device, its seal, and the seal it points back to. */
export type Link = Pick<Envelope, 'seq' | 'prev'> & { readonly seal: Digest };

/** `gap`: what came before is missing or was altered. `fork`: one device, one place, two stories (a copied phone). */
export type Break = 'gap' | 'fork';

/**
 * Where the chain of one device does not hold, by seal. It looks at the set, never at the order of arrival, so a late
 * fact can close a gap and nothing else changes. `from` is the place of the first link given; what lies before it is
 * not asked about.
 */
export function breaksIn(links: readonly Link[], from = 0): ReadonlyMap<Digest, Break> {
  const bySeq = groupBy(links, ({ seq }) => seq);
  const breaks = new Map<Digest, Break>();
  for (const [seq, here] of bySeq) {
    const before = bySeq.get(seq - 1)?.map(({ seal }) => seal) ?? [];
    for (const { seal, prev } of here) {
      if (here.length > 1) breaks.set(seal, 'fork');
      else if (seq > from ? !before.includes(prev as Digest) : seq === 0 && prev !== '') breaks.set(seal, 'gap');
    }
  }
  return breaks;
}

/** The first place of a device's chain that nobody has sent yet: what the phone is asked for. */
export function firstMissing(seqs: readonly number[], from = 0): number {
  const had = new Set(seqs);
  let seq = from;
  while (had.has(seq)) seq++;
  return seq;
}
