import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import type { readVisit } from '../../wire/visits.ts';
import { OUTCOME, PURPOSE, SHORT_REASON, UNPLANNED } from '../../words/terms.ts';
import { paths } from '../paths.ts';
import { VISIT, VISITS } from '../words/visits.ts';
import { Answers } from './answers.tsx';
import { CustomerSide } from './customer-side.tsx';
import { useFormats } from './formats.ts';
import { Go } from './go.tsx';
import { Section } from './page.tsx';
import { hasPairs, PhotoPairs } from './photo-pairs.tsx';
import { Photos } from './photos.tsx';
import { Said } from './said.tsx';
import { useSay, useTell, useText } from './speak.tsx';
import { Story } from './story.tsx';
import { Verdict } from './verdict.tsx';
import { VisitMap } from './visit-map.tsx';

export type VisitPage = z.output<(typeof readVisit)['reply']>;

/** All about one visit: first whether to believe it and why, then what there is to see; `review` is where a person decides. */
export function VisitView({ visit, review, narrow = false }: { visit: VisitPage; review?: ReactNode; narrow?: boolean }) {
  const t = useSay(VISIT);
  const { sheet, story, fence, sop, earlier, customer } = visit;
  return (
    <div className={narrow ? 'visit-view narrow' : 'visit-view'}>
      <VisitFacts visit={visit} />
      <div className="visit-main">
        {sheet.photos.length > 0 && (
          <Section title={t('photos')}>
            <Photos visit={sheet.id} photos={sheet.photos} sop={sop} />
          </Section>
        )}
        {hasPairs(sheet) && (
          <Section title={t('pairs')}>
            <PhotoPairs sheet={sheet} />
          </Section>
        )}
        <Section title={t('story')}>
          <Story story={story} sop={sop} fence={fence} />
        </Section>
        <Section title={t('answers')}>
          <Answers sheet={sheet} earlier={earlier} sop={sop} customer={customer} />
        </Section>
      </div>
      <div className="visit-side">
        <Section title={t('verdict')}>
          <Verdict sheet={sheet} />
          <VerdictHistory visit={visit} />
        </Section>
        <CustomerSide sheet={sheet} />
        <Section title={t('said')}>
          <Said sheet={sheet} />
          {review}
        </Section>
        <Section title={t('map')}>
          <VisitMap story={story} fence={fence} />
        </Section>
      </div>
    </div>
  );
}

function VisitFacts({ visit: { sheet, sop } }: { visit: VisitPage }) {
  const t = useSay(VISIT);
  const v = useSay(VISITS);
  const text = useText();
  const f = useFormats();
  const outcome = useTell(OUTCOME);
  const unplanned = useTell(UNPLANNED);
  const short = useTell(SHORT_REASON);
  const common = useTell(PURPOSE);
  const { startedAt, endedAt } = sheet;
  const facts: [string, ReactNode][] = [
    [
      v('person'),
      <Go key="p" to={paths.visits({ person: sheet.person })}>
        {sheet.personName}
      </Go>,
    ],
    [v('start'), `${f.day(sheet.day)} ${f.time(startedAt)}`],
    [v('dwell'), endedAt === null ? v('underWay') : f.minutes(endedAt - startedAt)],
    ...(sheet.dwell ? [[v('seenThere'), v('seenThereFor', { ...dwellWords(sheet.dwell, f.minutes) })] as [string, ReactNode]] : []),
    [v('outcome'), sheet.outcome ? outcome(sheet.outcome) : '—'],
    [
      t('standard'),
      sop ? <Go key="s" to={paths.sops({ sop: `${sop.key}:${sop.version}` })}>{`${text(sop.title)} v${sop.version}`}</Go> : '—',
    ],
    ...(sheet.purpose ? [[t('purpose'), purposeOf(sheet.purpose)] as [string, ReactNode]] : []),
    ...(sheet.unplanned
      ? [[t('unplannedWhy'), [unplanned(sheet.unplanned), sheet.unplannedReason].filter(Boolean).join(' · ')] as [string, ReactNode]]
      : []),
    ...(sheet.short ? [[t('short'), short(sheet.short)] as [string, ReactNode]] : []),
    ...(sheet.note ? [[t('note'), sheet.note] as [string, ReactNode]] : []),
  ];
  return (
    <div className="visit-facts">
      <dl className="facts">
        {facts.map(([term, what]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">{t('lateEntry', { at: f.moment(sheet.receivedAt) })}</p>
    </div>
  );
  function purposeOf(value: string): string {
    const purpose = sop?.purposes.find((it) => it.value === value);
    return purpose ? text(purpose.title) : common(value);
  }
}

function dwellWords({ leastMs, mostMs, looks }: NonNullable<VisitPage['sheet']['dwell']>, words: (ms: number) => string) {
  return { least: words(leastMs), most: words(mostMs), looks, there: mostMs === 0 ? 'no' : 'yes' };
}

function VerdictHistory({ visit: { verdictHistory } }: { visit: VisitPage }) {
  const t = useSay(VISIT);
  const f = useFormats();
  if (verdictHistory.length < 2) return null;
  return (
    <details>
      <summary>{t('history')}</summary>
      <ul className="plain">
        {verdictHistory.map(({ engine, at, grade, doubtBans }) => (
          <li key={`${engine}.${at}`}>
            {f.moment(at)} · {grade} · {t('bans', { n: f.number(doubtBans, 1) })} · <span className="quiet">{engine}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
