import type { LocalDate } from '../../src/base/moment.ts';
import { Leaf } from '../../src/domain/evidence/checkpoint.ts';
import { readBoard } from '../../src/wire/board.ts';
import { readCheckpoint, readLeaves } from '../../src/wire/log.ts';
import type { VerdictSheet, VisitSheet } from '../../src/wire/visit-sheet.ts';
import type { Asking } from '../asking.ts';
import type { ToldServer } from '../told-server.ts';
import type { LogAsRead } from './check-log.ts';
import type { Doubted, Figures } from './figures.ts';

/** What the server holds when all is lived, counted in its own tables. */
export async function countStored({
  deps,
}: ToldServer): Promise<{ readonly factsStored: number; readonly quarantined: number; readonly droppedPlaces: number }> {
  const [row] = await deps.database.asOwner((sql) =>
    sql.rows<{ stored: number; aside: number; dropped: number }>(
      `select (select count(*) from fact where device not like 'desk.%') as stored, (select count(*) from quarantine) as aside,
         (select count(*) from dropped_place) as dropped`,
    ),
  );
  return { factsStored: row?.stored ?? 0, quarantined: row?.aside ?? 0, droppedPlaces: row?.dropped ?? 0 };
}

export async function countVisits({
  deps,
}: ToldServer): Promise<Pick<Figures, 'visits' | 'judged' | 'byGrade' | 'doubted' | 'doubts' | 'byFinding'>> {
  const rows = await deps.database.asOwner((sql) => sql.rows<{ sheet: VisitSheet }>('select sheet from visit order by day, started_at'));
  const sheets = rows.map(({ sheet }) => sheet);
  const judged = sheets.filter(({ verdict }) => verdict !== null);
  const doubts = judged.filter(({ verdict }) => verdict?.review).map(doubtOf);
  const findings = judged.flatMap(({ verdict }) => (verdict as VerdictSheet).findings.map(({ signal }) => signal));
  return {
    visits: sheets.length,
    judged: judged.length,
    byGrade: tally(judged.map(({ verdict }) => (verdict as VerdictSheet).grade)),
    doubted: doubts.length,
    doubts,
    byFinding: tally(findings),
  };
}

function doubtOf({ personName, id, day, customerName, verdict }: VisitSheet): Doubted {
  const { doubtBans, findings } = verdict as VerdictSheet;
  return {
    person: personName,
    visit: id,
    day,
    customer: customerName,
    doubtBans,
    findings: findings.map(({ signal, doubtBans: bans, says }) => ({ signal, doubtBans: bans, says })),
  };
}

function tally(of: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of of.toSorted()) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

/** The indicators as the desk shows them, over the whole span. */
export async function readKpis(ask: Asking, from: LocalDate, to: LocalDate): Promise<Figures['kpis']> {
  const { cards } = await ask(readBoard, { from, to });
  return Object.fromEntries(cards.map(({ key, n, d, value }) => [key, { n, d, value }]));
}

/** The whole log as anybody who is signed in may read it. */
export async function readLog(ask: Asking): Promise<LogAsRead> {
  const { checkpoint, organisationKey } = await ask(readCheckpoint, {});
  const leaves: Leaf[] = [];
  for (;;) {
    const page = await ask(readLeaves, { from: leaves.length, limit: 1_000 });
    leaves.push(...page.leaves);
    if (page.leaves.length === 0 || leaves.length >= (checkpoint?.size ?? 0)) break;
  }
  return { leaves, checkpoint, key: organisationKey };
}
