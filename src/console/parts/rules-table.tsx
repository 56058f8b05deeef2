import { Button, Tag, Tooltip } from 'antd';
import type * as z from 'zod/mini';
import { readRules, type Share } from '../../wire/review.ts';
import { FINDING_TITLES } from '../../words/finding-titles.ts';
import { paths } from '../paths.ts';
import { DESK } from '../words/desk.ts';
import { RULES } from '../words/review.ts';
import { useAsk } from './ask.ts';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';
import { useFormats } from './formats.ts';
import { Go } from './go.tsx';
import { useMay } from './me.tsx';
import { Section } from './page.tsx';
import { useSay, useTell } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Rules = z.output<(typeof readRules)['reply']>;
export type RuleRow = Rules['rules'][number];

/** How often people agreed with each rule, and how much the draw says that the rules miss. */
export function RulesTable({ onAsk }: { onAsk: (rule: RuleRow) => void }) {
  const t = useSay(RULES);
  const f = useFormats();
  const { data, error, refetch } = useAsk(readRules, {});
  const columns = useColumns(onAsk);
  return (
    <>
      <p className="quiet measure">{t('lead')}</p>
      {data && (
        <p className="quiet measure">
          {t('policy', { n: data.looking.silentFromDecisions, below: f.share(data.looking.silentBelowPercent / 100) })} {t('inScope')}
        </p>
      )}
      <Trouble error={error} onRetry={() => void refetch()} />
      {data && <Missed rules={data} />}
      <DataTable
        name="rules"
        columns={columns}
        rows={error ? [] : data?.rules}
        rowKey={({ signal }) => signal}
        empty={<p>{t('none')}</p>}
      />
    </>
  );
}

function Missed({ rules: { missed, drawn, unsuspected } }: { rules: Rules }) {
  const t = useSay(RULES);
  const f = useFormats();
  return (
    <Section title={t('missed')}>
      <p className="missed">
        <strong>{missed.n === 0 ? t('none') : f.share(missed.k / missed.n)}</strong>{' '}
        {missed.n > 0 && <span>{t('between', { low: f.share(missed.low), high: f.share(missed.high) })}</span>}
      </p>
      <p className="quiet">{t('missedOf', { k: missed.k, n: missed.n, drawn })}</p>
      {unsuspected.n > 0 && (
        <p className="quiet">
          {t('unsuspected', { k: unsuspected.k, n: unsuspected.n, low: f.share(unsuspected.low), high: f.share(unsuspected.high) })}
        </p>
      )}
    </Section>
  );
}

const shareOf = ({ k, n }: Share) => (n === 0 ? null : k / n);

function useColumns(onAsk: (rule: RuleRow) => void): readonly Column<RuleRow>[] {
  const t = useSay(RULES);
  const desk = useSay(DESK);
  const title = useTell(FINDING_TITLES);
  const f = useFormats();
  const { admin } = useMay();
  const percent = (it: number | null) => (it === null ? '—' : f.share(it));
  return [
    { key: 'rule', title: t('rule'), value: ({ signal }) => title(signal) },
    {
      key: 'agreed',
      title: t('agreed'),
      right: true,
      value: ({ confirmed }) => confirmed.n,
      show: ({ confirmed: { k, n } }) => (n === 0 ? '—' : `${f.number(k)} / ${f.number(n)}`),
    },
    {
      key: 'precision',
      title: t('precision'),
      right: true,
      value: ({ confirmed }) => shareOf(confirmed),
      show: ({ confirmed }) => percent(shareOf(confirmed)),
    },
    {
      key: 'interval',
      title: t('interval'),
      right: true,
      value: ({ confirmed: { n, low, high } }) => (n === 0 ? null : `${percent(low)}–${percent(high)}`),
    },
    {
      key: 'asked',
      title: t('asked'),
      right: true,
      value: ({ asked }) => asked.n,
      show: ({ asked: { k, n } }) => (n === 0 ? '—' : `${f.number(k)} / ${f.number(n)}`),
    },
    {
      key: 'state',
      title: t('state'),
      value: ({ silent }) => t(silent ? 'silent' : 'heard'),
      filter: true,
      show: (row) => <State row={row} />,
    },
    {
      key: 'visits',
      title: t('visits'),
      value: ({ signal }) => signal,
      show: ({ signal, confirmed }) =>
        confirmed.n === 0 ? '—' : <Go to={paths.visits({ signal, review: 'decided', from: '2000-01-01' })}>{t('seeVisits')}</Go>,
    },
    {
      key: 'act',
      title: t('change'),
      value: () => null,
      show: (row) => (
        <Tooltip title={admin ? '' : desk('onlyAdmin')}>
          <Button size="small" disabled={!admin} onClick={() => onAsk(row)}>
            {t(row.silent ? 'wake' : 'silence')}
          </Button>
        </Tooltip>
      ),
    },
  ];
}

function State({ row: { silent, word } }: { row: RuleRow }) {
  const t = useSay(RULES);
  const f = useFormats();
  const why = word?.why;
  return (
    <>
      <Tag className={`tag tag-${silent ? 'needs' : 'kept'}`}>{t(silent ? 'silent' : 'heard')}</Tag>
      {word && why && (
        <p className="quiet small rule-why">
          {why.by === 'figures'
            ? t('byFigures', { confirmed: why.confirmed, decided: why.decided, upper: f.share(why.upper), below: f.share(why.below) })
            : t('byAdmin', { reason: why.reason })}
          <br />
          {t('word', { n: word.number, at: f.moment(word.at) })}
        </p>
      )}
    </>
  );
}
