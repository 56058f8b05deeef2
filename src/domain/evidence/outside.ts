import { base64 } from '@scure/base';
import * as z from 'zod/mini';
import { MINUTE_MS } from '../../base/moment.ts';
import { Digest } from '../fact.ts';
import type { CheckCertified } from './certificate.ts';
import { Checkpoint, isCheckpointOf } from './checkpoint.ts';
import { Cosignature, isCosignatureOf } from './cosignature.ts';
import { isConsistent } from './merkle.ts';
import { type CheckSignature, fingerprintOf, type PublicKey } from './seal.ts';
import { imprintOf, readStamp } from './stamp.ts';

const Base64 = z.string().check(z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/), z.maxLength(100_000));

/** A time stamp of RFC 3161 as its authority gave it, and the certificate that it was believed by: to be compared, as every key in a file. */
export const StampToken = z.strictObject({ token: Base64, trusted: Base64 });
export type StampToken = z.infer<typeof StampToken>;

/** What others than the organisation said of a checkpoint, and how the file's own checkpoint grew out of that one. */
export const OutsideWord = z.strictObject({
  checkpoint: Checkpoint,
  consistency: z.array(Digest).check(z.maxLength(128)),
  stamps: z.array(StampToken).check(z.maxLength(20)),
  cosignatures: z.array(Cosignature).check(z.maxLength(50)),
});
export type OutsideWord = z.infer<typeof OutsideWord>;

/** The organisation's clock may be off by so much from an authority's. */
export const CLOCKS_APART_MS = 10 * MINUTE_MS;

export interface OutsideCheck {
  readonly name: 'stamp' | 'witness' | 'outside-checkpoint';
  readonly about: string;
  readonly why: string;
  readonly ok: boolean;
}
interface Asked {
  readonly organisationKey: PublicKey;
  /** The checkpoint that the file's proofs lead to, and the last line of the log that it needs. */
  readonly checkpoint: Checkpoint;
  readonly lastLine: number;
  readonly check: CheckSignature;
  readonly checkCertified: CheckCertified;
}

/** Whether the words from outside hold, and speak of a log that already had every line of the file. */
export async function checkOutside(words: readonly OutsideWord[], asked: Asked): Promise<OutsideCheck[]> {
  return (await Promise.all(words.map((word) => checkWord(word, asked)))).flat();
}

async function checkWord({ checkpoint, consistency, stamps, cosignatures }: OutsideWord, asked: Asked): Promise<OutsideCheck[]> {
  const { organisationKey, checkpoint: own, lastLine, check } = asked;
  const about = `${checkpoint.size} lines`;
  const why = !(await isCheckpointOf(organisationKey, checkpoint, check))
    ? 'not signed by the organisation'
    : !isConsistent(checkpoint.size, own.size, consistency, checkpoint.root, own.root)
      ? 'the checkpoint of the file does not grow out of it'
      : lastLine >= checkpoint.size
        ? 'it is older than a line of the file'
        : '';
  return [
    { name: 'outside-checkpoint', about, ok: why === '', why },
    ...(await Promise.all(stamps.map((stamp) => checkStamp(stamp, checkpoint, asked)))),
    ...(await Promise.all(cosignatures.map((one) => checkCosignature(one, checkpoint, check)))),
  ];
}

async function checkStamp({ token, trusted }: StampToken, checkpoint: Checkpoint, { checkCertified }: Asked): Promise<OutsideCheck> {
  const read = await readStamp(base64.decode(token), {
    imprint: imprintOf(checkpoint),
    trusted: [base64.decode(trusted)],
    check: checkCertified,
  });
  if (!read.ok) return { name: 'stamp', about: `${checkpoint.size} lines`, ok: false, why: read.error };
  const { at, trusted: root } = read.value;
  const ok = at >= checkpoint.at - CLOCKS_APART_MS;
  return { name: 'stamp', about: `${new Date(at).toISOString()}, by ${root}`, ok, why: ok ? '' : 'it is older than what it stamps' };
}

async function checkCosignature(one: Cosignature, checkpoint: Checkpoint, check: CheckSignature): Promise<OutsideCheck> {
  const ok = await isCosignatureOf(checkpoint, one, check);
  const about = `${new Date(one.at).toISOString()}, by ${fingerprintOf(one.witness)}`;
  return { name: 'witness', about, ok, why: ok ? '' : 'the witness did not sign this checkpoint' };
}
