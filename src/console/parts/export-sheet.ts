import type { Column } from './column.ts';

/** Writes rows to a sheet: texts are written as texts, so that no cell of ours is ever read as a formula. */
export async function exportSheet<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void> {
  const { default: writeSheet } = await import('write-excel-file/universal');
  const head = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    columns.map(({ value }) => {
      const it = value(row);
      if (it === null || it === '') return null;
      return typeof it === 'number' ? { value: it, type: Number } : { value: it, type: String };
    }),
  );
  const blob = await writeSheet([head, ...body], { stickyRowsCount: 1 }).toBlob();
  download(`${name}.xlsx`, blob);
}

export function download(fileName: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
