import { Button } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { checkSample, commitmentOf, promiseDigest } from '../../domain/trust/sample.ts';
import { readLeaves } from '../../wire/log.ts';
import { readDrawn, readSamples } from '../../wire/review.ts';
import { SAMPLES } from '../words/review.ts';
import { useAsk } from './ask.ts';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';
import { Empty } from './empty.tsx';
import { useFormats } from './formats.ts';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Week = z.output<(typeof readSamples)['reply']>['weeks'][number];

/** Each week's draw with its promise; what was promised is held against what came of it here, not at the server. */
export function SampleWeeks() {
  const t = useSay(SAMPLES);
  const { data, error, refetch } = useAsk(readSamples, {});
  const columns = useColumns();
  return (
    <>
      <p className="quiet measure">{t('lead')}</p>
      <Trouble error={error} onRetry={() => void refetch()} />
      <DataTable
        name="samples"
        columns={columns}
        rows={error ? [] : data?.weeks}
        rowKey={({ week }) => week}
        empty={<Empty says={t('empty')} />}
      />
    </>
  );
}

function useColumns(): readonly Column<Week>[] {
  const t = useSay(SAMPLES);
  const f = useFormats();
  return [
    { key: 'week', title: t('week'), value: ({ week }) => week },
    { key: 'percent', title: t('percent'), right: true, value: ({ percent }) => percent, show: ({ percent }) => f.share(percent / 100) },
    { key: 'promised', title: t('promised'), value: ({ committedAt }) => committedAt, show: (week) => <Promised week={week} /> },
    {
      key: 'commitment',
      title: t('commitment'),
      value: ({ commitment }) => commitment,
      show: ({ commitment }) => <Digits text={commitment} />,
    },
    {
      key: 'seed',
      title: t('seed'),
      value: ({ seed }) => seed,
      show: ({ seed }) => (seed === null ? <span className="quiet">{t('secret')}</span> : <Digits text={seed} />),
    },
    {
      key: 'drawn',
      title: t('drawn'),
      right: true,
      value: ({ drawn }) => drawn,
      show: ({ seed, drawn, visits }) => `${seed === null ? '·' : f.number(drawn)} / ${f.number(visits)}`,
    },
    { key: 'decided', title: t('decided'), right: true, value: ({ decided }) => decided },
    { key: 'wrong', title: t('wrong'), right: true, value: ({ wrong }) => wrong },
    { key: 'check', title: t('check'), value: () => null, show: (week) => <Check week={week} /> },
  ];
}

function Promised({ week: { committedAt, beginsAt, place } }: { week: Week }) {
  const t = useSay(SAMPLES);
  const f = useFormats();
  return (
    <>
      {f.moment(committedAt)}
      <p className="quiet small">
        <span className={committedAt < beginsAt ? '' : 'loss'}>{t(committedAt < beginsAt ? 'before' : 'after')}</span> ·{' '}
        {place === null ? t('notInLog') : t('inLog', { n: place })}
      </p>
    </>
  );
}

function Digits({ text }: { text: string }) {
  return <code title={text}>{text.slice(0, 12)}…</code>;
}

function Check({ week }: { week: Week }) {
  const t = useSay(SAMPLES);
  const [on, setOn] = useState(false);
  if (week.seed === null) return '—';
  const fits = commitmentOf(week.seed) === week.commitment;
  return (
    <div className="sample-check">
      <p className={fits ? '' : 'loss'}>{t(fits ? 'seedFits' : 'seedDiffers')}</p>
      {on ? (
        <DrawnAgain week={week} />
      ) : (
        <Button size="small" onClick={() => setOn(true)}>
          {t('checkIt')}
        </Button>
      )}
    </div>
  );
}

function DrawnAgain({ week }: { week: Week }) {
  const t = useSay(SAMPLES);
  const { data, error } = useAsk(readDrawn, { week: week.week });
  const log = useAsk(readLeaves, { from: week.place ?? 0, limit: 1 }, { enabled: week.place !== null });
  if (error ?? log.error) return <Trouble error={error ?? log.error} />;
  if (!data || (week.place !== null && !log.data)) return <p className="quiet">…</p>;
  const { wrong } = checkSample(week, data.visits);
  const logged = log.data?.leaves[0]?.digest === promiseDigest(week.number, week);
  return (
    <>
      <p className={logged ? '' : 'loss'}>{t(logged ? 'logged' : 'notLogged')}</p>
      <p className={wrong.length === 0 ? '' : 'loss'}>
        {wrong.length === 0 ? t('allRight', { n: data.visits.length }) : t('someWrong', { n: wrong.length })}
        {!data.whole && ` ${t('partOnly')}`}
      </p>
    </>
  );
}
