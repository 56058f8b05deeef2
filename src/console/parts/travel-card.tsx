import type * as z from 'zod/mini';
import type { Learned } from '../../domain/route/straight.ts';
import { SOURCES } from '../../domain/route/travel.ts';
import { readTravel } from '../../wire/travel.ts';
import { TRAVEL_HOURS, TRAVEL_SOURCE, TRAVEL_TROUBLE } from '../../words/travel.ts';
import { TRAVEL } from '../words/travel.ts';
import { useAsk } from './ask.ts';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';
import { useFormats } from './formats.ts';
import { Section } from './page.tsx';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Told = z.output<(typeof readTravel)['reply']>;

/** Which sources of travel times are on, how they are, and what visits taught. */
export function TravelCard() {
  const t = useSay(TRAVEL);
  const { data, error } = useAsk(readTravel, {});
  return (
    <Section title={t('title')}>
      <p className="quiet small">{t('hint')}</p>
      <Trouble error={error} />
      {data && <Sources told={data} />}
      {data && <LearnedTable rows={data.learned} />}
    </Section>
  );
}

function Sources({ told: { osrm, roads, last } }: { told: Told }) {
  const t = useSay(TRAVEL);
  const f = useFormats();
  const source = useSay(TRAVEL_SOURCE);
  const trouble = useSay(TRAVEL_TROUBLE);
  const used = last ? SOURCES.filter((one) => last.legs[one] > 0) : [];
  return (
    <dl className="facts">
      <div>
        <dt>{t('osrm')}</dt>
        <dd>{!osrm ? t('off') : osrm.state === 'ready' ? t('ready', { host: osrm.host }) : t('resting')}</dd>
      </div>
      <div>
        <dt>{t('roads')}</dt>
        <dd>{!roads ? t('off') : roads.state === 'ready' ? t('roadsReady', { nodes: f.number(roads.nodes) }) : t(roads.state)}</dd>
      </div>
      <div className="wide">
        <dt>{t('last')}</dt>
        <dd>
          {last ? used.map((one) => t('legs', { source: source(one), n: last.legs[one] })).join(' · ') : t('noLast')}
          {last?.trouble.map(({ code, n }) => (
            <p key={code} className="quiet small">
              {trouble(code, { n })}
            </p>
          ))}
        </dd>
      </div>
    </dl>
  );
}

function LearnedTable({ rows }: { rows: readonly Learned[] }) {
  const t = useSay(TRAVEL);
  const hours = useSay(TRAVEL_HOURS);
  const f = useFormats();
  const columns: Column<Learned>[] = [
    { key: 'area', title: t('area'), value: ({ area }) => area || t('company') },
    { key: 'hours', title: t('hours'), value: (row) => hours(row.hours) },
    {
      ...{ key: 'factor', title: t('factor'), right: true, value: ({ factor }) => factor },
      show: ({ factor, low, high }) => `${factor.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`,
    },
    { key: 'n', title: t('trips'), right: true, value: ({ n }) => n, show: ({ n }) => f.number(n) },
  ];
  return (
    <>
      <h3>{t('learned')}</h3>
      <DataTable
        name="travel-learned"
        columns={columns}
        rows={rows}
        rowKey={({ area, hours: kind }) => `${area} ${kind}`}
        empty={<p className="quiet">{t('noLearned')}</p>}
      />
      {rows.length > 0 && <p className="quiet small">{t('learnedHint')}</p>}
    </>
  );
}
