import { groupBy } from '../../base/group.ts';
import type { Instant } from '../../base/moment.ts';
import type { Told } from '../../domain/fact.ts';
import type { CaseId, PersonId, VisitId } from '../../domain/ids.ts';
import { type Case, caseOf } from '../../domain/trust/inquiry/case.ts';
import type { CaseFact } from '../../domain/trust/inquiry/facts.ts';
import type { VisitSheet } from '../../wire/visit-sheet.ts';
import type { Sql } from '../ports.ts';
import { caseFactsOf } from './scenes.ts';

export interface CaseAt {
  readonly id: CaseId;
  readonly person: PersonId;
  readonly post: number;
}

const OPENED = `select (envelope -> 'refs' ->> 'case') as id, person_id as person, post from fact where kind = 'case.opened'`;

/** Where the cases lie that the transaction may see, the newest first. */
export async function casesSeen(sql: Sql, most: number): Promise<CaseAt[]> {
  return sql.rows<CaseAt>(`${OPENED} order by at desc limit $1`, [most]);
}

export async function caseSeen(sql: Sql, id: CaseId): Promise<CaseAt | undefined> {
  const [row] = await sql.rows<CaseAt>(`${OPENED} and envelope -> 'refs' ->> 'case' = $1 order by at limit 1`, [id]);
  return row;
}

/** Every case about one person, the newest first. */
export async function casesAbout(sql: Sql, person: PersonId, now: Instant): Promise<Case[]> {
  const facts = (await caseFactsOf(sql, person)).map(({ fact }) => fact as Told<CaseFact>);
  return [...groupBy(facts, ({ refs }) => refs.case).values()]
    .flatMap((own) => caseOf(own, now) ?? [])
    .toSorted((a, b) => b.openedAt - a.openedAt);
}

export async function sheetsOf(sql: Sql, person: PersonId, visits: readonly VisitId[]): Promise<VisitSheet[]> {
  const rows = await sql.rows<{ sheet: VisitSheet }>(
    `select sheet from visit where person_id = $1 and id = any($2::uuid[]) order by started_at, id`,
    [person, visits],
  );
  return rows.map(({ sheet }) => sheet);
}
