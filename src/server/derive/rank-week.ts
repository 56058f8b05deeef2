import { groupBy } from '../../base/group.ts';
import { addDays, type LocalDate } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import { measuresOf, WINDOW_DAYS } from '../../domain/trust/behaviour/measures.ts';
import { type Measured, type Peers, peersOf, rankOf } from '../../domain/trust/behaviour/rank.ts';
import type { VisitTraits } from '../../domain/trust/behaviour/traits.ts';
import type { Sql } from '../ports.ts';
import { doneRanking, nextWeek, type RankedVisit, replaceRanks } from '../store/behaviour.ts';
import { notesLike, PEER_WEEKS, peoplePerStandard, traitsOfPerson } from '../store/traits.ts';

/** So many people of a standard say well enough how it is usually gone about. */
const PEERS_OF_A_STANDARD = 100;

/**
 * Ranks every visit of a week against peers of the four closed weeks before it: a function of the traits alone, so that it
 * comes out the same whenever it is made. The week under way has peers that nothing of it can change.
 */
export async function rankWeek(sql: Sql, monday: LocalDate): Promise<void> {
  const week = { from: monday, to: addDays(monday, 6) };
  const people = await sql.rows<{ person: PersonId; sops: string[] }>(
    `select person_id as person, array_agg(distinct sop) as sops from visit_trait where day between $1 and $2 group by 1 order by 1`,
    [week.from, week.to],
  );
  const peers = await peersBefore(sql, monday, [...new Set(people.flatMap(({ sops }) => sops))]);
  const ranked: RankedVisit[] = [];
  for (const { person } of people) {
    for (const { it, measured } of await measuredOf(sql, person, week))
      ranked.push({ visit: it.visit, person, ...rankOf(measured, peers) });
  }
  await replaceRanks(sql, monday, ranked);
}

/** Every week that waits, for a rebuild and for tests. */
export async function rankAll(sql: Sql): Promise<void> {
  for (let mark = await nextWeek(sql, Number.MAX_SAFE_INTEGER); mark; mark = await nextWeek(sql, Number.MAX_SAFE_INTEGER)) {
    await rankWeek(sql, mark.monday);
    await doneRanking(sql, mark);
  }
}

async function peersBefore(sql: Sql, monday: LocalDate, sops: readonly string[]): Promise<Peers> {
  const span = { from: addDays(monday, -7 * PEER_WEEKS), to: addDays(monday, -1) };
  const drawn = await peoplePerStandard(sql, { ...span, sops, most: PEERS_OF_A_STANDARD });
  const measured: Measured[] = [];
  for (const [person, theirs] of groupBy(drawn, (one) => one.person)) {
    const wanted = new Set(theirs.map(({ sop }) => sop));
    const own = await measuredOf(sql, person, span);
    measured.push(...own.filter(({ it }) => wanted.has(it.sop)).map((one) => one.measured));
  }
  return peersOf(measured);
}

/** A person's visits of a span, each measured beside those of the sixty days before. */
async function measuredOf(sql: Sql, person: PersonId, { from, to }: { from: LocalDate; to: LocalDate }) {
  const known = await traitsOfPerson(sql, person, { from: addDays(from, -WINDOW_DAYS), to });
  const asked = known.filter(({ day }) => from <= day);
  const notes = await notesLike(
    sql,
    asked.map(({ visit }) => visit),
  );
  return asked.map((it: VisitTraits) => {
    const since = addDays(it.day, -WINDOW_DAYS);
    const own = known.filter(({ day }) => since <= day && day <= it.day);
    const measures = measuresOf(it, { own, notes: notes.get(it.visit) ?? [] });
    return { it, measured: { person, sop: it.sop, purpose: it.purpose, measures } };
  });
}
