import { firstWhere } from '../../base/first-where.ts';
import { addDays, type Instant, localDate } from '../../base/moment.ts';
import { keyLeafDigest } from '../../domain/evidence/bundle.ts';
import { type Checkpoint, hashOfLeaf, isCheckpointOf, type Leaf, LINES_AT_ONCE } from '../../domain/evidence/checkpoint.ts';
import { EMPTY_ROOT, nodeHash } from '../../domain/evidence/merkle.ts';
import { falseParts, isSigned, type PublicKey, sealOf, thumbprint } from '../../domain/evidence/seal.ts';
import { correctedAt, readNonce } from '../../domain/evidence/nonce.ts';
import { LOGGED_WITHIN_MS } from '../../domain/evidence/receipt.ts';
import { type Digest, type Envelope, PART_NAMES, type PartName, type SealedFact } from '../../domain/fact.ts';
import { deskOf } from '../../domain/ids.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { allCheckpoints, leavesFrom } from '../store/log.ts';
import {
  asidesTakenAway,
  type AuditedFact,
  type FactColumns,
  factsAfter,
  keysById,
  devicesWithLines,
  leaflessAsides,
} from '../store/audit.ts';

/** What is not as it was signed, in few words: which thing, and what is wrong with it. */
export interface AuditProblem {
  readonly about: string;
  readonly why:
    | 'checkpoint-forged'
    | 'log-changed'
    | 'log-short'
    | 'not-logged'
    | 'not-stored'
    | 'seal'
    | 'signature'
    | 'parts'
    | 'part-missing'
    | 'columns'
    | 'received'
    | 'key';
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
 * compared with every checkpoint that was ever signed, each fact with its seal, its signature, its parts, its line, and with
 * what stands beside it to be looked up by. A part that the envelope commits to is there, or it is written why not.
 */
export function verifyLog({ database, key, verify }: Deps): Promise<Audit> {
  return database.asOwner(async (sql) => {
    await sql.rows('set transaction isolation level repeatable read, read only');
    const problems: AuditProblem[] = [];
    const checkpoints = await allCheckpoints(sql);
    const { size, lineById } = await auditTree(sql, { checkpoints, key, verify, problems });
    const facts = await auditFacts(sql, { lineById, checkpoints, key, verify, problems });
    await auditKeys(sql, problems);
    for (const ref of await leaflessAsides(sql)) problems.push({ about: ref, why: 'not-logged' });
    for (const ref of [...lineById.keys(), ...(await asidesTakenAway(sql))]) problems.push({ about: ref, why: 'not-stored' });
    return { ok: problems.length === 0, leaves: size, facts, problems };
  });
}

/** What the log says of a fact, and where. */
interface Line {
  readonly seal: Digest;
  readonly place: number;
}

interface Tree extends Pick<Deps, 'key' | 'verify'> {
  readonly checkpoints: readonly Checkpoint[];
  readonly problems: AuditProblem[];
}

/** Counts up in twos from the first line, and looks at the root wherever a checkpoint was signed. */
async function auditTree(sql: Sql, { checkpoints, key, verify, problems }: Tree): Promise<{ size: number; lineById: Map<string, Line> }> {
  const lineById = new Map<string, Line>();
  const bySize = new Map(checkpoints.map((checkpoint) => [checkpoint.size, checkpoint]));
  const peaks: { readonly level: number; readonly hash: Digest }[] = [];
  let size = 0;
  for (let page = await leavesFrom(sql, 0, AT_ONCE); page.length > 0; page = await leavesFrom(sql, size, AT_ONCE)) {
    for (const leaf of page) {
      if (leaf.kind === 'fact') lineById.set(leaf.ref, { seal: leaf.digest, place: size });
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
  return { size, lineById };
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

/** A device bears the name of its key, and is whose the log says that it is. One of before there were such lines has none. */
async function auditKeys(sql: Sql, problems: AuditProblem[]): Promise<void> {
  for (const [id, key] of await keysById(sql)) if (thumbprint(key) !== id) problems.push({ about: `device ${id}`, why: 'key' });
  for (const { id, person, digest } of await devicesWithLines(sql)) {
    if (keyLeafDigest(id, person) !== digest) problems.push({ about: `device ${id}`, why: 'key' });
  }
}

interface Ledger extends Pick<Deps, 'key' | 'verify'> {
  /** What the log says of each fact; what was found is taken out, so that what stays was taken away. */
  readonly lineById: Map<string, Line>;
  readonly checkpoints: readonly Checkpoint[];
  readonly problems: AuditProblem[];
}

async function auditFacts(sql: Sql, ledger: Ledger): Promise<number> {
  const keys = await keysById(sql);
  let count = 0;
  for (let page = await factsAfter(sql, undefined, AT_ONCE); page.length > 0; page = await factsAfter(sql, page.at(-1), AT_ONCE)) {
    for (const one of page) await auditFact(one, { ...ledger, keys });
    count += page.length;
  }
  return count;
}

async function auditFact(
  { fact, waits, columns, placeDropped }: AuditedFact,
  { keys, key, verify, lineById, checkpoints, problems }: Ledger & { keys: ReadonlyMap<string, PublicKey> },
) {
  const { envelope, seal, signature } = fact;
  const line = lineById.get(envelope.id);
  lineById.delete(envelope.id);
  const signer = envelope.device === deskOf(envelope.person) ? key.publicKey : keys.get(envelope.device);
  const say = (why: AuditProblem['why']) => problems.push({ about: `${envelope.kind} ${envelope.id}`, why });
  if (line?.seal !== seal && !(line === undefined && waits)) say('not-logged');
  if (sealOf(envelope) !== seal) say('seal');
  if (!signer || !(await isSigned(verify, signer, seal, signature))) say('signature');
  if (falseParts(fact).length > 0) say('parts');
  if (missingParts(fact).some((name) => !(name === 'place' && placeDropped))) say('part-missing');
  if (!(await standsBeside(columns, envelope, { key, verify }))) say('columns');
  if (line && !cameThen(columns.receivedAt, line.place, checkpoints)) say('received');
}

function missingParts({ envelope, parts }: SealedFact): PartName[] {
  return PART_NAMES.filter((name) => envelope.parts[name] !== undefined && parts[name] === undefined);
}

/** Whether what a fact is looked up by is what its envelope and the nonce in it say. The day lies where its zone puts it. */
async function standsBeside(columns: FactColumns, envelope: Envelope, { key, verify }: Pick<Deps, 'key' | 'verify'>): Promise<boolean> {
  const { kind, device, seq, prev, refs } = envelope;
  const read = envelope.nonce === '' ? undefined : await readNonce(envelope.nonce, key.publicKey, verify);
  const nonce = read?.device === device ? read : undefined;
  const at = correctedAt(envelope.at, nonce);
  // The desk needs no nonce for its own clock, and says of which day it speaks.
  const isDesk = device === deskOf(envelope.person);
  const nonceAt = isDesk ? at : (nonce?.issuedAt ?? null);
  const same = { kind, device, seq, prev, at, nonceAt, visit: refs.visit ?? null, customer: refs.customer ?? null };
  const days = [-1, 0, 1].map((by) => addDays(localDate(at, 'UTC'), by));
  return (
    (Object.keys(same) as (keyof typeof same)[]).every((name) => columns[name] === same[name]) && (isDesk || days.includes(columns.day))
  );
}

/** Whether a fact can have come when it is said to: not while the log was signed without it, and not after it was signed with it. */
function cameThen(receivedAt: Instant, place: number, checkpoints: readonly Checkpoint[]): boolean {
  const including = firstWhere(checkpoints, ({ size }) => size > place);
  let before = including - 1;
  // After a full one more was waiting: it says nothing of what had not come.
  while (before >= 0 && linesIn(checkpoints, before) >= LINES_AT_ONCE) before -= 1;
  return (checkpoints[before]?.at ?? 0) <= receivedAt + LOGGED_WITHIN_MS && receivedAt <= (checkpoints[including]?.at ?? receivedAt);
}

function linesIn(checkpoints: readonly Checkpoint[], i: number): number {
  return (checkpoints[i]?.size ?? 0) - (checkpoints[i - 1]?.size ?? 0);
}
