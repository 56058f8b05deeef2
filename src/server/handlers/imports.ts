import { localDate } from '../../base/moment.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { applyImport, checkImport, IMPORT_KINDS, type ImportKind, type ImportReport, listImports, undoImport } from '../../wire/imports.ts';
import { giveCodes } from '../access/accounts.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import { lockDirectives } from '../directives/write.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { type ImportRow, insertImport, type Kept, lockImport, newestImports, updateImport } from '../store/import-rows.ts';
import { applyChecked } from './imports/apply.ts';
import { checkCustomers } from './imports/check-customers.ts';
import { checkPeople } from './imports/check-people.ts';
import { checkResults } from './imports/check-results.ts';
import type { Checked } from './imports/checked.ts';
import { COLUMNS, understand } from './imports/columns.ts';
import { readSheet } from './imports/read-sheet.ts';
import { errorSheet, template } from './imports/sheets.ts';
import { undoImported } from './imports/undo.ts';

const MOST_TROUBLES = 2_000;

export function handleImports(app: App, deps: ServerDeps): void {
  handle(app, checkImport, async ({ kind, fileName, base64 }, caller) => {
    const rows = await readSheet(bytesOf(base64));
    return deps.database.within(EVERYTHING, async (sql) => {
      const company = await loadCompany(sql);
      const { report } = await checked(sql, { deps, company, kind, rows, fileName });
      const row: ImportRow = { id: deps.ids.next(), kind, state: 'checked', report, rows, by: caller.person.id, at: deps.clock.now() };
      await insertImport(sql, row);
      return { report: reportOf(company, row) };
    });
  });
  handle(app, applyImport, ({ id }, caller) => applied(deps, caller, id));
  handle(app, undoImport, ({ id }, caller) =>
    deps.database.within(EVERYTHING, async (sql) => {
      await lockDirectives(sql);
      const row = await lockImport(sql, id);
      if (!row) throw new Problem('not-found');
      if (row.state !== 'applied') throw new Problem('not-undoable');
      await undoImported(sql, { deps, company: await loadCompany(sql), caller, importId: id });
      await updateImport(sql, { ...row, state: 'undone' });
      return { report: reportOf(await loadCompany(sql), { ...row, state: 'undone' }) };
    }),
  );
  handle(app, listImports, () =>
    deps.database.within(EVERYTHING, async (sql) => {
      const company = await loadCompany(sql);
      return { imports: (await newestImports(sql, 50)).map((row) => reportOf(company, row)) };
    }),
  );
  serveSheets(app, deps);
}

async function applied(deps: ServerDeps, caller: Caller, id: string): Promise<{ report: ImportReport }> {
  const { row, company, people } = await deps.database.within(EVERYTHING, async (sql) => {
    await lockDirectives(sql);
    const found = await lockImport(sql, id);
    if (!found) throw new Problem('not-found');
    if (found.state !== 'checked') throw new Problem('stale');
    const before = await loadCompany(sql);
    // Looked at again: what the dry run saw may have changed since.
    const again = await checked(sql, { deps, company: before, kind: found.kind, rows: found.rows, fileName: found.report.fileName });
    await applyChecked(sql, { deps, company: before, caller, importId: id }, again);
    const written = { ...found, state: 'applied' as const, report: again.report };
    await updateImport(sql, written);
    return { row: written, company: before, people: again.people };
  });
  const codes = people.length > 0 ? await giveCodes(deps, people) : undefined;
  return {
    report: { ...reportOf(company, row), ...(codes && { codes: codes.map(({ employeeNo, name, code }) => ({ employeeNo, name, code })) }) },
  };
}

interface Checking {
  readonly deps: ServerDeps;
  readonly company: Company;
  readonly kind: ImportKind;
  readonly rows: ImportRow['rows'];
  readonly fileName: string;
}

async function checked(sql: Sql, { deps, company, kind, rows, fileName }: Checking): Promise<Checked & { readonly report: Kept }> {
  const table = understand(kind, rows);
  const zone = zoneOf(company);
  const today = localDate(deps.clock.now(), zone);
  const result = await weighed(sql, company, { kind, table, today, zone });
  // A column that has to be there and is not is one trouble of the heading, not one of every row.
  const headless = table.missingColumns.map(({ field }) => ({ row: 1, column: field, why: 'no-column' as const, had: '' }));
  const troubles = [
    ...headless,
    ...result.troubles.filter(({ column, why }) => why !== 'missing' || headless.every((each) => each.column !== column)),
  ];
  const wrong = table.rows.length - result.added - result.changed - result.same;
  const { added, changed, same } = result;
  const report = {
    fileName,
    rows: table.rows.length,
    added,
    changed,
    same,
    wrong,
    troubles: troubles.slice(0, MOST_TROUBLES),
    unknownColumns: [...table.unknownColumns],
  };
  return { ...result, report };
}

type Weighing = { kind: ImportKind; table: ReturnType<typeof understand>; today: string; zone: string };
function weighed(sql: Sql, company: Company, { kind, table, today, zone }: Weighing): Promise<Checked> {
  if (kind === 'people') return checkPeople(sql, company, { table, zone });
  return kind === 'customers' ? checkCustomers(sql, company, { table, today }) : checkResults(sql, company, { kind, table, today });
}

function reportOf({ people }: Company, { id, kind, state, report, by, at }: Omit<ImportRow, 'rows'>): ImportReport {
  const told = new Set(report.troubles.map(({ column }) => column));
  const titles = COLUMNS[kind]
    .filter(({ field }) => told.has(field))
    .map(({ field, zh, en }) => [field, { zh: zh[0], en: en[0] }] as const);
  return {
    id,
    kind,
    state,
    ...report,
    titles: Object.fromEntries(titles),
    at,
    byName: people.get(by)?.name ?? '',
    mayUndo: state === 'applied',
  };
}

function bytesOf(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0) throw new Problem('unreadable-sheet');
  return new Uint8Array(bytes);
}

/** Files, and so no endpoints of JSON: for admins, like the rest of this page. */
function serveSheets(app: App, deps: ServerDeps): void {
  app.get('/api/imports/template.xlsx', async (c) => {
    refuseStranger(c.get('caller'));
    const kind = IMPORT_KINDS.find((each) => each === c.req.query('kind'));
    if (!kind) throw new Problem('malformed', { at: 'kind' });
    return sheet(await template(kind, c.req.query('lang') === 'en' ? 'en' : 'zh'), `rounds-${kind}.xlsx`);
  });
  app.get('/api/imports/errors.xlsx', async (c) => {
    refuseStranger(c.get('caller'));
    const row = await deps.database.within(EVERYTHING, (sql) => lockImport(sql, c.req.query('id') ?? ''));
    if (!row) throw new Problem('not-found');
    const wrong = { grid: row.rows, troubles: row.report.troubles };
    return sheet(await errorSheet(row.kind, wrong, c.req.query('lang') === 'en' ? 'en' : 'zh'), 'rounds-errors.xlsx');
  });
}

function refuseStranger(caller: Caller | undefined): void {
  if (!caller) throw new Problem('not-signed-in');
  if (caller.person.role !== 'admin') throw new Problem('not-allowed');
}

function sheet(bytes: Uint8Array, fileName: string): Response {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${fileName}"` },
  });
}
