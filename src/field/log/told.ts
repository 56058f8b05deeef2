import type { Stamp, SealedFact } from '../../domain/fact.ts';
import type { Fact } from '../../domain/facts.ts';

/** A sealed fact as it is read on the phone that made it, by that phone's clock. */
export function toldOf({ envelope, parts }: SealedFact): Fact {
  const { id, person, by, device, seq, at, kind, refs, blobs } = envelope;
  const stamp: Stamp = { id, person, by, device, seq, at };
  const values = Object.fromEntries(Object.entries(parts).map(([name, { value }]) => [name, value]));
  return { ...stamp, kind, refs, blobs, parts: values } as unknown as Fact;
}
