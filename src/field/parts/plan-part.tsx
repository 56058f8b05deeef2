import { useMemo, useState } from 'react';
import { addDays, datesFrom, type LocalDate, weekdayOf } from '../../base/moment.ts';
import type { CustomerId, StopId } from '../../domain/ids.ts';
import { isFieldDay } from '../../domain/person.ts';
import { challengesOf } from '../../domain/plan/challenge.ts';
import { ChallengeWhy } from '../../domain/plan/rules.ts';
import { CHALLENGE_WHY } from '../../words/plans.ts';
import type { View } from '../ports.ts';
import { PLAN } from '../words/plan.ts';
import { Choices } from './choices.tsx';
import { useFormats, useSay } from './look.tsx';
import { Sheet } from './sheet.tsx';
import { usePocket, useToday, useView } from './use-pocket.ts';

const AHEAD_DAYS = 14;

interface PlannedOn {
  readonly day: LocalDate;
  readonly stop: StopId;
  readonly atMinute: number | undefined;
}

/** When a customer is planned, and a way to ask for something else. */
export default function PlanPart({ customer }: { readonly customer: CustomerId }) {
  const t = useSay();
  const view = useView();
  const today = useToday();
  const formats = useFormats(view.me.duty.zone);
  const planned = useMemo(() => plannedFrom(view, customer, today), [view, customer, today]);
  const asked = useMemo(() => askedOf(view, customer, today), [view, customer, today]);
  const [asking, setAsking] = useState(false);
  return (
    <>
      {planned.length === 0 && <p className="text-soft">{t(PLAN, 'notPlanned')}</p>}
      <ul className="rows">
        {planned.map(({ day, stop, atMinute }) => (
          <li key={stop} className="num flex min-h-12 items-center justify-between">
            <span>{formats.day(day)}</span>
            {atMinute !== undefined && <span className="text-soft">{formats.minute(atMinute)}</span>}
          </li>
        ))}
        {asked.map(({ id, ask, day, toDay, state }) => (
          <li key={id} className="flex min-h-12 items-center justify-between gap-3 py-2">
            <span className="num">{t(PLAN, `asked_${ask}`, { day: formats.day(day), to: toDay ? formats.day(toDay) : '' })}</span>
            <span className="hint">{t(PLAN, `state_${state}`)}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="btn mt-2 w-full" onClick={() => setAsking(true)}>
        {t(PLAN, 'ask')}
      </button>
      {asking && <AskSheet customer={customer} planned={planned} onClose={() => setAsking(false)} />}
    </>
  );
}

interface AskSheetProps {
  readonly customer: CustomerId;
  readonly planned: readonly PlannedOn[];
  readonly onClose: () => void;
}

function AskSheet({ customer, planned, onClose }: AskSheetProps) {
  const t = useSay();
  const pocket = usePocket();
  const { me } = useView();
  const formats = useFormats(me.duty.zone);
  const days = workingDays(me, useToday());
  const [ask, setAsk] = useState<'drop' | 'move' | 'add'>(planned.length > 0 ? 'move' : 'add');
  const [day, setDay] = useState<LocalDate | undefined>(planned[0]?.day);
  const [toDay, setToDay] = useState<LocalDate>();
  const [why, setWhy] = useState<ChallengeWhy>();
  const [text, setText] = useState('');
  const from = ask === 'add' ? toDay : day;
  const ready = why !== undefined && from !== undefined && (ask !== 'move' || (toDay !== undefined && toDay !== day));
  const send = async () => {
    if (!ready) return;
    const stop = ask === 'add' ? undefined : planned.find((one) => one.day === day)?.stop;
    const asks = ask === 'move' ? { ask, day: from, toDay: toDay ?? from, why } : { ask, day: from, why };
    await pocket.askPlan({ customer, stop, asks, text });
    onClose();
  };
  const dayChoices = (of: readonly LocalDate[]) => of.map((value) => ({ value, title: formats.day(value) }));
  return (
    <Sheet title={t(PLAN, 'ask')} onClose={onClose}>
      <div className="grid gap-4">
        <p className="hint">{t(PLAN, 'how')}</p>
        <Choices
          legend={t(PLAN, 'what')}
          options={(planned.length > 0 ? (['move', 'drop', 'add'] as const) : (['add'] as const)).map((value) => ({
            value,
            title: t(PLAN, value),
          }))}
          chosen={[ask]}
          onChoose={([it]) => it && setAsk(it)}
        />
        {ask !== 'add' && planned.length > 1 && (
          <Choices
            legend={t(PLAN, 'which')}
            options={dayChoices(planned.map((one) => one.day))}
            chosen={day ? [day] : []}
            onChoose={([it]) => setDay(it)}
          />
        )}
        {ask !== 'drop' && (
          <Choices
            legend={t(PLAN, 'toWhich')}
            options={dayChoices(days.filter((one) => !planned.some((other) => other.day === one)).slice(0, 8))}
            chosen={toDay ? [toDay] : []}
            onChoose={([it]) => setToDay(it)}
          />
        )}
        <Choices
          legend={t(PLAN, 'why')}
          options={ChallengeWhy.options.map((value) => ({ value, title: t(CHALLENGE_WHY, value) }))}
          chosen={why ? [why] : []}
          onChoose={([it]) => setWhy(it)}
        />
        <label>
          <span className="label">{t(PLAN, 'text')}</span>
          <textarea className="field min-h-20" maxLength={500} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
        </label>
        <button type="button" className="btn btn-main" disabled={!ready} onClick={() => void send()}>
          {t(PLAN, 'send')}
        </button>
      </div>
    </Sheet>
  );
}

function plannedFrom({ plans }: View, customer: CustomerId, today: LocalDate): PlannedOn[] {
  return [...plans.values()]
    .filter(({ day }) => day >= today)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .flatMap(({ day, stops }) =>
      stops.filter((stop) => stop.customer === customer).map(({ id, atMinute }) => ({ day, stop: id, atMinute })),
    );
}

/** What was asked of days still ahead, by this phone or another, and how it stands. */
function askedOf({ planned, mine }: View, customer: CustomerId, today: LocalDate) {
  const known = new Map((mine?.challenges ?? []).map((one) => [one.id, one]));
  const own = challengesOf(planned).filter(({ id }) => !known.has(id));
  const all = [...known.values(), ...own].filter((one) => one.customer === customer && one.day >= today);
  return all.map(({ id, ask, day, toDay, answer }) => {
    const state = !known.has(id) ? 'onPhone' : !answer ? 'waiting' : answer.by === 'rule' ? 'rule' : answer.is;
    return { id, ask, day, toDay, state } as const;
  });
}

function workingDays(me: View['me'], today: LocalDate): LocalDate[] {
  return datesFrom(today, addDays(today, AHEAD_DAYS)).filter((day) => isFieldDay(me, day, weekdayOf(day)));
}
