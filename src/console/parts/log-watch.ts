import { Checkpoint, isCheckpointOf } from '../../domain/evidence/checkpoint.ts';
import { isConsistent } from '../../domain/evidence/merkle.ts';
import { PublicKey, thumbprint } from '../../domain/evidence/seal.ts';
import { checkSignature } from '../../ui/check-signature.ts';
import { readCheckpoint } from '../../wire/log.ts';
import { call } from '../call.ts';

/** What this browser saw of the log last, and under whose key. It is believed until it contradicts itself. */
interface Held {
  readonly organisationKey: PublicKey;
  readonly checkpoint: Checkpoint;
}

/** Two words of the server that do not fit: what it signed before, and what it says now. */
export interface Dispute {
  readonly v: 1;
  readonly what: 'rounds-dispute';
  readonly foundAt: number;
  readonly organisationKey: PublicKey;
  readonly before: Checkpoint;
  readonly now: Checkpoint | null;
}

type Said = Awaited<ReturnType<typeof call<typeof readCheckpoint.ask, typeof readCheckpoint.reply>>>;

const KEY = 'rounds.log';
const DISPUTE = 'rounds.log.dispute';

/** Asks how the log grew since this browser last looked; what does not fit is kept, and the last good word stays. */
export async function watchLog(now: number, store: Pick<Storage, 'getItem' | 'setItem'> = localStorage): Promise<Dispute | undefined> {
  const kept = disputeIn(store);
  if (kept) return kept; // a server that takes it back has said it all the same
  const held = heldIn(store);
  const said = await call(readCheckpoint, held ? { from: held.checkpoint.size } : {});
  if (!held) {
    if (said.checkpoint && (await isSignedBy(said.organisationKey, said.checkpoint))) {
      keep(store, { organisationKey: said.organisationKey, checkpoint: said.checkpoint });
    }
    return undefined;
  }
  if (await fits(held, said)) {
    keep(store, { ...held, checkpoint: said.checkpoint as Checkpoint });
    return undefined;
  }
  const { organisationKey, checkpoint: before } = held;
  const dispute: Dispute = { v: 1, what: 'rounds-dispute', foundAt: now, organisationKey, before, now: said.checkpoint };
  store.setItem(DISPUTE, JSON.stringify(dispute));
  return dispute;
}

/** Begins anew from what the server says next: for whoever saved the evidence, or set the server up afresh. */
export function startOver(store: Pick<Storage, 'removeItem'> = localStorage): void {
  for (const key of [KEY, DISPUTE]) store.removeItem(key);
}

function disputeIn(store: Pick<Storage, 'getItem'>): Dispute | undefined {
  const text = store.getItem(DISPUTE);
  return text === null ? undefined : (JSON.parse(text) as Dispute);
}

/** Pages that did not come over TLS have no cryptography to check a signature with; the history they can check all the same. */
async function isSignedBy(key: PublicKey, checkpoint: Checkpoint): Promise<boolean> {
  return !globalThis.crypto?.subtle || isCheckpointOf(key, checkpoint, checkSignature);
}

async function fits(
  { organisationKey, checkpoint: before }: Held,
  { checkpoint: now, organisationKey: key, consistency }: Said,
): Promise<boolean> {
  if (!now || thumbprint(key) !== thumbprint(organisationKey)) return false;
  if (!(await isSignedBy(organisationKey, now))) return false;
  return isConsistent(before.size, now.size, consistency, before.root, now.root);
}

function heldIn(store: Pick<Storage, 'getItem'>): Held | undefined {
  try {
    const { organisationKey, checkpoint } = JSON.parse(store.getItem(KEY) ?? '') as Held;
    return { organisationKey: PublicKey.parse(organisationKey), checkpoint: Checkpoint.parse(checkpoint) };
  } catch {
    return undefined; // nothing there, or what an older version left
  }
}

function keep(store: Pick<Storage, 'setItem'>, held: Held): void {
  store.setItem(KEY, JSON.stringify(held));
}
