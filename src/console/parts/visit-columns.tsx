import { Tag } from 'antd';
import { useMemo } from 'react';
import type { VisitRow } from '../../wire/visits.ts';
import { DECISION, OUTCOME, VALIDITY } from '../../words/terms.ts';
import { FINDING_TITLES } from '../../words/finding-titles.ts';
import { VISITS } from '../words/visits.ts';
import { TABLE } from '../words/desk.ts';
import { paths } from '../paths.ts';
import type { Column } from './column.ts';
import { useFormats } from './formats.ts';
import { Go } from './go.tsx';
import { GradeMark } from './grade-mark.tsx';
import { useTraitValue } from './why-sop.tsx';
import { useSay, useTell } from './speak.tsx';

/** The columns of a list of visits, wherever one stands. */
export function useVisitColumns(): readonly Column<VisitRow>[] {
  const t = useSay(VISITS);
  const yesNo = useSay(TABLE);
  const validity = useSay(VALIDITY);
  const decision = useSay(DECISION);
  const outcome = useTell(OUTCOME);
  const finding = useTell(FINDING_TITLES);
  const value = useTraitValue();
  const f = useFormats();
  return useMemo(
    (): readonly Column<VisitRow>[] => [
      { key: 'day', title: t('day'), value: ({ day }) => day },
      {
        key: 'start',
        title: t('start'),
        value: ({ day, startedAt }) => `${day} ${f.time(startedAt)}`,
        show: ({ startedAt }) => f.time(startedAt).slice(0, 5),
      },
      { key: 'person', title: t('person'), value: ({ personName }) => personName, filter: true },
      {
        key: 'customer',
        title: t('customer'),
        value: ({ customerName }) => customerName,
        show: ({ customer, customerName }) => (customer ? <Go to={paths.customer(customer)}>{customerName}</Go> : customerName),
      },
      { key: 'line', title: t('line'), value: ({ line }) => (line ? value('line', line) : null), filter: true, spare: true },
      { key: 'outcome', title: t('outcome'), value: (row) => (row.outcome ? outcome(row.outcome) : t('underWay')), filter: true },
      {
        key: 'dwell',
        title: t('dwell'),
        right: true,
        value: ({ startedAt, endedAt }) => (endedAt === null ? null : Math.round((endedAt - startedAt) / 60_000)),
        show: ({ startedAt, endedAt }) => (endedAt === null ? '—' : f.minutes(endedAt - startedAt)),
      },
      { key: 'grade', title: t('grade'), value: ({ grade }) => grade, show: (row) => <GradeMark {...row} />, filter: true },
      {
        key: 'doubt',
        title: t('doubt'),
        right: true,
        value: ({ doubtBans }) => Math.round(10 * doubtBans) / 10,
        show: ({ doubtBans, review }) => <span className={review ? 'needs-you' : ''}>{doubtBans > 0 ? f.number(doubtBans, 1) : '—'}</span>,
      },
      { key: 'topSignal', title: t('topSignal'), value: ({ topSignal }) => (topSignal ? finding(topSignal) : null) },
      {
        key: 'validity',
        title: t('validity'),
        value: (row) => validity(row.validity),
        filter: true,
        show: (row) => <ValidityTag row={row} />,
      },
      {
        key: 'decision',
        title: t('decision'),
        value: (row) => (row.decision ? decision(row.decision) : row.review ? t('waiting') : null),
        filter: true,
      },
      { key: 'planned', title: t('planned'), value: ({ planned }) => yesNo(planned ? 'yes' : 'no'), filter: true, spare: true },
      { key: 'photos', title: t('photos'), right: true, value: ({ photos }) => photos, spare: true },
    ],
    [t, yesNo, validity, decision, outcome, finding, value, f],
  );
}

const TONES = { valid: 'kept', pending: 'needs', rejected: 'loss', attempted: 'quiet', unproven: 'quiet', open: 'quiet' } as const;

export function ValidityTag({ row }: { row: Pick<VisitRow, 'validity'> }) {
  const t = useSay(VALIDITY);
  return <Tag className={`tag tag-${TONES[row.validity]}`}>{t(row.validity)}</Tag>;
}
