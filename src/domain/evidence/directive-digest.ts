import { toHex } from '../../base/bytes.ts';
import { taggedJsonDigest } from '../../base/digest.ts';
import type { Json } from '../../base/json.ts';
import type { Digest } from '../fact.ts';

/** What the log holds of a directive: whoever has its words can find it there. */
export function directiveDigest({ number, kind, id, value }: { number: number; kind: string; id: string; value: unknown }): Digest {
  return toHex(taggedJsonDigest('ROUNDS-DIRECTIVE-1', { number, kind, id, value } as Json));
}
