import { Button } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type * as z from 'zod/mini';
import { addDays, datesFrom, type LocalDate, mondayOf, weekdayOf } from '../../base/moment.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { isFieldDay } from '../../domain/person.ts';
import { postsUnder } from '../../domain/scope.ts';
import { readOrg } from '../../wire/org.ts';
import { listPlans, type PlanSheet } from '../../wire/plans.ts';
import { PlanForm } from '../forms/plan-form.tsx';
import { useAsk } from '../parts/ask.ts';
import { Certificates } from '../parts/certificates.tsx';
import { MonthPlanner } from '../parts/month-planner.tsx';
import { Challenges } from '../parts/challenges.tsx';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { useToday } from '../parts/me.tsx';
import { Page } from '../parts/page.tsx';
import { PickPerson, PickUnit } from '../parts/pickers.tsx';
import { Proposals } from '../parts/proposals.tsx';
import { useSearchState } from '../parts/search.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { DESK, TABLE } from '../words/desk.ts';
import { PLANS } from '../words/plans.ts';

type Sheet = z.output<typeof PlanSheet>;
type Org = z.output<(typeof readOrg)['reply']>;
type Someone = Org['people'][number];

/** A week of everybody in scope: a cell is a day of a person, and opens beside the table. */
export default function PlansPage() {
  const t = useSay(PLANS);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const today = useToday();
  const [search, change] = useSearchState();
  const monday = mondayOf(search.from ?? today);
  const days = datesFrom(monday, addDays(monday, 6));
  const { unit, person } = search as { unit?: UnitId; person?: PersonId };
  const filters = { ...(unit && { unit }), ...(person && { person }) };
  const { data, error, refetch } = useAsk(listPlans, { from: monday, to: addDays(monday, 6), ...filters });
  const org = useAsk(readOrg, {});
  const people = peopleOf(org.data, filters);
  const open = search.open?.split(':') as [PersonId, LocalDate] | undefined;
  return (
    <Page title={desk('plans')} lead={t('lead')}>
      <div className="table-bar">
        <Button icon={<ChevronLeft size={16} />} aria-label={t('before')} onClick={() => change({ from: addDays(monday, -7) })} />
        <strong className="figures">{t('week', { from: monday, to: addDays(monday, 6) })}</strong>
        <Button icon={<ChevronRight size={16} />} aria-label={t('next')} onClick={() => change({ from: addDays(monday, 7) })} />
        <Button onClick={() => change({ from: undefined })}>{t('thisWeek')}</Button>
        <PickUnit />
        <PickPerson />
      </div>
      <Trouble error={error ?? org.error} onRetry={() => void refetch()} />
      {(!data || !org.data) && !error && !org.error && <Waiting label={words('loading')} rows={10} />}
      {data && org.data && people.length === 0 && <Empty says={t('empty')} />}
      {data && people.length > 0 && (
        <WeekGrid people={people} days={days} plans={data.plans} today={today} open={search.open} onOpen={(id) => change({ open: id })} />
      )}
      <Proposals from={addDays(monday, -7)} to={addDays(monday, 34)} />
      <Challenges from={addDays(monday, -7)} to={addDays(monday, 34)} />
      {person ? <MonthPlanner key={person} person={person} name={people.find(({ id }) => id === person)?.name ?? ''} /> : null}
      {org.data && <Certificates people={people} />}
      {open && (
        <PlanForm
          person={open[0]}
          day={open[1]}
          name={org.data?.people.find(({ id }) => id === open[0])?.name ?? ''}
          onClose={() => change({ open: undefined })}
        />
      )}
    </Page>
  );
}

/** Who makes visits: active people who look after customers or are reps. */
function peopleOf(org: Org | undefined, { unit, person }: { unit?: UnitId; person?: PersonId }): Someone[] {
  const seats = org && unit ? new Set(postsUnder(org, unit).map(({ id }) => id)) : undefined;
  return (org?.people ?? []).filter(
    (it) =>
      it.active &&
      (it.role === 'rep' || it.customers > 0) &&
      (!person || it.id === person) &&
      (!seats || (it.post !== null && seats.has(it.post))),
  );
}

interface GridProps {
  readonly people: readonly Someone[];
  readonly days: readonly LocalDate[];
  readonly plans: readonly Sheet[];
  readonly today: LocalDate;
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

function WeekGrid({ people, days, plans, today, open, onOpen }: GridProps) {
  const t = useSay(PLANS);
  const f = useFormats();
  const byKey = new Map(plans.map((sheet) => [`${sheet.plan.person}:${sheet.plan.day}`, sheet]));
  return (
    <div className="week-box">
      <table className="week">
        <thead>
          <tr>
            <th>{t('person')}</th>
            {days.map((day) => (
              <th key={day} className={day === today ? 'is-today' : ''} scope="col">
                {f.day(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name} <small className="quiet">{person.employeeNo}</small>
              </th>
              {days.map((day) => {
                const id = `${person.id}:${day}`;
                return (
                  <td key={day} className={day === today ? 'is-today' : ''}>
                    <DayCell person={person} day={day} sheet={byKey.get(id)} isOpen={open === id} onOpen={() => onOpen(id)} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayCell({
  person,
  day,
  sheet,
  isOpen,
  onOpen,
}: {
  person: Someone;
  day: LocalDate;
  sheet: Sheet | undefined;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const t = useSay(PLANS);
  const works = isFieldDay(person, day, weekdayOf(day));
  if (!sheet || sheet.stops.length === 0) {
    return (
      <button type="button" className="day-cell none" aria-pressed={isOpen} onClick={onOpen}>
        {works ? t('none') : t('leave')} <span className="sr">{`${person.name} ${day}`}</span>
      </button>
    );
  }
  const kept = sheet.stops.filter(({ state }) => state === 'kept' || state === 'kept-later').length;
  return (
    <button type="button" className="day-cell" aria-pressed={isOpen} onClick={onOpen}>
      <span className="figures">
        {t('stops', { kept, n: sheet.stops.length })} <span className="sr">{`${person.name} ${day}`}</span>
      </span>
      <span className="pips" aria-hidden>
        {sheet.stops.map(({ stop, state }) => (
          <i key={stop} className={`pip pip-${state}`} />
        ))}
      </span>
    </button>
  );
}
