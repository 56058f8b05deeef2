import { ChevronDown } from 'lucide-react';
import type { Indicator } from '../../domain/kpi/indicator.ts';
import { INDICATORS } from '../../domain/kpi/indicators.ts';
import { KPI_DEFINITIONS, KPI_NAMES } from '../../words/kpis.ts';
import { say } from '../../words/language.ts';
import type { BoardCard } from '../../wire/board.ts';
import { useFormats, useLook, useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { useView } from '../parts/use-pocket.ts';
import { FRAME } from '../words/frame.ts';
import { RECORD } from '../words/record.ts';
import type { Formats } from '../../ui/formats.ts';
import { NONE } from '../../ui/formats.ts';

export default function KpisScreen() {
  const t = useSay();
  const { mine, me } = useView();
  const formats = useFormats(me.duty.zone);
  return (
    <Page title={t(FRAME, 'kpis')}>
      {mine && mine.cards.length > 0 ? (
        <>
          <p className="num font-semibold">{t(RECORD, 'month', { month: formats.month(mine.month) })}</p>
          <p className="hint mb-3">
            {t(RECORD, 'same')} {t(RECORD, 'asOf', { at: formats.moment(mine.asOf) })}
          </p>
          <ul className="flex flex-col gap-3">
            {mine.cards.map((card) => (
              <Card key={card.key} card={card} />
            ))}
          </ul>
        </>
      ) : (
        <p className="py-6 text-soft">{t(RECORD, 'noCards')}</p>
      )}
    </Page>
  );
}

/** A plan that nobody could keep is no one's fault, and the rep reads it where the number stands. */
function Chance() {
  const t = useSay();
  const { mine, me } = useView();
  const formats = useFormats(me.duty.zone);
  if (!mine?.chance) return null;
  const { probability, goal } = mine.chance;
  return (
    <p className={`num mt-2 text-[0.92rem] leading-snug ${probability < goal ? 'text-amber-ink' : 'text-soft'}`}>
      {t(RECORD, probability < goal ? 'chanceShort' : 'chance', { share: formats.share(probability) })}
    </p>
  );
}

/** The number, what it is made of, and on a tap what it means: never a share without its n and d. */
function Card({ card }: { readonly card: BoardCard }) {
  const t = useSay();
  const { language } = useLook();
  const formats = useFormats(useView().me.duty.zone);
  const { key, n, d, value, before } = card;
  const unit = INDICATORS.find((indicator) => indicator.key === key)?.unit ?? 'count';
  return (
    <li className="card">
      <details className="group">
        <summary className="flex list-none items-start gap-3">
          <span className="min-w-0 flex-1">
            <span className="block leading-snug">{say(KPI_NAMES, key, language)}</span>
            <span className="num mt-1 block text-[1.6rem] leading-tight font-semibold">
              {value === null ? NONE : valueWords(value, unit, formats)}
            </span>
            <span className="hint num block">
              {[
                value === null ? t(RECORD, 'notYet') : d === null ? '' : `${partWords(n, unit, formats)} / ${formats.number(d, 1)}`,
                before?.value === null || before?.value === undefined
                  ? ''
                  : t(RECORD, 'before', { value: valueWords(before.value, unit, formats) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <ChevronDown className="mt-1 shrink-0 text-soft group-open:rotate-180" size={20} aria-hidden />
        </summary>
        {key === 'plan-completion' && <Chance />}
        <dl className="mt-3 flex flex-col gap-2 border-t border-line-soft pt-3 text-[0.92rem] leading-snug">
          {(['numerator', 'denominator', 'definition'] as const).map((term) => (
            <div key={term}>
              <dt className="text-soft">{t(RECORD, term)}</dt>
              <dd>{say(KPI_DEFINITIONS, `${key}.${PARTS[term]}`, language)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}

const PARTS = { numerator: 'n', denominator: 'd', definition: 'rules' } as const;

function valueWords(value: number, unit: Indicator['unit'], formats: Formats): string {
  if (unit === 'share') return formats.share(value);
  if (unit === 'fen') return formats.money(value);
  return unit === 'minutes' ? formats.duration(value * 60_000) : formats.number(value, 1);
}

function partWords(n: number, unit: Indicator['unit'], formats: Formats): string {
  if (unit === 'minutes') return formats.duration(n * 60_000);
  return unit === 'fen' ? formats.money(n) : formats.number(n, 1);
}
