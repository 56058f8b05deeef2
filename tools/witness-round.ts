import type * as z from 'zod/mini';
import type { Instant } from '../src/base/moment.ts';
import { type Checkpoint, isCheckpointOf } from '../src/domain/evidence/checkpoint.ts';
import { cosign } from '../src/domain/evidence/cosignature.ts';
import { isConsistent } from '../src/domain/evidence/merkle.ts';
import type { Sign } from '../src/domain/evidence/nonce.ts';
import { type PublicKey, thumbprint } from '../src/domain/evidence/seal.ts';
import { verifySignature } from '../src/server/adapters/verify.ts';
import { postCosignature, readCheckpoint } from '../src/wire/log.ts';

/** What a witness believed last, and under whose key. */
export interface Held {
  readonly organisationKey: PublicKey;
  readonly checkpoint: Checkpoint;
}

/** Two words of one server that do not fit; `verify.html` reads this file. */
export interface Dispute {
  readonly v: 1;
  readonly what: 'rounds-dispute';
  readonly foundAt: Instant;
  readonly organisationKey: PublicKey;
  readonly before: Checkpoint;
  readonly now: Checkpoint | null;
}
export type Round =
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'signed'; readonly held: Held }
  | { readonly outcome: 'unsigned' }
  | { readonly outcome: 'refused'; readonly why: 'other-key' | 'shrunken' | 'split-view' | 'not-grown'; readonly dispute: Dispute };

export interface WitnessMeans {
  readonly witness: PublicKey;
  readonly sign: Sign;
  readonly now: () => Instant;
  readonly held: Held | undefined;
  /** Kept before anything is signed: a witness that forgot what it signed could be told another history. */
  readonly keep: (held: Held) => void;
  /** The JSON that a path below /api answers. Throws where it answers none. */
  readonly ask: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>;
}

/** Looks once how the log grew, and signs along if it only grew. */
export async function witnessRound({ witness, sign, now, held, keep, ask }: WitnessMeans): Promise<Round> {
  const from = held ? `?from=${held.checkpoint.size}` : '';
  const said = readCheckpoint.reply.parse(await ask('GET', `${readCheckpoint.path}${from}`));
  const { checkpoint } = said;
  const organisationKey = held?.organisationKey ?? said.organisationKey;
  if (held) {
    const why = whyNot(held, said);
    if (why) {
      const dispute = { v: 1, what: 'rounds-dispute', foundAt: now(), organisationKey, before: held.checkpoint, now: checkpoint } as const;
      return { outcome: 'refused', why, dispute };
    }
  }
  if (!checkpoint) return { outcome: 'empty' };
  if (!(await isCheckpointOf(organisationKey, checkpoint, verifySignature))) return { outcome: 'unsigned' };
  const next = { organisationKey, checkpoint };
  keep(next);
  const cosignature = await cosign(checkpoint, { witness, at: now(), sign });
  await ask('POST', postCosignature.path, { size: checkpoint.size, cosignature });
  return { outcome: 'signed', held: next };
}

type Said = z.output<typeof readCheckpoint.reply>;

function whyNot({ organisationKey, checkpoint: before }: Held, { organisationKey: key, checkpoint: now, consistency }: Said) {
  if (thumbprint(key) !== thumbprint(organisationKey)) return 'other-key';
  if (!now || now.size < before.size) return 'shrunken';
  if (now.size === before.size) return now.root === before.root ? undefined : 'split-view';
  return isConsistent(before.size, now.size, consistency, before.root, now.root) ? undefined : 'not-grown';
}
