import writeXlsx from 'write-excel-file/node';
import { say } from '../../../words/language.ts';
import type { Language } from '../../../words/language.ts';
import { CELL_TROUBLE_WORDS, IMPORT_WORDS } from '../../../words/imports.ts';
import type { ImportKind, RowTrouble } from '../../../wire/imports.ts';
import { COLUMNS } from './columns.ts';

type Cell = { readonly value: string; readonly type: StringConstructor; readonly fontWeight?: 'bold'; readonly backgroundColor?: string };

/** An empty sheet of a kind: headings, and one row that shows what is meant. */
export function template(kind: ImportKind, language: Language): Promise<Uint8Array> {
  const columns = COLUMNS[kind];
  const headings = columns.map((column) => heading(`${column[language][0]}${column.required ? ' *' : ''}`));
  return written(
    [headings, columns.map(({ example }) => plain(example))],
    columns.map(() => 18),
  );
}

/** The rows as they came, those in trouble alone, with what is wrong beside each: put right, it can be sent again as it is. */
export function errorSheet(
  kind: ImportKind,
  { grid, troubles }: { grid: readonly (readonly string[])[]; troubles: readonly RowTrouble[] },
  language: Language,
): Promise<Uint8Array> {
  const headings = grid[0] ?? [];
  const wrong = new Map<number, string[]>();
  for (const { row, column, why, allowed } of troubles) {
    const title = COLUMNS[kind].find(({ field }) => field === column)?.[language][0] ?? column;
    const sentence = say(CELL_TROUBLE_WORDS, why, language, {
      column: title,
      allowed: (allowed ?? []).join(language === 'zh' ? '、' : ', '),
    });
    wrong.set(row, [...(wrong.get(row) ?? []), sentence]);
  }
  const rows = [...wrong].map(([row, sentences]) => [
    ...headings.map((_, i) => plain(grid[row - 1]?.[i] ?? '')),
    { ...plain(sentences.join(language === 'zh' ? '；' : '; ')), backgroundColor: '#fde8e8' },
  ]);
  const top = [...headings.map((each) => heading(each)), heading(say(IMPORT_WORDS, 'what-is-wrong', language))];
  return written([top, ...rows], [...headings.map(() => 16), 60]);
}

function heading(value: string): Cell {
  return { ...plain(value), fontWeight: 'bold' };
}

/** As text, and never as a formula: whoever opens it sees what was written and nothing runs. */
function plain(value: string): Cell {
  return { value: harmless(value), type: String };
}

export function harmless(value: string): string {
  return /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d[\d.,]*$/.test(value) ? `'${value}` : value;
}

async function written(rows: readonly (readonly Cell[])[], widths: readonly number[]): Promise<Uint8Array> {
  const sheet = await writeXlsx(rows as never, { columns: widths.map((width) => ({ width })), stickyRowsCount: 1 });
  return new Uint8Array(await sheet.toBuffer());
}
