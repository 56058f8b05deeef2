import { type Checkpoint, hashOfLeaf, isCheckpointOf, type Leaf } from '../../domain/evidence/checkpoint.ts';
import { EMPTY_ROOT, nodeHash } from '../../domain/evidence/merkle.ts';
import { falseParts, isSigned, type PublicKey, sealOf } from '../../domain/evidence/seal.ts';
import type { Digest, SealedFact } from '../../domain/fact.ts';
import { deskOf } from '../../domain/ids.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { allCheckpoints, leavesFrom } from '../store/log.ts';
import { factsAfter, keysById, leaflessAsides } from '../store/audit.ts';

/** What is not as it was signed, in few words: which thing, and what is wrong with it. */
export interface AuditProblem {
  readonly about: string;
  readonly why: 'checkpoint-forged' | 'log-changed' | 'log-short' | 'not-logged' | 'not-stored' | 'seal' | 'signature' | 'parts';
}
export interface Audit {
  readonly ok: boolean;
  readonly leaves: number;
  readonly facts: number;
  readonly problems: readonly AuditProblem[];
}
type Deps = Pick<ServerDeps, 'database' | 'key' | 'verify'>;

const AT_ONCE = 2_000;

/**
 * Reads the whole ledger again and believes nothing that is stored beside it: the tree is made anew from its lines and
 * compared with every checkpoint that was ever signed, each fact with its seal, its signature, its parts and its line.
 */
export function verifyLog({ database, key, verify }: Deps): Promise<Audit> {
  return database.asOwner(async (sql) => {
    await sql.rows('set transaction isolation level repeatable read, read only');
    const problems: AuditProblem[] = [];
    const { size, sealById } = await auditTree(sql, { checkpoints: await allCheckpoints(sql), key, verify, problems });
    const facts = await auditFacts(sql, { sealById, key, verify, problems });
    for (const ref of await leaflessAsides(sql)) problems.push({ about: ref, why: 'not-logged' });
    for (const ref of sealById.keys()) problems.push({ about: ref, why: 'not-stored' });
    return { ok: problems.length === 0, leaves: size, facts, problems };
  });
}

interface Tree extends Pick<Deps, 'key' | 'verify'> {
  readonly checkpoints: readonly Checkpoint[];
  readonly problems: AuditProblem[];
}

/** Counts up in twos from the first line, and looks at the root wherever a checkpoint was signed. */
async function auditTree(sql: Sql, { checkpoints, key, verify, problems }: Tree): Promise<{ size: number; sealById: Map<string, Digest> }> {
  const sealById = new Map<string, Digest>();
  const bySize = new Map(checkpoints.map((checkpoint) => [checkpoint.size, checkpoint]));
  const peaks: { readonly level: number; readonly hash: Digest }[] = [];
  let size = 0;
  for (let page = await leavesFrom(sql, 0, AT_ONCE); page.length > 0; page = await leavesFrom(sql, size, AT_ONCE)) {
    for (const leaf of page) {
      if (leaf.kind === 'fact') sealById.set(leaf.ref, leaf.digest);
      addLeaf(peaks, leaf);
      size += 1;
      const checkpoint = bySize.get(size);
      if (checkpoint && rootOfPeaks(peaks) !== checkpoint.root) problems.push({ about: `checkpoint ${size}`, why: 'log-changed' });
    }
  }
  for (const checkpoint of checkpoints) {
    const about = `checkpoint ${checkpoint.size}`;
    if (checkpoint.size > size) problems.push({ about, why: 'log-short' });
    if (!(await isCheckpointOf(key.publicKey, checkpoint, verify))) problems.push({ about, why: 'checkpoint-forged' });
  }
  if (size > 0 && !bySize.has(size)) problems.push({ about: `line ${size - 1}`, why: 'checkpoint-forged' });
  return { size, sealById };
}

function addLeaf(peaks: { readonly level: number; readonly hash: Digest }[], leaf: Leaf): void {
  let node = { level: 0, hash: hashOfLeaf(leaf) };
  for (let left = peaks.at(-1); left?.level === node.level; left = peaks.at(-1)) {
    peaks.pop();
    node = { level: node.level + 1, hash: nodeHash(left.hash, node.hash) };
  }
  peaks.push(node);
}

function rootOfPeaks(peaks: readonly { readonly hash: Digest }[]): Digest {
  return peaks.reduceRight<Digest | undefined>((right, { hash }) => (right ? nodeHash(hash, right) : hash), undefined) ?? EMPTY_ROOT;
}

interface Ledger extends Pick<Deps, 'key' | 'verify'> {
  /** What the log says of each fact; what was found is taken out, so that what stays was taken away. */
  readonly sealById: Map<string, Digest>;
  readonly problems: AuditProblem[];
}

async function auditFacts(sql: Sql, ledger: Ledger): Promise<number> {
  const keys = await keysById(sql);
  let count = 0;
  for (let page = await factsAfter(sql, undefined, AT_ONCE); page.length > 0; page = await factsAfter(sql, page.at(-1), AT_ONCE)) {
    for (const { fact, waits } of page) await auditFact(fact, { ...ledger, keys, waits });
    count += page.length;
  }
  return count;
}

async function auditFact(
  fact: SealedFact,
  { keys, key, verify, sealById, problems, waits }: Ledger & { keys: ReadonlyMap<string, PublicKey>; waits: boolean },
) {
  const { envelope, seal, signature } = fact;
  const logged = sealById.get(envelope.id);
  sealById.delete(envelope.id);
  const signer = envelope.device === deskOf(envelope.person) ? key.publicKey : keys.get(envelope.device);
  const say = (why: AuditProblem['why']) => problems.push({ about: `${envelope.kind} ${envelope.id}`, why });
  if (logged !== seal && !(logged === undefined && waits)) say('not-logged');
  if (sealOf(envelope) !== seal) say('seal');
  if (!signer || !(await isSigned(verify, signer, seal, signature))) say('signature');
  if (falseParts(fact).length > 0) say('parts');
}
