import type { NodeAt } from '../../src/domain/evidence/merkle.ts';
import { nodeHash, rootOf } from '../../src/domain/evidence/merkle.ts';
import { type Checkpoint, hashOfLeaf, isCheckpointOf, type Leaf } from '../../src/domain/evidence/checkpoint.ts';
import type { PublicKey } from '../../src/domain/evidence/seal.ts';
import type { Digest, SealedFact } from '../../src/domain/fact.ts';
import type { ServerDeps } from '../../src/server/ports.ts';

export interface LogAsRead {
  readonly leaves: readonly Leaf[];
  readonly checkpoint: Checkpoint | null;
  readonly key: PublicKey;
}

/** Whether the signed checkpoint is the root over exactly these leaves, and each fact that a phone sealed is one of them. */
export async function isLogSound(
  { leaves, checkpoint, key }: LogAsRead,
  sealed: readonly Pick<SealedFact, 'seal'>[],
  verify: ServerDeps['verify'],
): Promise<boolean> {
  if (!checkpoint || checkpoint.size !== leaves.length) return false;
  if (!(await isCheckpointOf(key, checkpoint, verify))) return false;
  const at = treeOver(leaves.map(hashOfLeaf));
  if (rootOf(0, leaves.length, at) !== checkpoint.root) return false;
  const logged = new Set(leaves.filter(({ kind }) => kind === 'fact').map(({ digest }) => digest));
  return sealed.every(({ seal }) => logged.has(seal));
}

/** All full subtrees, made here from the leaves and from nothing that the server says. */
function treeOver(hashes: readonly Digest[]): NodeAt {
  const levels: Digest[][] = [[...hashes]];
  for (let below = levels[0] as Digest[]; below.length > 1; below = levels.at(-1) as Digest[]) {
    levels.push(Array.from({ length: below.length >> 1 }, (_, i) => nodeHash(below[2 * i] as Digest, below[2 * i + 1] as Digest)));
  }
  return (level, position) => levels[level]?.[position] as Digest;
}
