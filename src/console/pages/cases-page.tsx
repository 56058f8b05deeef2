import type { CaseRow } from '../../wire/cases.ts';
import { listCases } from '../../wire/cases.ts';
import { OpenCase } from '../forms/open-case.tsx';
import { useAsk } from '../parts/ask.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { Page } from '../parts/page.tsx';
import { useGo, useSearchState } from '../parts/search.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { CASE_STATE, CASES } from '../words/cases.ts';
import { DESK } from '../words/desk.ts';

/** Cases in scope. There is no list of whom one could be opened about: a person is asked for by name. */
export default function CasesPage() {
  const t = useSay(CASES);
  const desk = useSay(DESK);
  const go = useGo();
  const [{ person }] = useSearchState();
  const { data, error, refetch } = useAsk(listCases, {});
  const columns = useColumns();
  return (
    <Page title={desk('cases')} lead={t('lead')}>
      {person && <OpenCase key={person} person={person} onOpened={(id) => go(paths.case(id))} />}
      <Trouble error={error} onRetry={() => void refetch()} />
      <DataTable
        name="cases"
        columns={columns}
        rows={error ? [] : data?.cases}
        rowKey={({ id }) => id}
        onOpen={({ id }) => go(paths.case(id))}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  );
}

function useColumns(): readonly Column<CaseRow>[] {
  const t = useSay(CASES);
  const state = useSay(CASE_STATE);
  const f = useFormats();
  return [
    { key: 'person', title: t('person'), value: (row) => row.personName, show: (row) => <Go to={paths.case(row.id)}>{row.personName}</Go> },
    { key: 'state', title: t('state'), value: (row) => state(row.state), filter: true },
    { key: 'opened', title: t('opened'), value: (row) => row.openedAt, show: (row) => f.moment(row.openedAt) },
    { key: 'decideBy', title: t('decideBy'), value: (row) => row.decideBy, show: (row) => f.moment(row.decideBy) },
    { key: 'visits', title: t('visits'), value: (row) => row.visits.length },
    { key: 'given', title: t('given'), value: (row) => row.given, show: (row) => t('of', { n: row.given }) },
  ];
}
