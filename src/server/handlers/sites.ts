import { fromBase64url, toHex } from '../../base/bytes.ts';
import { textDigest } from '../../base/digest.ts';
import { HOUR_MS, type Instant } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { addSiteKey, endSiteKey, listSiteKeys } from '../../wire/sites.ts';
import { loadCompany } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { addSiteKey as insertSiteKey, endSiteKeys, siteKeysOf } from '../store/sites.ts';
import { daysWithSiteProofs, markDays } from '../store/to-derive.ts';

/** The code and the tags of a customer's place, for the manager who may edit that customer. */
export function handleSites(app: App, deps: ServerDeps): void {
  const about = async <T>({ scope }: Caller, customer: CustomerId, work: (sql: Sql) => Promise<T>): Promise<T> => {
    const visible = await deps.database.within(scope, (sql) => sql.rows('select 1 from customer where id = $1', [customer]));
    if (visible.length === 0) throw new Problem('not-found');
    return deps.database.within(EVERYTHING, work);
  };
  handle(app, listSiteKeys, ({ customer }, caller) => about(caller, customer, async (sql) => ({ keys: await siteKeysOf(sql, customer) })));
  handle(app, endSiteKey, ({ customer, id }, caller) =>
    about(caller, customer, async (sql) => {
      await endSiteKeys(sql, { customer, id, at: deps.clock.now() });
      await judgeAgain(sql, customer, deps.clock.now());
      return { keys: await siteKeysOf(sql, customer) };
    }),
  );
  handle(app, addSiteKey, ({ customer, kind, label = '' }, caller) =>
    about(caller, customer, async (sql) => {
      await refuseLine(sql, customer);
      const { link, secret, told } = made(deps, kind);
      const at = deps.clock.now();
      // One code at a time: the screen that showed the one before goes dark. Tags stand beside each other.
      if (kind === 'code') await endSiteKeys(sql, { customer, kind, at });
      await insertSiteKey(sql, { id: deps.ids.next(), customer, kind, secret, link, label, by: caller.person.id, at });
      await judgeAgain(sql, customer, at);
      return { keys: await siteKeysOf(sql, customer), ...told };
    }),
  );
}

/** A phone whose clock runs ahead may have told of a moment that a change now reaches. */
async function judgeAgain(sql: Sql, customer: CustomerId, now: Instant): Promise<void> {
  await markDays(sql, await daysWithSiteProofs(sql, [customer], now - HOUR_MS), now);
}

/** A line without sales visits hospitals, where the register at reception is the proof and no screen of ours hangs. */
async function refuseLine(sql: Sql, customer: CustomerId): Promise<void> {
  const [row] = await sql.rows<{ line: string }>(`select value ->> 'line' as line from customer where id = $1`, [customer]);
  const { lines } = await loadCompany(sql);
  if (lines.find(({ key }) => key === row?.line)?.sales === false) throw new Problem('not-allowed');
}

function made({ ids }: Pick<ServerDeps, 'ids'>, kind: 'code' | 'tap') {
  const chance = () => fromBase64url(ids.secret());
  if (kind === 'code') {
    const link = ids.secret();
    return { link: toHex(textDigest(link)), secret: toHex(chance().slice(0, 20)), told: { screen: `/c/${link}`, tag: null } };
  }
  const [metaKey, fileKey] = [toHex(chance().slice(0, 16)), toHex(chance().slice(0, 16))];
  const address = `/t?p=${'0'.repeat(32)}&m=${'0'.repeat(16)}`;
  return { link: null, secret: metaKey + fileKey, told: { screen: null, tag: { address, metaKey, fileKey } } };
}
