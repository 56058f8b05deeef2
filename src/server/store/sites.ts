import { fromHex } from '../../base/bytes.ts';
import type { Instant } from '../../base/moment.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { SiteSecret, TokenUse } from '../../domain/trust/site-proof.ts';
import type { Sql } from '../ports.ts';

/** A key of a customer's place as the desk shows it: never the secret. */
export interface SiteKeyRow {
  readonly id: string;
  readonly customer: CustomerId;
  readonly kind: 'code' | 'tap';
  readonly label: string;
  readonly from: Instant;
  readonly until: Instant | null;
  /** A browser was given the code to show. */
  readonly shown: boolean;
}
const CARD = `id, customer_id as customer, kind, label, from_at as "from", until_at as until, screen is not null as shown`;

export async function siteKeysOf(sql: Sql, customer: CustomerId): Promise<SiteKeyRow[]> {
  return sql.rows<SiteKeyRow>(`select ${CARD} from site_key where customer_id = $1 order by from_at desc, id`, [customer]);
}

export interface NewSiteKey {
  readonly id: string;
  readonly customer: CustomerId;
  readonly kind: 'code' | 'tap';
  readonly secret: string;
  readonly link: string | null;
  readonly label: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export async function addSiteKey(sql: Sql, { id, customer, kind, secret, link, label, by, at }: NewSiteKey): Promise<void> {
  await sql.rows(`insert into site_key (id, customer_id, kind, secret, link, label, by, from_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    id,
    customer,
    kind,
    secret,
    link,
    label,
    by,
    at,
  ]);
}

/** From now on they prove nothing; what they proved before stands. */
export async function endSiteKeys(
  sql: Sql,
  { customer, id, kind, at }: { customer: CustomerId; id?: string | undefined; kind?: 'code' | undefined; at: Instant },
): Promise<void> {
  await sql.rows(
    `update site_key set until_at = $4 where customer_id = $1 and until_at is null and ($2::uuid is null or id = $2) and ($3::text is null or kind = $3)`,
    [customer, id ?? null, kind ?? null, at],
  );
}

/** The code behind an address, while it is in force. */
export interface ShownCode {
  readonly id: string;
  readonly customer: CustomerId;
  readonly secret: Uint8Array;
  readonly screen: string | null;
}
export async function codeBehind(sql: Sql, link: string): Promise<ShownCode | undefined> {
  const [row] = await sql.rows<{ id: string; customer: CustomerId; secret: string; screen: string | null }>(
    `select id, customer_id as customer, secret, screen from site_key where link = $1 and until_at is null`,
    [link],
  );
  return row && { ...row, secret: fromHex(row.secret) };
}

/** Gives a code to one browser; false where another one has it. */
export async function bindScreen(sql: Sql, id: string, screen: string): Promise<boolean> {
  const bound = await sql.rows(`update site_key set screen = $2 where id = $1 and screen is null and until_at is null returning 1`, [
    id,
    screen,
  ]);
  return bound.length > 0;
}

/** Whether one of these browsers is the one that shows this customer's code. */
export async function showsCodeOf(sql: Sql, customer: CustomerId, screens: readonly string[]): Promise<boolean> {
  const rows = await sql.rows(`select 1 from site_key where customer_id = $1 and until_at is null and screen = any($2)`, [
    customer,
    screens,
  ]);
  return rows.length > 0;
}

/** All that customers' places ever held. */
export async function siteSecrets(sql: Sql, customers: readonly CustomerId[]): Promise<SiteSecret[]> {
  if (customers.length === 0) return [];
  const rows = await sql.rows<{ customer: CustomerId; kind: 'code' | 'tap'; secret: string; from: Instant; until: Instant | null }>(
    `select customer_id as customer, kind, secret, from_at as "from", until_at as until from site_key where customer_id = any($1::uuid[]) order by from_at, id`,
    [customers],
  );
  return rows.map(({ kind, secret, until, ...row }) => ({ ...row, until: until ?? undefined, of: secretOf(kind, fromHex(secret)) }));
}

function secretOf(kind: 'code' | 'tap', bytes: Uint8Array): SiteSecret['of'] {
  return kind === 'code' ? { kind, secret: bytes } : { kind, metaKey: bytes.subarray(0, 16), fileKey: bytes.subarray(16) };
}

/** The newest tokens that visits used at these customers, whoever made them. */
export async function tokenUses(sql: Sql, customers: readonly CustomerId[]): Promise<TokenUse[]> {
  if (customers.length === 0) return [];
  return sql.rows<TokenUse>(
    `select p.id as fact, p.at, p.customer_id as customer, d.value as token, p.visit_id as visit, p.person_id as person, p.day
     from unnest($1::uuid[]) as c (id)
     cross join lateral (select * from fact where customer_id = c.id and kind = 'site.proved' order by at desc, id limit ${MOST_USES}) p
     join fact_part d on d.person_id = p.person_id and d.fact_id = p.id and d.name = 'details'
     order by p.at, p.id`,
    [customers],
  );
}
/** Years of visits to one customer; nobody who sends more than that is to hold up the others. */
const MOST_USES = 2_000;
