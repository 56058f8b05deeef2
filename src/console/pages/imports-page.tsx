import { Alert, Button, Popconfirm, Progress, Segmented, Tooltip, Upload } from 'antd';
import { useState } from 'react';
import type { ImportKind, ImportReport } from '../../wire/imports.ts';
import { applyImport, checkImport, IMPORT_KINDS, listImports, undoImport } from '../../wire/imports.ts';
import { CELL_TROUBLE_WORDS } from '../../words/imports.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { toBase64 } from '../parts/base64.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Page, Section } from '../parts/page.tsx';
import { useSearchState } from '../parts/search.ts';
import { useLanguage, useSay, useTell, useText } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { files } from '../paths.ts';
import { DESK } from '../words/desk.ts';
import { IMPORT_KIND, IMPORTS } from '../words/imports.ts';

/** Brings a sheet in: check, look at the troubles, write, and if need be take it back. */
export default function ImportsPage() {
  const t = useSay(IMPORTS);
  const desk = useSay(DESK);
  const language = useLanguage();
  const kindWords = useSay(IMPORT_KIND);
  const [search, change] = useSearchState();
  const kind: ImportKind = IMPORT_KINDS.find((it) => it === search.kind) ?? 'customers';
  const check = useDo(checkImport);
  const [report, setReport] = useState<ImportReport>();
  const read = async (file: File) =>
    check.mutate(
      { kind, fileName: file.name.slice(0, 200), base64: await toBase64(file) },
      { onSuccess: ({ report }) => setReport(report) },
    );
  return (
    <Page title={desk('imports')} lead={t('lead')}>
      <div className="table-bar">
        <Segmented
          aria-label={t('kind')}
          value={kind}
          options={IMPORT_KINDS.map((value) => ({ value, label: kindWords(value) }))}
          onChange={(value) => (setReport(undefined), check.reset(), change({ kind: value }))}
        />
        <a href={files.template(kind, language)}>{t('template')}</a>
      </div>
      {!report && (
        <Upload.Dragger
          accept=".xlsx,.csv"
          showUploadList={false}
          disabled={check.isPending}
          beforeUpload={(file) => (void read(file), false)}
        >
          <p className="drop">{check.isPending ? t('checking') : t('drop')}</p>
          <p className="quiet">{t('dropHint')}</p>
          {check.isPending && <Progress percent={100} status="active" showInfo={false} aria-label={t('checking')} />}
        </Upload.Dragger>
      )}
      <Trouble error={check.error} />
      {report && <Report report={report} onReport={setReport} onAgain={() => setReport(undefined)} />}
      <Section title={t('history')}>
        <History onOpen={setReport} />
      </Section>
    </Page>
  );
}

function Report({ report, onReport, onAgain }: { report: ImportReport; onReport: (report: ImportReport) => void; onAgain: () => void }) {
  const t = useSay(IMPORTS);
  const language = useLanguage();
  const apply = useDo(applyImport);
  const fresh = report.added + report.changed;
  return (
    <Section title={`${report.fileName} · ${t(report.state)}`} aside={<Button onClick={onAgain}>{t('again')}</Button>}>
      <div className="figures-row small-figures">
        {(['rows', 'added', 'changed', 'same', 'wrong'] as const).map((count) => (
          <span key={count} className={`figure ${count === 'wrong' && report.wrong > 0 ? 'needs' : ''}`}>
            <span>{t(count)}</span>
            <strong>{report[count]}</strong>
          </span>
        ))}
      </div>
      {report.unknownColumns.length > 0 && <p className="note note-warn">{t('unknown', { columns: report.unknownColumns.join(', ') })}</p>}
      {report.wrong > 0 && <p className="note note-warn">{t('wrongStay', { n: report.wrong })}</p>}
      <div className="table-bar">
        {report.state === 'checked' && (
          <Tooltip title={fresh === 0 ? t('nothingToApply') : ''}>
            <Button
              type="primary"
              disabled={fresh === 0}
              loading={apply.isPending}
              onClick={() => apply.mutate({ id: report.id }, { onSuccess: ({ report }) => onReport(report) })}
            >
              {apply.isPending ? t('applying') : t('apply', { n: fresh })}
            </Button>
          </Tooltip>
        )}
        {report.state === 'applied' && <Undo report={report} onReport={onReport} />}
        {report.troubles.length > 0 && <a href={files.errorSheet(report.id, language)}>{t('errorSheet')}</a>}
      </div>
      <Trouble error={apply.error} />
      {report.codes && report.codes.length > 0 && <Codes codes={report.codes} />}
      <Troubles report={report} />
    </Section>
  );
}

function Undo({ report, onReport }: { report: ImportReport; onReport?: (report: ImportReport) => void }) {
  const t = useSay(IMPORTS);
  const undo = useDo(undoImport);
  return (
    <>
      <Tooltip title={report.mayUndo ? '' : t('mayNotUndo')}>
        <Popconfirm
          title={t('undoAsk')}
          okText={t('undo')}
          onConfirm={() => undo.mutate({ id: report.id }, { onSuccess: ({ report }) => onReport?.(report) })}
        >
          <Button size="small" disabled={!report.mayUndo} loading={undo.isPending}>
            {t('undo')}
          </Button>
        </Popconfirm>
      </Tooltip>
      <Trouble error={undo.error} />
    </>
  );
}

type Code = NonNullable<ImportReport['codes']>[number];

function Codes({ codes }: { codes: readonly Code[] }) {
  const t = useSay(IMPORTS);
  const columns: Column<Code>[] = (['employeeNo', 'name', 'code'] as const).map((key) => ({
    key,
    title: t(key),
    value: (code) => code[key],
  }));
  return (
    <>
      <Alert type="warning" title={t('codes')} />
      <DataTable name="codes" columns={columns} rows={codes} rowKey={({ employeeNo }) => employeeNo} empty={null} prefix="c." />
    </>
  );
}

type Cell = ImportReport['troubles'][number] & { readonly id: string };

function Troubles({ report }: { report: ImportReport }) {
  const t = useSay(IMPORTS);
  const why = useTell(CELL_TROUBLE_WORDS);
  const text = useText();
  if (report.troubles.length === 0) return <p className="quiet">{t('noTroubles')}</p>;
  const titled = (column: string) => (report.titles[column] ? text(report.titles[column]) : column);
  const rows = report.troubles.map((trouble, i): Cell => ({ ...trouble, column: titled(trouble.column), id: `${i}` }));
  const columns: Column<Cell>[] = [
    { key: 'row', title: t('row'), value: ({ row }) => row, right: true },
    { key: 'column', title: t('column'), value: ({ column }) => column, filter: true },
    {
      key: 'why',
      title: t('why'),
      value: (cell) => why(cell.why, { column: cell.column, allowed: cell.allowed?.join(' / ') ?? '' }),
      filter: true,
    },
    { key: 'had', title: t('had'), value: ({ had }) => had },
    { key: 'allowed', title: t('allowed'), value: ({ allowed }) => allowed?.join(' / ') ?? null },
  ];
  return <DataTable name="troubles" columns={columns} rows={rows} rowKey={({ id }) => id} empty={null} prefix="t." />;
}

function History({ onOpen }: { onOpen: (report: ImportReport) => void }) {
  const t = useSay(IMPORTS);
  const { data, error, refetch } = useAsk(listImports, {});
  const columns = useHistoryColumns();
  return (
    <>
      <Trouble error={error} onRetry={() => void refetch()} />
      <DataTable
        name="imports"
        columns={columns}
        rows={error ? [] : data?.imports}
        rowKey={({ id }) => id}
        onOpen={onOpen}
        empty={<Empty says={t('empty')} />}
        prefix="h."
      />
    </>
  );
}

function useHistoryColumns(): readonly Column<ImportReport>[] {
  const t = useSay(IMPORTS);
  const kind = useSay(IMPORT_KIND);
  const f = useFormats();
  return [
    { key: 'at', opens: true, title: t('when'), value: ({ at }) => at, show: ({ at }) => f.moment(at) },
    { key: 'file', title: t('file'), value: ({ fileName }) => fileName },
    { key: 'kind', title: t('kind'), value: (it) => kind(it.kind), filter: true },
    { key: 'by', title: t('by'), value: ({ byName }) => byName, filter: true },
    { key: 'state', title: t('state'), value: ({ state }) => t(state), filter: true },
    ...(['rows', 'added', 'changed', 'wrong'] as const).map(
      (count): Column<ImportReport> => ({ key: count, title: t(count), right: true, value: (it) => it[count] }),
    ),
    {
      key: 'undo',
      title: t('undo'),
      value: ({ mayUndo }) => `${mayUndo}`,
      show: (it) => (it.state === 'applied' ? <Undo report={it} /> : '—'),
    },
  ];
}
