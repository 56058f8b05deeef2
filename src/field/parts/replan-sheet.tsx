import { useMemo, useState } from 'react';
import { type Offer, offersFor } from '../../domain/plan/rest-of-day.ts';
import { DroppedWhy } from '../../domain/plan/facts.ts';
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
  const offers = useMemo(() => (rest.stops.length > 0 ? offersFor(rest) : []), [rest]);
  const [chosen, setChosen] = useState(0);
  const [why, setWhy] = useState<DroppedWhy>('no-time');
  const offer = offers[chosen];
  const take = async () => {
    if (!offer) return;
    await pocket.replanDay({ day: today, offer: offer.name, ...orderOf(rest, offer), dropped: droppedOf(rest, offer, why) });
    onClose();
  };
  return (
    <Sheet title={t(REPLAN, 'title')} onClose={onClose}>
      <p className="hint mb-3">{t(REPLAN, 'lead')}</p>
      {offers.length === 0 && <p className="py-4 text-soft">{t(REPLAN, 'nothing')}</p>}
      <div className="grid gap-2" role="radiogroup" aria-label={t(REPLAN, 'title')}>
        {offers.map((one, i) => (
          <OfferCard key={one.name} offer={one} rest={rest} on={i === chosen} onChoose={() => setChosen(i)} />
        ))}
      </div>
      {rest.aside.length > 0 && (
        <p className="hint mt-2">{t(REPLAN, 'aside', { names: rest.aside.map(({ customer }) => customer?.name ?? '—').join('、') })}</p>
      )}
      {offer && offer.left.length > 0 && (
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

interface OfferCardProps {
  readonly offer: Offer;
  readonly rest: RestOfDay;
  readonly on: boolean;
  readonly onChoose: () => void;
}

function OfferCard({ offer: { name, order, day, moved, savedS, left, atRisk }, rest, on, onChoose }: OfferCardProps) {
  const t = useSay();
  const { me } = useView();
  const formats = useFormats(me.duty.zone);
  const minutes = (s: number) => Math.round(s / 60);
  const names = (of: readonly number[], between = '、') => of.map((stop) => rest.stops[stop]?.customer?.name ?? '—').join(between);
  const saved = minutes(savedS);
  return (
    <button
      type="button"
      role="radio"
      aria-checked={on}
      className={`rounded-2xl border p-3 text-left ${on ? 'border-jade bg-jade-soft' : 'border-line bg-card'}`}
      onClick={onChoose}
    >
      <span className="flex items-baseline justify-between gap-2">
        <strong>{t(OFFER, name)}</strong>
        <span className="num">
          {t(REPLAN, 'ends', { at: formats.minute(minutes(day.endS)) })}
          {saved > 0 && ` · ${t(REPLAN, 'saved', { min: saved })}`}
          {saved < 0 && ` · ${t(REPLAN, 'later', { min: -saved })}`}
        </span>
      </span>
      <span className="hint num block">
        {t(REPLAN, 'drive', { min: minutes(day.travelS) })} · {t(REPLAN, 'moved', { n: moved })}
      </span>
      <span className="mt-1 block leading-snug">{names(order, ' → ')}</span>
      {left.length > 0 && <span className="mt-1 block text-amber-ink">{t(REPLAN, 'left', { names: names(left) })}</span>}
      {atRisk.length > 0 && <span className="mt-1 block text-amber-ink">{t(REPLAN, 'risk', { names: names(atRisk) })}</span>}
    </button>
  );
}

function orderOf({ stops }: RestOfDay, { day }: Offer) {
  const order = day.calls.flatMap(({ stop: at, startS }) => {
    const one = stops[at];
    if (!one) return [];
    const { stop } = one;
    return [{ customer: stop.customer, ...(isPlanned(stop) && { stop: stop.id }), atMinute: Math.round(startS / 60) }];
  });
  return { order };
}

function droppedOf({ stops }: RestOfDay, { left }: Offer, why: DroppedWhy) {
  return left.flatMap((at) => {
    const one = stops[at];
    return one && isPlanned(one.stop) ? [{ stop: one.stop.id, why }] : [];
  });
}
