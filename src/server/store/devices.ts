import type { Instant } from '../../base/moment.ts';
import type { PublicKey } from '../../domain/evidence/seal.ts';
import type { DeviceId, PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export type DeviceState = 'active' | 'awaits-approval' | 'revoked';

export interface DeviceRow {
  readonly id: DeviceId;
  readonly person: PersonId;
  readonly key: PublicKey;
  readonly label: string;
  readonly state: DeviceState;
  readonly enrolledAt: Instant;
  readonly lastContactAt: Instant | null;
  /** The first place of its chain that nobody has sent. */
  readonly nextSeq: number;
}

const COLUMNS = `id, person_id as person, key, label, state, enrolled_at as "enrolledAt", last_contact_at as "lastContactAt", next_seq as "nextSeq"`;

export async function readDevice(sql: Sql, id: DeviceId): Promise<DeviceRow | undefined> {
  const [row] = await sql.rows<DeviceRow>(`select ${COLUMNS} from device where id = $1`, [id]);
  return row;
}

export async function devicesOf(sql: Sql, people: readonly PersonId[]): Promise<DeviceRow[]> {
  return sql.rows(`select ${COLUMNS} from device where person_id = any($1::uuid[]) order by enrolled_at desc`, [people]);
}

/** False where the key is known already. */
export async function insertDevice(
  sql: Sql,
  {
    id,
    person,
    key,
    label,
    state,
    enrolledAt,
    phone,
  }: Omit<DeviceRow, 'lastContactAt' | 'nextSeq'> & { readonly phone?: string | undefined },
): Promise<boolean> {
  const rows = await sql.rows(
    `insert into device (id, person_id, key, label, state, enrolled_at, phone) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id`,
    [id, person, JSON.stringify(key), label, state, enrolledAt, phone ?? null],
  );
  return rows.length === 1;
}

export async function setDeviceState(sql: Sql, id: DeviceId, state: DeviceState): Promise<void> {
  await sql.rows(`update device set state = $2 where id = $1`, [id, state]);
}

/** By which session the phone asks now. */
export async function noteSession(sql: Sql, id: DeviceId, session: string): Promise<void> {
  await sql.rows(`update device set session_id = $2 where id = $1 and session_id is distinct from $2`, [id, session]);
}

export async function sessionOfDevice(sql: Sql, id: DeviceId): Promise<string | undefined> {
  const [row] = await sql.rows<{ session: string | null }>(`select session_id as session from device where id = $1`, [id]);
  return row?.session ?? undefined;
}

export async function setNextSeq(sql: Sql, id: DeviceId, nextSeq: number): Promise<void> {
  await sql.rows(`update device set next_seq = $2 where id = $1 and next_seq < $2`, [id, nextSeq]);
}

export async function noteContact(sql: Sql, id: DeviceId, at: Instant): Promise<void> {
  await sql.rows(`update device set last_contact_at = greatest(coalesce(last_contact_at, 0), $2) where id = $1`, [id, at]);
}
