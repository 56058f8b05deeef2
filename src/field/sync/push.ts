import { isReceiptOf } from '../../domain/evidence/receipt.ts';
import type { PublicKey } from '../../domain/evidence/seal.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { FactId } from '../../domain/ids.ts';
import { type FactAnswer, MAX_FACTS_IN_A_PUSH, pushFacts } from '../../wire/push-facts.ts';
import type { FieldDeps, LogStore } from '../ports.ts';
import { batchOf } from './batch.ts';
import { isNetTrouble, unproven } from './trouble.ts';

export type PushDeps = Pick<FieldDeps, 'store' | 'net' | 'key' | 'check'>;
type Settling = Parameters<LogStore['settle']>[0];

/**
 * Sends what is unsent, oldest first, until nothing is left. Whoever calls it again after a failure loses nothing: the
 * same bytes go again, and what was there already is success. A fact that the server chokes on holds up no other.
 */
export async function push(deps: PushDeps): Promise<number> {
  const choked = new Set<FactId>();
  let [sent, most, trouble] = [0, MAX_FACTS_IN_A_PUSH, undefined as unknown];
  for (;;) {
    const unsent = await deps.store.unsent(MAX_FACTS_IN_A_PUSH + choked.size);
    const batch = batchOf(
      unsent.filter(({ envelope }) => !choked.has(envelope.id)),
      most,
    );
    if (batch.length === 0) break;
    try {
      const wanted = await send(deps, batch);
      sent += batch.length;
      if (wanted !== null) await sendAgain(deps, wanted);
    } catch (error) {
      if (!mayBeThisBatch(error)) throw error;
      trouble = error;
      if (batch.length === 1) choked.add((batch[0] as SealedFact).envelope.id);
      most = Math.max(1, Math.floor(batch.length / 2));
    }
  }
  if (trouble !== undefined && choked.size > 0) throw trouble;
  return sent;
}

/** From a place of the chain on, whatever was sent before: the server says that it does not hold it. */
export async function sendAgain(deps: PushDeps, from: number): Promise<void> {
  for (let wanted: number | null = from, asked = -1; wanted !== null && wanted > asked; ) {
    asked = wanted;
    const batch = batchOf(await deps.store.from(wanted, MAX_FACTS_IN_A_PUSH));
    if (batch[0]?.envelope.seq !== wanted) return;
    wanted = await send(deps, batch);
  }
}

async function send(deps: PushDeps, facts: readonly SealedFact[]): Promise<number | null> {
  const { answers, wanted } = await deps.net.call(pushFacts, { device: deps.key.device, facts: [...facts] });
  const organisation = await deps.store.read<PublicKey>('organisation');
  if (!organisation) throw unproven('key');
  const settled = await proven(deps, { facts, answers, organisation });
  await deps.store.settle(settled);
  if (settled.length < facts.length) throw unproven('receipt');
  return wanted;
}

interface Told {
  readonly facts: readonly SealedFact[];
  readonly answers: readonly FactAnswer[];
  readonly organisation: PublicKey;
}

/** Only the organisation's signed word about these very bytes lets a fact go. */
async function proven({ check }: PushDeps, { facts, answers, organisation }: Told): Promise<Settling> {
  const bySeal = new Map(answers.map((answer) => [answer.receipt.seal, answer]));
  const each = facts.map(async ({ envelope, seal }) => {
    const answer = bySeal.get(seal);
    if (!answer || !(await isReceiptOf(organisation, answer.receipt, check))) return [];
    const outcome = answer.receipt.outcome === 'quarantined' ? 'quarantined' : 'ok';
    return [{ id: envelope.id, outcome, why: answer.why, receipt: answer.receipt } as const];
  });
  return (await Promise.all(each)).flat();
}

/** A dead network says nothing of what was sent; an answer that is none may. */
function mayBeThisBatch(error: unknown): boolean {
  return isNetTrouble(error) && (error.trouble === 'server' || error.trouble === 'refused') && !WAIT_FOR_BETTER.has(error.code ?? '');
}
const WAIT_FOR_BETTER: ReadonlySet<string> = new Set(['busy', 'database-away', 'too-many-tries']);
