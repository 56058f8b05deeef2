import { addDays, type LocalDate } from '../../base/moment.ts';
import type { DeviceId, PersonId } from '../../domain/ids.ts';
import { IN_STEP_DAYS, IN_STEP_MS, type InStep, type PhoneKnown, SHARED_DAYS } from '../../domain/trust/identity.ts';
import type { Sql } from '../ports.ts';

/** What the server knows of the phones of a person, as of a day: since when, which came first, who else used them lately. */
export async function phonesOf(sql: Sql, person: PersonId, day: LocalDate): Promise<ReadonlyMap<DeviceId, PhoneKnown>> {
  const rows = await sql.rows<PhoneKnown & { id: DeviceId }>(
    `select d.id, d.enrolled_at as "enrolledAt",
       not exists (select from device b where b.person_id = d.person_id and b.label <> 'desk' and (b.enrolled_at, b.id) < (d.enrolled_at, d.id)) as first,
       (select count(distinct o.person_id) from device o where o.phone = d.phone and o.person_id <> d.person_id and exists
         (select from fact f where f.person_id = o.person_id and f.device = o.id and f.day between $2 and $3)) as others
     from device d where d.person_id = $1 and d.label <> 'desk'`,
    [person, addDays(day, -SHARED_DAYS), day],
  );
  return new Map(rows.map(({ id, enrolledAt, first, others }) => [id, { enrolledAt, first, others }]));
}

/** What somebody does on a phone by hand, in the middle of a visit. */
const BY_HAND = ['question.answered', 'photo.taken'];

/** Visits of a person, up to a day, that began and ended within moments of one by somebody else at the same customer. */
export async function visitsInStep(sql: Sql, person: PersonId, day: LocalDate): Promise<InStep[]> {
  return sql.rows<InStep>(
    `select s.visit_id as visit, s.day, s.customer_id as customer, o.person_id as other, o.visit_id as "otherVisit", abs(o.at - s.at) as "apartMs",
       'joint' in (coalesce(sp.value ->> 'purpose', ''), coalesce(op.value ->> 'purpose', '')) as joint,
       (select min(abs(a.at - b.at)) from fact a join fact b on b.person_id = o.person_id and b.visit_id = o.visit_id and b.kind = any($5)
        where a.person_id = s.person_id and a.visit_id = s.visit_id and a.kind = any($5)) as "tapMs"
     from fact s
     join fact o on o.customer_id = s.customer_id and o.kind = 'visit.started' and o.person_id <> s.person_id and o.at between s.at - $4 and s.at + $4
     left join fact_part sp on sp.person_id = s.person_id and sp.fact_id = s.id and sp.name = 'details'
     left join fact_part op on op.person_id = o.person_id and op.fact_id = o.id and op.name = 'details'
     cross join lateral (select min(at) as at from fact where person_id = s.person_id and visit_id = s.visit_id and kind = 'visit.ended') s_end
     cross join lateral (select min(at) as at from fact where person_id = o.person_id and visit_id = o.visit_id and kind = 'visit.ended') o_end
     where s.person_id = $1 and s.kind = 'visit.started' and s.day between $2 and $3 and abs(o_end.at - s_end.at) <= $4
     order by s.at, s.visit_id, o.at, o.visit_id`,
    [person, addDays(day, -IN_STEP_DAYS), day, IN_STEP_MS, BY_HAND],
  );
}
