import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { Text } from '../domain/sop/text.ts';
import { endpoint } from './endpoint.ts';

export const IMPORT_KINDS = ['people', 'customers', 'orders', 'opportunities', 'contracts'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What is wrong with a cell; the words are in the room `words`. */
export const CELL_TROUBLES = [
  'missing',
  'no-column',
  'not-a-number',
  'not-a-date',
  'not-one-of',
  'too-long',
  'duplicate-in-sheet',
  'unknown-person',
  'unknown-unit',
  'unknown-line',
  'unknown-customer',
  'half-a-place',
  'outside-world',
  'outside-china',
  'malformed',
  'sales-not-allowed',
] as const;
export type CellTrouble = (typeof CELL_TROUBLES)[number];

export const RowTrouble = z.object({
  row: z.int(),
  column: z.string(),
  why: z.enum(CELL_TROUBLES),
  had: z.string(),
  allowed: z.optional(z.array(z.string())),
});
export type RowTrouble = z.infer<typeof RowTrouble>;

export const ImportReport = z.object({
  id: z.string(),
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  state: z.enum(['checked', 'applied', 'undone']),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  wrong: z.int(),
  troubles: z.array(RowTrouble),
  /** What the columns of the troubles are called on a sheet. */
  titles: z.record(z.string(), Text),
  /** Columns of the sheet that nobody knows: told, not dropped quietly. */
  unknownColumns: z.array(z.string()),
  at: Instant,
  byName: z.string(),
  mayUndo: z.boolean(),
  /** People only, once: the codes with which they set their first password. */
  codes: z.optional(z.array(z.object({ employeeNo: z.string(), name: z.string(), code: z.string() }))),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** Reads a sheet (xlsx or csv, base64) and says what it would do; nothing is written. Headings in Chinese or English. */
export const checkImport = endpoint({
  method: 'POST',
  path: '/imports/check',
  who: 'admin',
  ask: z.object({ kind: z.enum(IMPORT_KINDS), fileName: z.string().check(z.maxLength(200)), base64: z.string() }),
  reply: z.object({ report: ImportReport }),
});
/** Writes the right rows of a checked sheet, all in one; the wrong ones stay in the error sheet. */
export const applyImport = endpoint({
  method: 'POST',
  path: '/imports/apply',
  who: 'admin',
  ask: z.object({ id: z.string() }),
  reply: z.object({ report: ImportReport }),
});
/** Takes back what an import wrote, where nothing has been built on it since. */
export const undoImport = endpoint({
  method: 'POST',
  path: '/imports/undo',
  who: 'admin',
  ask: z.object({ id: z.string() }),
  reply: z.object({ report: ImportReport }),
});
export const listImports = endpoint({
  method: 'GET',
  path: '/imports',
  who: 'admin',
  ask: z.object({}),
  reply: z.object({ imports: z.array(ImportReport) }),
});
// The error sheet and the empty templates are files: GET /api/imports/errors.xlsx?id=…, GET /api/imports/template.xlsx?kind=…&lang=…
