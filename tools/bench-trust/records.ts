import { fromBase64url, toBase64url, utf8 } from '../../src/base/bytes.ts';
import { fileDigest } from '../../src/base/digest.ts';
import { MINUTE_MS } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import { hashOfLeaf, type Leaf } from '../../src/domain/evidence/checkpoint.ts';
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  isIncluded,
  nodeHash,
  type NodeAt,
  rootOf,
} from '../../src/domain/evidence/merkle.ts';
import { sealOf, signedBytes } from '../../src/domain/evidence/seal.ts';
import type { Digest, Envelope, SealedFact } from '../../src/domain/fact.ts';
import type { FactBody } from '../../src/domain/facts.ts';
import type { PersonId, VisitId } from '../../src/domain/ids.ts';
import { stamp } from '../../src/field/log/stamp.ts';
import type { FieldDeps } from '../../src/field/ports.ts';
import { verifySignature } from '../../src/server/adapters/verify.ts';
import { weighFact } from '../../src/server/log/weigh-fact.ts';
import { toldUuid } from '../../src/server/world/told-ids.ts';
import { phoneKey } from '../told-key.ts';
import type { Strength } from './attack.ts';

// Attacks on records, not on what they say: real seals, real signatures, a real tree. What is changed must not pass for what
// was said; so the outcome of all three families is that nothing is proved.

export interface RecordAttack {
  readonly id: 'X2' | 'X3' | 'X4';
  /** Whether the changed record was turned away or shown not to hold. */
  readonly caught: (hand: RecordHand) => Promise<boolean>;
}

export interface RecordHand {
  readonly strength: Strength;
  readonly random: Random;
  readonly chain: Chain;
}

/** A phone's day of sealed facts, and the log of the organisation in which they stand among others. */
export interface Chain {
  readonly key: FieldDeps['key'];
  readonly facts: readonly SealedFact[];
  readonly leaves: readonly Leaf[];
}

export const RECORD_ATTACKS: readonly RecordAttack[] = [
  { id: 'X2', caught: sentAgain },
  { id: 'X3', caught: swappedBytes },
  { id: 'X4', caught: rewrittenLog },
];

const FACTS = 12;
const LEAVES = 300;

export async function aChain(random: Random): Promise<Chain> {
  const key = phoneKey();
  const person = toldUuid(random) as PersonId;
  const ids = { next: () => toldUuid(random), salt: () => fileDigest(utf8(`${random.next()}`)) };
  const facts: SealedFact[] = [];
  for (let i = 0; i < FACTS; i++) {
    const last = facts.at(-1);
    const head = last && { seq: last.envelope.seq, seal: last.seal };
    const at = 1_790_000_000_000 + i * MINUTE_MS;
    const deps = { clock: { boot: 'b' } as FieldDeps['clock'], ids, key };
    facts.push(await stamp(deps, aSaying(random, i), { person, head, nonce: '', at, monoMs: i * MINUTE_MS }));
  }
  const own = facts.map(({ envelope, seal }): Leaf => ({ v: 1, kind: 'fact', ref: envelope.id, digest: seal }));
  const others = Array.from(
    { length: LEAVES - FACTS },
    (): Leaf => ({ v: 1, kind: 'fact', ref: toldUuid(random), digest: fileDigest(utf8(`${random.next()}`)) }),
  );
  return { key, facts, leaves: [...others.slice(0, 100), ...own, ...others.slice(100)] };
}

function aSaying(random: Random, i: number): FactBody {
  const visit = toldUuid(random) as VisitId;
  const details = { source: 'camera', widthPx: 640, heightPx: 480, bytes: 9 };
  return i % 3 === 1
    ? ({
        kind: 'photo.taken',
        refs: { visit, question: 'shelf' },
        blobs: [fileDigest(bytesOf(i))],
        parts: { details },
      } as unknown as FactBody)
    : ({ kind: 'duty.opened', refs: {}, blobs: [], parts: {} } as unknown as FactBody);
}

function bytesOf(i: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(utf8(`photo number ${i}`));
}

/** An old message sent once more as a new one: with another time, with its seal made anew, with another phone's signature. */
async function sentAgain({ strength, random, chain }: RecordHand): Promise<boolean> {
  const { envelope, seal, signature, parts } = random.pick(chain.facts);
  const changed: Envelope = { ...envelope, id: toldUuid(random) as Envelope['id'], at: envelope.at + 60 * MINUTE_MS };
  const resealed = sealOf(changed);
  const stranger = phoneKey();
  const sent: Record<Strength, SealedFact> = {
    lazy: { envelope: changed, seal, signature, parts },
    app: { envelope: changed, seal: resealed, signature, parts },
    expert: { envelope: changed, seal: resealed, signature: toBase64url(await stranger.sign(signedBytes(resealed))), parts },
  };
  const device = { id: chain.key.device, person: envelope.person, key: chain.key.publicKey, state: 'active' as const };
  const organisation = { publicKey: stranger.publicKey, fingerprint: 'bench', sign: () => new Uint8Array() };
  const weighed = await weighFact({ key: organisation, verify: verifySignature }, device, sent[strength]);
  return 'aside' in weighed;
}

/** Other bytes under the digest that was sealed: a byte more, a bit turned, another file. */
async function swappedBytes({ strength, random, chain }: RecordHand): Promise<boolean> {
  const nth = random.pick([1, 4, 7, 10]);
  const declared = chain.facts[nth]?.envelope.blobs[0] as Digest;
  const bytes = bytesOf(nth);
  const swapped: Record<Strength, Uint8Array> = {
    lazy: utf8('quite another file'),
    app: Uint8Array.of(...bytes, 0),
    expert: bytes.map((byte, i) => (i === 5 ? byte ^ 1 : byte)),
  };
  return fileDigest(swapped[strength]) !== declared;
}

/** A line of the log edited, left out, put in, moved or dated back, by somebody who rebuilds the whole tree after it. */
async function rewrittenLog({ strength, random, chain: { leaves } }: RecordHand): Promise<boolean> {
  const [kept, nth] = [150 + random.below(100), 100 + random.below(FACTS)];
  const before = treeOf(leaves.slice(0, kept));
  const after = treeOf(rewritten(leaves, { strength, nth, random }));
  const leaf = hashOfLeaf(leaves[nth] as Leaf);
  const proves = isIncluded(leaf, nth, after.size, inclusionProof(nth, after.size, after.at), after.root);
  const grows = isConsistent(before.size, after.size, consistencyProof(before.size, after.size, after.at), before.root, after.root);
  return !(proves && grows);
}

function rewritten(
  leaves: readonly Leaf[],
  { strength, nth, random }: { strength: Strength; nth: number; random: Random },
): readonly Leaf[] {
  const forged: Leaf = { v: 1, kind: 'fact', ref: toldUuid(random), digest: fileDigest(utf8(`forged ${random.next()}`)) };
  const without = leaves.filter((_, i) => i !== nth);
  const ways: Record<Strength, readonly (() => readonly Leaf[])[]> = {
    lazy: [() => leaves.with(nth, forged), () => without],
    app: [() => [...leaves.slice(0, nth), forged, ...leaves.slice(nth)], () => [...without, leaves[nth] as Leaf]],
    expert: [() => leaves.with(nth, leaves[nth + 1] as Leaf).with(nth + 1, leaves[nth] as Leaf), () => [forged, ...without]],
  };
  return random.pick(ways[strength])();
}

function treeOf(leaves: readonly Leaf[]): { readonly size: number; readonly root: Digest; readonly at: NodeAt } {
  const hashes = leaves.map(hashOfLeaf);
  const at: NodeAt = (level, position) =>
    level === 0 ? (hashes[position] as Digest) : nodeHash(at(level - 1, 2 * position), at(level - 1, 2 * position + 1));
  return { size: leaves.length, root: rootOf(0, leaves.length, at), at };
}

/** Whether an untouched record passes every one of these looks: without this, catching all would be no art. */
export async function holdsUntouched({ key, facts, leaves }: Chain): Promise<boolean> {
  const fact = facts[0] as SealedFact;
  const tree = treeOf(leaves);
  const signed =
    verifySignature(key.publicKey, signedBytes(fact.seal), fromBase64url(fact.signature)) && sealOf(fact.envelope) === fact.seal;
  const nth = leaves.findIndex(({ ref }) => ref === fact.envelope.id);
  const logged = isIncluded(hashOfLeaf(leaves[nth] as Leaf), nth, tree.size, inclusionProof(nth, tree.size, tree.at), tree.root);
  return signed && logged && fileDigest(bytesOf(1)) === facts[1]?.envelope.blobs[0];
}
