import type { Told } from '../../domain/fact.ts';
import type { FactBody } from '../../domain/facts.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { stoodAt } from '../../domain/trust/errand.ts';
import type { CustomerAsked } from '../../domain/visit/facts.ts';
import { sayAtDesk } from '../log/desk.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { countTry, MOST_TRIES } from '../store/check-tasks.ts';
import { closeErrand, noteHeard, type Unheard, unheard, wasGiven } from '../store/errands.ts';
import { lockPerson } from '../store/facts.ts';
import { customersByIds, factById } from '../store/scenes.ts';
import { visitById } from '../store/visits.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'ids' | 'key' | 'report'>;

const AT_ONCE = 50;

/**
 * Takes over what colleagues heard at customers' doors: said at the desk, in the record of whose visit it is, where they
 * were sent; otherwise it stays their own word and nobody's evidence.
 */
export async function hearErrands(deps: Deps): Promise<number> {
  const waiting = await deps.database.asOwner((sql) => unheard(sql, AT_ONCE));
  for (const one of waiting) {
    const heard = deps.database.within(EVERYTHING, (sql) => hear(sql, deps, one));
    // One that cannot be heard holds up no other; it is tried again with the next ones.
    await heard.catch((error: unknown) =>
      deps.report('errand-failed', { fact: one.fact, error: error instanceof Error ? error.stack : `${error}` }),
    );
  }
  return 0;
}

async function hear(sql: Sql, deps: Deps, one: Unheard): Promise<void> {
  const [now, row, asked] = [deps.clock.now(), await visitById(sql, one.visit), await factById(sql, one.person, one.fact)];
  if (!asked) return;
  const { details, place, words } = (asked.fact as Told<CustomerAsked>).parts;
  const taken = row !== undefined && details !== undefined && row.sheet.person !== one.person && (await wasGiven(sql, one));
  const isFirst = await noteHeard(sql, { ...one, outcome: details?.outcome ?? 'cannot-say', at: now, taken });
  if (!taken || !isFirst) return;
  const { person, day, customer } = row.sheet;
  await lockPerson(sql, person);
  const fence = customer ? ((await customersByIds(sql, [customer])).get(customer)?.fence ?? null) : null;
  const { outcome } = details;
  const body: FactBody = {
    ...{ kind: 'visit.back-checked', refs: { visit: one.visit, heard: one.fact }, blobs: [] },
    parts: { details: { how: 'visit', outcome, stood: stoodAt(place, fence) }, ...(words && { words }) },
  };
  await sayAtDesk(sql, deps, { person, by: one.person, post: row.post, day, body });
  const tries = await countTry(sql, one.visit);
  if (outcome !== 'not-reached' || tries >= MOST_TRIES) await closeErrand(sql, { visit: one.visit, outcome, askedAt: asked.fact.at, now });
}
