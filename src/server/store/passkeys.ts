import type { Instant } from '../../base/moment.ts';
import type { DeviceId, PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export interface PasskeyRow {
  readonly id: string;
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly algorithm: -7 | -257;
  /** SubjectPublicKeyInfo, base64url. */
  readonly key: string;
  readonly site: string;
  readonly registeredAt: Instant;
  readonly removedAt: Instant | null;
}

const COLUMNS = `id, person_id as person, device, algorithm, key, site, registered_at as "registeredAt", removed_at as "removedAt"`;

/** False where it is known already. */
export async function insertPasskey(sql: Sql, { id, person, device, algorithm, key, site, registeredAt }: Omit<PasskeyRow, 'removedAt'>) {
  const rows = await sql.rows(
    `insert into passkey (id, person_id, device, algorithm, key, site, registered_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do nothing returning id`,
    [id, person, device, algorithm, key, site, registeredAt],
  );
  return rows.length === 1;
}

export async function readPasskey(sql: Sql, id: string): Promise<PasskeyRow | undefined> {
  const [row] = await sql.rows<PasskeyRow>(`select ${COLUMNS} from passkey where id = $1`, [id]);
  return row;
}

/** Those that are in use, and those that were. */
export async function passkeysOf(sql: Sql, person: PersonId): Promise<PasskeyRow[]> {
  return sql.rows(`select ${COLUMNS} from passkey where person_id = $1 order by registered_at desc, id`, [person]);
}

export async function setPasskeyRemoved(sql: Sql, id: string, at: Instant): Promise<void> {
  await sql.rows(`update passkey set removed_at = $2 where id = $1 and removed_at is null`, [id, at]);
}
