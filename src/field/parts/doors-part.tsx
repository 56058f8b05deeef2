import { useMemo } from 'react';
import { addDays } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import { nextOpen, openWindows } from '../../domain/plan/access.ts';
import { ageDays, isStale, type Said } from '../../domain/plan/said.ts';
import { DOORS, SAID_HOW } from '../../words/planning.ts';
import { DUE } from '../words/due.ts';
import { useDoorWords } from './door-words.ts';
import { doorsIn } from './doors.ts';
import { useFormats, useSay } from './look.tsx';
import { useToday, useView } from './use-pocket.ts';

const LOOK_AHEAD_DAYS = 31;

/** When the customer lets somebody in: today, the next day that does, and who said so how long ago. */
export default function DoorsPart({ customer }: { readonly customer: Customer }) {
  const t = useSay();
  const view = useView();
  const today = useToday();
  const words = useDoorWords();
  const formats = useFormats(view.me.duty.zone);
  const doors = useMemo(() => doorsIn(view)(customer.id), [view, customer.id]);
  const { access, institution } = doors;
  if (!access) return null;
  const now = openWindows(doors, today);
  const next = nextOpen(doors, addDays(today, 1), LOOK_AHEAD_DAYS);
  return (
    <>
      <h2 className="section">{t(DUE, 'hours')}</h2>
      <div className="card">
        <p className="num">
          <strong>{t(DUE, 'today')}</strong> {words(now)}
        </p>
        <p className="num">
          <strong>{next ? formats.day(next.day) : t(DUE, 'later')}</strong> {next ? words(next) : t(DUE, 'noDay', { n: LOOK_AHEAD_DAYS })}
        </p>
        <SaidLine said={access.said} />
        {institution?.rules.map((rule) => (
          <div key={JSON.stringify(rule)} className="mt-2 border-t border-line-soft pt-2">
            <p>{[institution.name, rule.title ?? t(DOORS, rule.kind)].join(' · ')}</p>
            {rule.numbers !== undefined && <p className="hint">{t(DOORS, 'numbers', { n: rule.numbers })}</p>}
            <SaidLine said={rule.said} />
          </div>
        ))}
      </div>
    </>
  );
}

function SaidLine({ said }: { readonly said: Said }) {
  const t = useSay();
  const today = useToday();
  const { me } = useView();
  const formats = useFormats(me.duty.zone);
  const { how, who, on, words } = said;
  return (
    <p className="hint">
      {t(DOORS, 'age', { how: t(SAID_HOW, how), who: who ?? '', on: formats.date(on), n: ageDays(said, today) })}
      {words && ` · ${words}`}
      {isStale(said, today) && <span className="chip ml-1 bg-amber-soft text-amber-ink">{t(DOORS, 'stale')}</span>}
    </p>
  );
}
