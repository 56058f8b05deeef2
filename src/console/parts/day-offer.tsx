import { Button, Segmented, Tooltip } from 'antd';
import { CircleHelp, Plus, Sparkles } from 'lucide-react';
import type * as z from 'zod/mini';
import type { ClosedWhy } from '../../domain/plan/access.ts';
import { AIMS, type AimName } from '../../domain/plan/day-problem.ts';
import { cheapestPlace, type DrivenDay } from '../../domain/plan/drive-day.ts';
import type { PlaceTrouble } from '../../domain/plan/placeable.ts';
import type { RouteProblem } from '../../domain/route/problem.ts';
import type { DayOffer } from '../../wire/day-offer.ts';
import { paths } from '../paths.ts';
import { CLOSED, DUE_STATE, PLACE_TROUBLE } from '../../words/planning.ts';
import { DAY } from '../words/day-offer.ts';
import { useFormats } from './formats.ts';
import { Go } from './go.tsx';
import { useSay } from './speak.tsx';

export type Offer = z.output<typeof DayOffer>;

interface OfferBarProps {
  readonly offer: Offer | undefined;
  readonly aim: AimName;
  /** The day as it stands in the form. */
  readonly now: DrivenDay | undefined;
  readonly onAim: (aim: AimName) => void;
  readonly onTake: () => void;
}

/** What the day comes to as it is, and what the planner would make of it; one tap takes that. */
export function OfferBar({ offer, aim, now, onAim, onTake }: OfferBarProps) {
  const t = useSay(DAY);
  const f = useFormats();
  if (offer && !offer.hours) return <p className="quiet">{t('dayOff')}</p>;
  const says = (stops: number, driveMin: number, endMinute: number) =>
    t('comesTo', { n: stops, drive: driveMin, end: f.minute(endMinute) });
  return (
    <section className="offer" aria-label={t('offer')}>
      <Segmented
        size="small"
        aria-label={t('aim')}
        value={aim}
        options={AIMS.map((value) => ({ value, label: t(`aim_${value}`) }))}
        onChange={onAim}
      />
      {now && now.calls.length > 0 && (
        <p className="figures">
          <span className="quiet">{t('asItIs')}</span> {says(now.calls.length, minutes(now.travelS), minutes(now.endS))}
          {!now.holds && <strong className="warn"> · {t('doesNotHold')}</strong>}
        </p>
      )}
      {offer && offer.stops.length > 0 && (
        <p className="figures">
          <span className="quiet">{t('offered')}</span> {says(offer.stops.length, offer.totals.driveMin, offer.totals.endMinute)}{' '}
          <Button size="small" type="primary" ghost icon={<Sparkles size={14} />} onClick={onTake}>
            {t('take')}
          </Button>
        </p>
      )}
    </section>
  );
}

interface LeftOutProps {
  readonly offer: Offer;
  readonly problem: RouteProblem;
  readonly order: readonly number[];
  readonly onAdd: (wish: number, at: number) => void;
}

const SHOWN = 12;

/** Who could be seen as well, each with the price: how much later the day would end. */
export function CouldBeSeen({ offer, problem, order, onAdd }: LeftOutProps) {
  const t = useSay(DAY);
  const due = useSay(DUE_STATE);
  const wishes = offer.made?.wishes ?? [];
  const on = new Set(order);
  const known = new Map([...offer.stops, ...offer.leftOut].map((one) => [one.customer, one]));
  const left = wishes.flatMap(({ customer }, wish) => {
    const one = known.get(customer);
    return on.has(wish) || !one ? [] : [{ ...one, wish, why: whyOf(offer, customer), place: cheapestPlace(problem, order, wish) }];
  });
  const best = left.toSorted((a, b) => Number(b.place.holds) - Number(a.place.holds) || a.place.extraS - b.place.extraS);
  if (best.length === 0) return null;
  return (
    <details className="could">
      <summary>{t('could', { n: best.length })}</summary>
      <ul>
        {best.slice(0, SHOWN).map(({ customer, name, grade, due: state, overdueDays, wish, place, why }) => (
          <li key={customer}>
            <Go to={paths.customer(customer)}>{name}</Go> <span className="chip">{grade}</span>{' '}
            <span className="quiet small">{overdueDays > 0 ? t('late_due', { state: due(state), days: overdueDays }) : due(state)}</span>
            <span className="grow" />
            <span className={`figures small ${place.holds ? 'quiet' : 'warn'}`}>
              {place.holds ? t('costs', { min: minutes(place.extraS) }) : t('doesNotFit', { min: minutes(place.extraS) })}
            </span>
            {why && !place.holds && <WhyNot why={why} />}
            <Tooltip title={t('addHere')}>
              <Button
                size="small"
                type="text"
                icon={<Plus size={14} />}
                aria-label={`${t('addHere')} ${name}`}
                onClick={() => onAdd(wish, place.at)}
              />
            </Tooltip>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Left = Offer['leftOut'][number];

function whyOf({ leftOut }: Offer, customer: Left['customer']): Left | undefined {
  return leftOut.find((one) => one.customer === customer);
}

/** What stands in the way in the offered day, and what would be enough: each was tried. */
function WhyNot({ why: { why, limit, shortMin, block, blockedBy, instead, wouldDo } }: { readonly why: Left }) {
  const t = useSay(DAY);
  const says = [
    why === 'fits' ? t('why_fits') : '',
    limit ? t(`limit_${limit}`) : '',
    block ? t(`why_${block}`, { min: shortMin ?? 0, name: blockedBy ?? '' }) : '',
    instead ? t('instead', { name: instead }) : '',
    ...wouldDo.map(({ kind, minutes: min }) => t(`do_${kind}`, { min })),
  ];
  const text = says.filter(Boolean);
  return (
    <Tooltip title={text.map((line) => <p key={line}>{line}</p>)}>
      <button type="button" className="why-not" aria-label={text.join('；')}>
        <CircleHelp size={14} aria-hidden />
      </button>
    </Tooltip>
  );
}

/** Who cannot be seen on the day whatever the route, and why. */
export function CannotBeSeen({ aside }: Pick<Offer, 'aside'>) {
  const t = useSay(DAY);
  const [closed, place] = [useSay(CLOSED), useSay(PLACE_TROUBLE)];
  const why = (code: Offer['aside'][number]['why']) => (code in CLOSED ? closed(code as ClosedWhy) : place(code as PlaceTrouble));
  if (aside.length === 0) return null;
  return (
    <details className="could">
      <summary>{t('cannot', { n: aside.length })}</summary>
      <ul>
        {aside.map(({ customer, name, why: code }) => (
          <li key={customer}>
            <Go to={paths.customer(customer)}>{name}</Go>
            <span className="grow" />
            <span className="quiet small">{why(code)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function minutes(s: number): number {
  return Math.round(s / 60);
}
