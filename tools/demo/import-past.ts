import type { ImportReport } from '../../src/wire/imports.ts';
import { applyImport, checkImport } from '../../src/wire/imports.ts';
import type { Asking } from '../asking.ts';
import type { Past } from './past-results.ts';

/** Brings in what another system kept, as the admin does: sheets, checked and then applied. Applied twice it changes nothing. */
export async function importPast(ask: Asking, name: string, { orders, opportunities, contracts }: Past): Promise<void> {
  const orderRows = orders.map(({ id, customer, on, netFen }) => [id, customer, on, yuan(netFen), 'placed']);
  const moveRows = opportunities.map(({ id, customer, on, amountFen, stage, need }) => [id, customer, on, yuan(amountFen), stage, need]);
  const contractRows = contracts.map(({ id, customer, on, amountFen }) => [id, customer, on, yuan(amountFen), 'signed']);
  await importSheet(ask, {
    kind: 'orders',
    fileName: `${name}-订单.csv`,
    headings: ['单号', '客户编码', '日期', '金额', '状态'],
    rows: orderRows,
  });
  // An opportunity comes to its stages one after the other, and a row is one step.
  for (const stage of ['open', 'qualified', 'won', 'lost']) {
    const rows = moveRows.filter((row) => row[4] === stage);
    await importSheet(ask, {
      kind: 'opportunities',
      fileName: `${name}-商机-${stage}.csv`,
      headings: ['编号', '客户编码', '日期', '金额', '阶段', '需求'],
      rows,
    });
  }
  await importSheet(ask, {
    kind: 'contracts',
    fileName: `${name}-合同.csv`,
    headings: ['编号', '客户编码', '日期', '金额', '状态'],
    rows: contractRows,
  });
}

interface Sheet {
  readonly kind: ImportReport['kind'];
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

async function importSheet(ask: Asking, { kind, fileName, headings, rows }: Sheet): Promise<void> {
  if (rows.length === 0) return;
  const csv = [headings, ...rows].map((cells) => cells.join(',')).join('\n');
  const { report } = await ask(checkImport, { kind, fileName, base64: Buffer.from(csv).toString('base64') });
  if (report.wrong > 0) throw new Error(`${fileName}: ${report.wrong} rows are wrong, the first: ${JSON.stringify(report.troubles[0])}`);
  await ask(applyImport, { id: report.id });
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
