import { type Checkpoint, isCheckpointOf } from '../../domain/evidence/checkpoint.ts';
import { isConsistent } from '../../domain/evidence/merkle.ts';
import { readNonce } from '../../domain/evidence/nonce.ts';
import type { PublicKey } from '../../domain/evidence/seal.ts';
import type { Digest } from '../../domain/fact.ts';
import { makeContact } from '../../wire/devices.ts';
import type { FieldDeps } from '../ports.ts';
import { unproven } from './trouble.ts';

type ContactDeps = Pick<FieldDeps, 'clock' | 'store' | 'net' | 'key' | 'check'>;

/** Meets the server: a nonce for what follows, and the log as it stands. A log that shrank or was rewritten is not believed. */
export async function meet(deps: ContactDeps): Promise<{ readonly highestSeq: number }> {
  const { clock, store, net, key, check } = deps;
  const [organisation, before] = [await store.read<PublicKey>('organisation'), await store.read<Checkpoint>('checkpoint')];
  if (!organisation) throw unproven('key');
  const phoneAt = clock.now();
  const told = await net.call(makeContact, { device: key.device, phoneAt, ...(before && { lastCheckpointSize: before.size }) });
  const nonce = await readNonce(told.nonce, organisation, check);
  if (nonce?.device !== key.device) throw unproven('nonce');
  const checkpoint = await grown(deps, { organisation, before, now: told.checkpoint, consistency: told.consistency });
  await store.write({ nonce: told.nonce, lastContactAt: phoneAt, ...(checkpoint && { checkpoint }) });
  return { highestSeq: told.highestSeq };
}

interface Grown {
  readonly organisation: PublicKey;
  readonly before: Checkpoint | undefined;
  readonly now: Checkpoint | null;
  readonly consistency: readonly Digest[];
}

async function grown(
  { check, store, clock }: ContactDeps,
  { organisation, before, now, consistency }: Grown,
): Promise<Checkpoint | undefined> {
  if (now && !(await isCheckpointOf(organisation, now, check))) throw unproven('checkpoint');
  if (!before) return now ?? undefined;
  if (now && isConsistent(before.size, now.size, consistency, before.root, now.root)) return now;
  // Two signed words that cannot both be true: whoever holds them can show it to anybody.
  if ((await store.read('dispute')) === undefined)
    await store.write({ dispute: { v: 1, what: 'rounds-dispute', foundAt: clock.now(), organisationKey: organisation, before, now } });
  throw unproven('history');
}
