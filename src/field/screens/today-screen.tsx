import { Check, CircleDot, CircleSlash, MapPinned, Minus, Navigation, Shuffle } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Customer } from '../../domain/customer.ts';
import { isOnDuty } from '../../domain/person.ts';
import { openVisit } from '../../domain/visit/state.ts';
import { GradeMark } from '../parts/grade-mark.tsx';
import { LinkRow, Notice } from '../parts/line.tsx';
import { useFormats, useSay } from '../parts/look.tsx';
import { NavigateSheet } from '../parts/navigate-sheet.tsx';
import { Page } from '../parts/page.tsx';
import { PromiseList } from '../parts/promise-list.tsx';
import { isDueSoon, openPromises } from '../parts/promises.ts';
import { isPlanned, type PlannedStop, stopsOf } from '../parts/stops.ts';
import { useNow, usePocket, useToday, useView } from '../parts/use-pocket.ts';
import { TODAY } from '../words/today.ts';

const ReplanSheet = lazy(() => import('../parts/replan-sheet.tsx'));
const DayMap = lazy(() => import('../parts/day-map.tsx'));
const OwnErrands = lazy(() => import('../parts/own-errands.tsx'));

export function TodayScreen() {
  const t = useSay();
  const view = useView();
  const today = useToday();
  const now = useNow();
  const formats = useFormats(view.me.duty.zone);
  const stops = useMemo(() => stopsOf(view, today), [view, today]);
  const due = useMemo(() => openPromises(view, today).filter((one) => isDueSoon(one, today)), [view, today]);
  const kept = stops.filter(({ state }) => state === 'kept').length;
  const next = stops.find(({ state }) => state === 'ahead');
  const [mapShown, setMapShown] = useState(false);
  const [replanning, setReplanning] = useState(false);
  return (
    <Page title={t(TODAY, 'title', { day: formats.day(today) })} action={<TodayAction next={next} planned={stops.length} />}>
      {stops.length > 0 && (
        <div className="flex items-center justify-between gap-2">
          <p className="num text-soft">{t(TODAY, 'stops', { n: stops.length, kept })}</p>
          <span className="flex-1" />
          {stops.filter(({ state }) => state === 'ahead').length > 1 && (
            <button type="button" className="btn btn-quiet px-3 text-[0.88rem]" onClick={() => setReplanning(true)}>
              <Shuffle size={18} aria-hidden />
              {t(TODAY, 'replan')}
            </button>
          )}
          <button
            type="button"
            className="btn btn-quiet -mr-3 px-3 text-[0.88rem]"
            aria-expanded={mapShown}
            onClick={() => setMapShown(!mapShown)}
          >
            <MapPinned size={18} aria-hidden />
            {t(TODAY, mapShown ? 'hideMap' : 'showMap')}
          </button>
        </div>
      )}
      {replanning && (
        <Suspense fallback={null}>
          <ReplanSheet onClose={() => setReplanning(false)} />
        </Suspense>
      )}
      {mapShown && (
        <div className="mb-3 h-56 overflow-hidden rounded-2xl bg-land">
          <Suspense fallback={null}>
            <DayMap stops={stops} />
          </Suspense>
        </div>
      )}
      {!isOnDuty(view.me, view.dutySpans, now) && <Notice tone="calm">{t(TODAY, 'offDuty')}</Notice>}
      {stops.length === 0 && <p className="py-6 text-soft">{t(TODAY, 'noPlan')}</p>}
      {stops.length > 0 && !next && <Notice tone="calm">{t(TODAY, 'allDone')}</Notice>}
      <ol className="rows">
        {stops.map((one) => (
          <StopRow key={one.stop.id} one={one} promises={due.filter((it) => it.customer === one.stop.customer).length} />
        ))}
      </ol>
      {view.mine?.errands?.length ? (
        <Suspense>
          <OwnErrands />
        </Suspense>
      ) : null}
      <LinkRow href="/due">{t(TODAY, 'due')}</LinkRow>
      <LinkRow href="/plan">{t(TODAY, 'planAhead')}</LinkRow>
      {due.length > 0 && (
        <>
          <h2 className="section">{t(TODAY, 'dontForget')}</h2>
          <PromiseList promises={due} today={today} />
        </>
      )}
    </Page>
  );
}

const MARKS = { kept: Check, open: CircleDot, attempted: CircleSlash, dropped: Minus } as const;

function StopRow({ one, promises }: { readonly one: PlannedStop; readonly promises: number }) {
  const t = useSay();
  const view = useView();
  const formats = useFormats(view.me.duty.zone);
  const { stop, number, customer, state } = one;
  const Mark = state === 'ahead' ? undefined : MARKS[state];
  const tone = {
    ahead: 'bg-line-soft text-ink',
    open: 'bg-main text-on-main',
    kept: 'bg-jade-soft text-jade',
    attempted: 'bg-amber-soft text-amber-ink',
    dropped: 'bg-line-soft text-soft',
  }[state];
  return (
    <li>
      <Link
        href={state === 'open' ? '/visit' : `/customers/${stop.customer}${isPlanned(stop) ? `?stop=${stop.id}` : ''}`}
        className="flex min-h-16 items-center gap-3 py-2.5"
      >
        <span className={`num flex size-9 shrink-0 items-center justify-center rounded-full font-semibold ${tone}`}>
          {Mark ? <Mark size={20} aria-hidden /> : number}
        </span>
        <span className="min-w-0 flex-1">
          <span className={`block leading-snug break-words ${state === 'kept' || state === 'dropped' ? 'text-soft' : 'font-semibold'}`}>
            {customer?.name ?? '—'}
          </span>
          <span className="hint num block">
            {[
              stop.atMinute === undefined ? '' : formats.minute(stop.atMinute),
              state === 'ahead' ? '' : t(TODAY, `state_${state}`),
              stop.objective ?? '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {promises > 0 && state === 'ahead' && (
            <span className="chip mt-1 bg-amber-soft text-amber-ink">{t(TODAY, 'promisesDue', { n: promises })}</span>
          )}
        </span>
        {customer && <GradeMark grade={customer.grade} />}
      </Link>
    </li>
  );
}

function TodayAction({ next, planned }: { readonly next: PlannedStop | undefined; readonly planned: number }) {
  const { askMotion } = usePocket();
  const t = useSay();
  const view = useView();
  const [, go] = useLocation();
  const [wayTo, setWayTo] = useState<Customer>();
  if (openVisit(view.visits)) {
    return (
      <button type="button" className="btn btn-main flex-1" onClick={() => go('/visit')}>
        {t(TODAY, 'goOn')}
      </button>
    );
  }
  const customer = next?.customer;
  if (!next || !customer) {
    return (
      <button type="button" className={`btn flex-1 ${planned === 0 ? 'btn-main' : ''}`} onClick={() => go('/customers')}>
        {t(TODAY, 'pick')}
      </button>
    );
  }
  const begin = () => {
    askMotion();
    go(`/check-in/${customer.id}${isPlanned(next.stop) ? `?stop=${next.stop.id}` : ''}`);
  };
  return (
    <>
      <button
        type="button"
        className="btn min-h-14"
        aria-label={t(TODAY, 'navigateTo', { name: customer.name })}
        onClick={() => setWayTo(customer)}
      >
        <Navigation size={20} aria-hidden />
        {t(TODAY, 'navigate')}
      </button>
      <button type="button" className="btn btn-main flex-1" onClick={begin}>
        {t(TODAY, 'startAt', { n: next.number })}
      </button>
      {wayTo && <NavigateSheet customer={wayTo} onClose={() => setWayTo(undefined)} />}
    </>
  );
}
