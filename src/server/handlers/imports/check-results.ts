import type { LocalDate } from '../../../base/moment.ts';
import type { CustomerId } from '../../../domain/ids.ts';
import type { ImportKind } from '../../../wire/imports.ts';
import type { Company } from '../../directives/company.ts';
import type { Sql } from '../../ports.ts';
import { bodyOf, type ResultSaid } from '../result-body.ts';
import { type Row, readRow } from './cells.ts';
import { type Checked, idOf, isSame, type Saying } from './checked.ts';
import type { Table } from './columns.ts';

const STATES = {
  orders: { placed: ['下单', '已下单', '完成', '已完成'], cancelled: ['取消', '已取消'], returned: ['退货', '已退货'] },
  contracts: { signed: ['签约', '已签', '已签约', '生效'], reversed: ['撤销', '作废', '终止'] },
  opportunities: {
    open: ['新建', '打开', '初步'],
    qualified: ['确认', '有效', '已确认'],
    won: ['赢单', '成交'],
    lost: ['输单', '丢单', '流失'],
    duplicate: ['重复'],
  },
} satisfies Partial<Record<ImportKind, Record<string, string[]>>>;
const OF = { orders: 'order', contracts: 'contract', opportunities: 'opportunity' } as const;
export type ResultSheet = keyof typeof OF;

interface Known {
  readonly kind: ResultSheet;
  readonly today: LocalDate;
  readonly customers: ReadonlyMap<string, { readonly id: CustomerId; readonly line: string }>;
  readonly quiet: ReadonlySet<string>;
  readonly said: ReadonlyMap<string, ResultSaid>;
}

/** Orders, contracts and opportunities of another system, known again by its id: the same sheet twice says nothing twice. */
export async function checkResults(
  sql: Sql,
  company: Company,
  { kind, table, today }: { kind: ResultSheet; table: Table; today: LocalDate },
): Promise<Checked> {
  const known = await readKnown(sql, company, { kind, today });
  const [said, troubles, seen]: [Saying[], Checked['troubles'][number][], Set<string>] = [[], [], new Set()];
  const counts = { added: 0, changed: 0, same: 0 };
  for (const line of table.rows) {
    const row = readRow(line);
    const it = resultOf(row, known);
    const key = it?.source ? `${it.source.system} ${it.source.externalId}` : '';
    if (it && seen.has(key)) row.wrong('externalId', 'duplicate-in-sheet');
    seen.add(key);
    if (row.troubles.length > 0 || !it) {
      troubles.push(...row.troubles);
      continue;
    }
    const before = known.said.get(key) ?? null;
    const same = before !== null && isSame(before, it);
    counts[same ? 'same' : before ? 'changed' : 'added']++;
    if (!same) said.push({ said: it, before });
  }
  return { ...counts, said, troubles, changes: [], people: [] };
}

async function readKnown(sql: Sql, company: Company, { kind, today }: Pick<Known, 'kind' | 'today'>): Promise<Known> {
  const customers = await sql.rows<{ id: CustomerId; code: string; line: string }>('select id, code, line from customer');
  const said = await sql.rows<{ system: string; external_id: string; said: ResultSaid }>(
    'select system, external_id, said from source where kind = $1',
    [OF[kind]],
  );
  return {
    kind,
    today,
    customers: new Map(customers.map((customer) => [customer.code, customer])),
    quiet: new Set(company.lines.filter(({ sales }) => !sales).map(({ key }) => key)),
    said: new Map(said.map((each) => [`${each.system} ${each.external_id}`, each.said])),
  };
}

function resultOf(row: Row, { kind, customers, quiet, today }: Known): ResultSaid | undefined {
  const [externalId, system] = [row.needed('externalId', 128), row.text('system') ?? 'sheet'];
  const code = row.needed('customer');
  const customer = code === undefined ? undefined : (customers.get(code) ?? row.wrong('customer', 'unknown-customer'));
  if (customer && quiet.has(customer.line)) row.wrong('customer', 'sales-not-allowed');
  const on = row.needed('on') === undefined ? undefined : row.date('on');
  if (on !== undefined && on > today) row.wrong('on', 'not-a-date');
  const yuan = row.number('amount');
  if (kind === 'orders' && row.needed('amount') !== undefined && yuan === undefined) return undefined;
  const state = stateOf(row, kind);
  if (externalId === undefined || !customer || on === undefined || state === undefined) return undefined;
  const amountFen = yuan === undefined ? undefined : Math.round(yuan * 100);
  if (amountFen !== undefined && !Number.isSafeInteger(amountFen)) return row.wrong('amount', 'not-a-number');
  const id = idOf(OF[kind], system, externalId);
  const need = row.text('need', 300);
  const said: ResultSaid = { kind: OF[kind], id, customer: customer.id, on, state, amountFen, need, source: { system, externalId } };
  return bodyOf(said) ? said : row.wrong('state', 'malformed');
}

function stateOf(row: Row, kind: ResultSheet): string | undefined {
  const words: Readonly<Record<string, readonly string[]>> = STATES[kind];
  if (kind === 'opportunities' && row.needed('state') === undefined) return undefined;
  const had = row.troubles.length;
  const state = row.oneOf('state', words);
  return state ?? (row.troubles.length > had ? undefined : Object.keys(words)[0]);
}
