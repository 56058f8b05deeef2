import { hashOfLeaf, LINES_AT_ONCE, signCheckpoint } from '../../domain/evidence/checkpoint.ts';
import { EMPTY_ROOT, nodeHash } from '../../domain/evidence/merkle.ts';
import type { Digest } from '../../domain/fact.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import {
  insertCheckpoint,
  insertLeaves,
  insertNodes,
  logSize,
  readNodes,
  type StoredNode,
  takePen,
  takeWaiting,
  type Waiting,
} from '../store/log.ts';

/**
 * Gives what waits its place in the log, in the order in which it became visible, and signs what the log now is. One
 * pen writes; says how many lines were written.
 */
export function sequenceLog({
  database,
  clock,
  key,
  settings,
}: Pick<ServerDeps, 'database' | 'clock' | 'key' | 'settings'>): Promise<number> {
  return database.asOwner(async (sql) => {
    if (!(await takePen(sql))) return 0;
    const waiting = await takeWaiting(sql, LINES_AT_ONCE);
    if (waiting.length === 0) return 0;
    const size = await logSize(sql);
    const leaves = waiting.map((one) => ({ ...one, hash: hashOfLeaf(leafOf(one)) }));
    const { nodes, root } = grow(
      await frontierOf(sql, size),
      size,
      leaves.map(({ hash }) => hash),
    );
    await insertLeaves(sql, size, leaves);
    await insertNodes(sql, nodes);
    const body = { v: 1, origin: settings.organisation, size: size + leaves.length, root, at: clock.now() } as const;
    await insertCheckpoint(sql, await signCheckpoint(body, key.sign));
    return leaves.length;
  });
}

function leafOf({ kind, ref, digest }: Waiting): { v: 1; kind: Waiting['kind']; ref: string; digest: Digest } {
  return { v: 1, kind, ref, digest };
}

/** The roots of the full trees that a log of this size is made of, the largest first. */
async function frontierOf(sql: Sql, size: number): Promise<StoredNode[]> {
  const wanted: { level: number; position: number }[] = [];
  for (let level = Math.floor(Math.log2(Math.max(1, size))), from = 0; level >= 0; level--) {
    if (Math.floor(size / 2 ** level) % 2 === 0) continue;
    wanted.push({ level, position: from / 2 ** level });
    from += 2 ** level;
  }
  const nodes = await readNodes(sql, wanted);
  return wanted.map((want) => {
    const node = nodes.find(({ level, position }) => level === want.level && position === want.position);
    if (!node) throw new Error(`cannot be: the log lacks the node ${want.level}/${want.position}`);
    return node;
  });
}

/** Adds leaves one after the other, as one counts in twos: two full trees of a size become one of the next. */
function grow(frontier: readonly StoredNode[], size: number, hashes: readonly Digest[]): { nodes: StoredNode[]; root: Digest } {
  const [peaks, nodes] = [[...frontier], [] as StoredNode[]];
  for (const [i, hash] of hashes.entries()) {
    let node: StoredNode = { level: 0, position: size + i, hash };
    nodes.push(node);
    for (let left = peaks.at(-1); left && left.level === node.level; left = peaks.at(-1)) {
      peaks.pop();
      node = { level: node.level + 1, position: left.position / 2, hash: nodeHash(left.hash, node.hash) };
      nodes.push(node);
    }
    peaks.push(node);
  }
  const root = peaks.reduceRight<Digest | undefined>((right, { hash }) => (right ? nodeHash(hash, right) : hash), undefined);
  return { nodes, root: root ?? EMPTY_ROOT };
}
