import { type Bundle, inOrder, keyLeafDigest, type Logged, photosOf } from '../../domain/evidence/bundle.ts';
import type { Checkpoint, Leaf } from '../../domain/evidence/checkpoint.ts';
import { consistencyProof, inclusionProof } from '../../domain/evidence/merkle.ts';
import type { OutsideWord } from '../../domain/evidence/outside.ts';
import { LOGGED_WITHIN_MS, signReceipt } from '../../domain/evidence/receipt.ts';
import { deskOf, type VisitId } from '../../domain/ids.ts';
import { exportVisit, readCheckpoint, readLeaves } from '../../wire/log.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import { sequenceLog } from '../jobs/sequence-log.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { factsOfVisit, type KeptFact } from '../store/bundles.ts';
import { type DeviceRow, readDevice } from '../store/devices.ts';
import { checkpointsOf, firstWordsFrom } from '../store/outside.ts';
import { leavesFrom, newestCheckpoint, overNodes, placesOf } from '../store/log.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'key' | 'settings'>;

const MOST_LEAVES = 5_000;

/** The log for everybody: what it is now, that it only grew, its lines, and visits as files that prove themselves. */
export function handleLog(app: App, deps: Deps): void {
  handle(app, readCheckpoint, ({ from }) =>
    deps.database.within({ ranges: [] }, async (sql) => {
      const checkpoint = (await newestCheckpoint(sql)) ?? null;
      const grown = checkpoint && from !== undefined && Number.isInteger(from);
      const consistency = grown ? await overNodes(sql, (at) => consistencyProof(from, checkpoint.size, at)) : [];
      return { checkpoint, organisationKey: deps.key.publicKey, consistency };
    }),
  );

  handle(app, readLeaves, async ({ from, limit = MOST_LEAVES }) => {
    if (!Number.isInteger(from) || from < 0 || !(limit >= 1)) throw new Problem('malformed', { at: 'from' });
    return deps.database.within({ ranges: [] }, async (sql) => ({
      leaves: await leavesFrom(sql, from, Math.min(Math.floor(limit), MOST_LEAVES)),
    }));
  });

  handle(app, exportVisit, async ({ visit }, { person, scope }) => {
    while ((await sequenceLog(deps)) > 0); // what came a moment ago is in the file as well
    return deps.database.within(scope, async (sql) => {
      const facts = await factsOfVisit(sql, visit);
      // A seat may have had somebody else before: what they said is not a rep's to take along.
      if (facts.length === 0 || (person.role === 'rep' && facts.some(({ envelope }) => envelope.person !== person.id))) {
        throw new Problem('not-found');
      }
      return { bundle: await bundleOf(sql, deps, { visit, facts }) };
    });
  });
}

async function bundleOf(sql: Sql, { clock, key }: Deps, { visit, facts }: { visit: VisitId; facts: readonly KeptFact[] }): Promise<Bundle> {
  const checkpoint = await newestCheckpoint(sql);
  if (!checkpoint) throw new Problem('busy');
  const lines = await linesOf(sql, checkpoint, 'fact', new Map(facts.map(({ envelope, seal }) => [envelope.id, seal])));
  const devices = await devicesOf(sql, checkpoint, facts);
  const proven = await Promise.all(
    facts.map(async ({ receivedAt, ...fact }) => {
      const receipt = { v: 1, seal: fact.seal, receivedAt, loggedBy: receivedAt + LOGGED_WITHIN_MS, outcome: 'stored' } as const;
      return { fact, receipt: await signReceipt(receipt, key.sign), logged: mustHave(lines, fact.envelope.id) };
    }),
  );
  const ordered = inOrder(proven);
  const outside = await outsideOf(sql, checkpoint, Math.max(-1, ...[...ordered, ...devices].map(({ logged }) => logged.index)));
  return {
    ...{ format: 'rounds-visit-1', visit, exportedAt: clock.now(), organisationKey: key.publicKey, checkpoint },
    ...{ facts: ordered, devices, photos: photosOf(ordered) },
    // Left out where nobody spoke, so that a checker from before there were such words reads the file as well.
    ...(outside.length > 0 && { outside }),
  };
}

/** The first word of each authority and witness about a log that had every line of the file. */
async function outsideOf(sql: Sql, { size }: Checkpoint, lastLine: number): Promise<OutsideWord[]> {
  const words = (await firstWordsFrom(sql, lastLine + 1)).filter((word) => word.size <= size);
  const checkpoints = await checkpointsOf(sql, [...new Set(words.map((word) => word.size))]);
  const proofs = await overNodes(sql, (at) => checkpoints.map((one) => consistencyProof(one.size, size, at)));
  return checkpoints.map((checkpoint, i) => {
    const own = words.filter((word) => word.size === checkpoint.size);
    return {
      ...{ checkpoint, consistency: proofs[i] ?? [] },
      stamps: own.flatMap((one) => (one.kind === 'stamp' ? [one.word] : [])),
      cosignatures: own.flatMap((one) => (one.kind === 'witness' ? [one.word] : [])),
    };
  });
}

async function devicesOf(sql: Sql, checkpoint: Checkpoint, facts: readonly KeptFact[]): Promise<Bundle['devices']> {
  const ids = new Set(facts.filter(({ envelope }) => envelope.device !== deskOf(envelope.person)).map(({ envelope }) => envelope.device));
  const rows: DeviceRow[] = [];
  for (const id of ids) {
    const row = await readDevice(sql, id);
    if (row) rows.push(row);
  }
  const lines = await linesOf(sql, checkpoint, 'key', new Map(rows.map(({ id, person }) => [id, keyLeafDigest(id, person)])));
  return rows.map(({ id, person, key }) => ({ device: id, person, key, logged: mustHave(lines, id) }));
}

/** For each of these refs its line in the log, with the way from it to the root of a checkpoint. */
async function linesOf(
  sql: Sql,
  { size }: Checkpoint,
  kind: Leaf['kind'],
  digests: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Logged>> {
  const places = [...(await placesOf(sql, kind, [...digests.keys()]))].filter(([, place]) => place < size);
  const proofs = await overNodes(sql, (at) => places.map(([, index]) => inclusionProof(index, size, at)));
  return new Map(
    places.map(([ref, index], i) => [
      ref,
      { leaf: { v: 1, kind, ref, digest: digests.get(ref) as string }, index, proof: proofs[i] ?? [] },
    ]),
  );
}

/** What the log does not have yet is being written by another process at this moment. */
function mustHave(lines: ReadonlyMap<string, Logged>, ref: string): Logged {
  const line = lines.get(ref);
  if (!line) throw new Problem('busy');
  return line;
}
