import { useMemo, useState } from 'react';
import { DroppedWhy } from '../../domain/plan/facts.ts';
import { type Offer, replan } from '../../domain/route/replan.ts';
import { DROPPED_WHY } from '../../words/plans.ts';
import { OFFER, REPLAN } from '../words/replan.ts';
import { Choices } from './choices.tsx';
import { useFormats, useSay } from './look.tsx';
import { type RestOfDay, restOf } from './rest.ts';
import { Sheet } from './sheet.tsx';
import { isPlanned } from './stops.ts';
import { useNow, usePocket, useToday, useView } from './use-pocket.ts';

/** Three ways to go on, beside one another: what each costs, what falls out, and what gets tight. */
export default function ReplanSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useSay();
  const view = useView();
  const today = useToday();
  const now = useNow();
  const pocket = usePocket();
  // Made once, as the sheet opens: offers that change under the finger are none.
  const [rest] = useState(() => restOf(view, today, { now }));
  const offers = useMemo(() => offersFor(rest), [rest]);
  const [chosen, setChosen] = useState(0);
  const [why, setWhy] = useState<DroppedWhy>('no-time');
  const offer = offers[chosen];
  const take = async () => {
    if (!offer) return;
    await pocket.replanDay({ day: today, offer: offer.kind, ...orderOf(rest, offer), dropped: droppedOf(rest, offer, why) });
    onClose();
  };
  return (
    <Sheet title={t(REPLAN, 'title')} onClose={onClose}>
      <p className="hint mb-3">{t(REPLAN, 'lead')}</p>
      {offers.length === 0 && <p className="py-4 text-soft">{t(REPLAN, 'nothing')}</p>}
      <div className="grid gap-2" role="radiogroup" aria-label={t(REPLAN, 'title')}>
        {offers.map((one, i) => (
          <OfferCard key={one.kind} offer={one} rest={rest} on={i === chosen} onChoose={() => setChosen(i)} />
        ))}
      </div>
      {rest.aside.length > 0 && (
        <p className="hint mt-2">{t(REPLAN, 'aside', { names: rest.aside.map(({ customer }) => customer?.name ?? '—').join('、') })}</p>
      )}
      {offer && offer.solution.skipped.length > 0 && (
        <div className="mt-3">
          <Choices
            legend={t(REPLAN, 'why')}
            options={DroppedWhy.options.map((value) => ({ value, title: t(DROPPED_WHY, value) }))}
            chosen={[why]}
            onChoose={([it]) => it && setWhy(it)}
          />
        </div>
      )}
      {offer && (
        <button type="button" className="btn btn-main mt-3 w-full" onClick={() => void take()}>
          {t(REPLAN, 'take')}
        </button>
      )}
      <p className="hint mt-2">{t(REPLAN, 'guess')}</p>
    </Sheet>
  );
}

/** Some tens of milliseconds on a phone of some years. */
const EFFORT = { seed: 1, moves: 2, iterations: 2_000 };

/** Offers that are the same as one before them are left out. */
function offersFor({ midday, stops }: RestOfDay): readonly Offer[] {
  if (stops.length === 0) return [];
  const offers = replan(midday, EFFORT);
  const order = ({ solution }: Offer) => stopsOf(solution).join(' ');
  return offers.filter((offer, i) => offers.findIndex((other) => order(other) === order(offer)) === i);
}

function stopsOf({ routes }: Offer['solution']): readonly number[] {
  return (routes[0]?.calls ?? []).map(({ stop }) => stop);
}

interface OfferCardProps {
  readonly offer: Offer;
  readonly rest: RestOfDay;
  readonly on: boolean;
  readonly onChoose: () => void;
}

function OfferCard({ offer: { kind, solution, moved, savedEndS, atRisk }, rest, on, onChoose }: OfferCardProps) {
  const t = useSay();
  const { me } = useView();
  const formats = useFormats(me.duty.zone);
  const minutes = (s: number) => Math.round(s / 60);
  const names = (of: readonly number[], between = '、') => of.map((stop) => rest.stops[stop]?.customer?.name ?? '—').join(between);
  const saved = minutes(savedEndS);
  const left = solution.skipped;
  return (
    <button
      type="button"
      role="radio"
      aria-checked={on}
      className={`rounded-2xl border p-3 text-left ${on ? 'border-jade bg-jade-soft' : 'border-line bg-card'}`}
      onClick={onChoose}
    >
      <span className="flex items-baseline justify-between gap-2">
        <strong>{t(OFFER, kind)}</strong>
        <span className="num">
          {t(REPLAN, 'ends', { at: formats.minute(minutes(solution.routes[0]?.endS ?? 0)) })}
          {saved > 0 && ` · ${t(REPLAN, 'saved', { min: saved })}`}
          {saved < 0 && ` · ${t(REPLAN, 'later', { min: -saved })}`}
        </span>
      </span>
      <span className="hint num block">
        {t(REPLAN, 'drive', { min: minutes(solution.score.travelS) })} · {t(REPLAN, 'moved', { n: moved })}
      </span>
      <span className="mt-1 block leading-snug">{names(stopsOf(solution), ' → ')}</span>
      {left.length > 0 && <span className="mt-1 block text-amber-ink">{t(REPLAN, 'left', { names: names(left) })}</span>}
      {atRisk.length > 0 && <span className="mt-1 block text-amber-ink">{t(REPLAN, 'risk', { names: names(atRisk) })}</span>}
    </button>
  );
}

function orderOf({ stops }: RestOfDay, { solution }: Offer) {
  const order = (solution.routes[0]?.calls ?? []).flatMap(({ stop: at, startS }) => {
    const one = stops[at];
    if (!one) return [];
    const { stop } = one;
    return [{ customer: stop.customer, ...(isPlanned(stop) && { stop: stop.id }), atMinute: Math.round(startS / 60) }];
  });
  return { order };
}

function droppedOf({ stops }: RestOfDay, { solution }: Offer, why: DroppedWhy) {
  return solution.skipped.flatMap((at) => {
    const one = stops[at];
    return one && isPlanned(one.stop) ? [{ stop: one.stop.id, why }] : [];
  });
}
