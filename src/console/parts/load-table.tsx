import type * as z from 'zod/mini';
import type { PersonId } from '../../domain/ids.ts';
import type { weighPolicy } from '../../wire/policy.ts';
import { BINDING } from '../../words/certificates.ts';
import { FREQUENCY } from '../words/frequency.ts';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';
import { useFormats } from './formats.ts';
import type { Tried } from './policy-trial.tsx';
import { useSay } from './speak.tsx';

type Load = z.output<(typeof weighPolicy)['reply']>['people'][number];

/** More than the working hours hold: whoever is asked for it can only leave something out. */
const FULL = 1;
const TOLD_AT_ONCE = 5;

/** What a policy asks of each person beside what they have time for. */
export function LoadTable({ people, tried }: { people: readonly Load[]; tried: ReadonlyMap<PersonId, Tried> }) {
  const t = useSay(FREQUENCY);
  const columns = useLoadColumns(tried);
  const over = people.filter((row) => row.asked > row.capacity);
  return (
    <>
      <h3>{t('load')}</h3>
      <p className="quiet small">{t('loadLead')}</p>
      {over.slice(0, TOLD_AT_ONCE).map(({ person, personName, customers, asked, capacity }) => (
        <p key={person} className="trouble">
          {t('over', { name: personName, customers, asked: Math.round(asked), capacity: Math.floor(capacity) })}
        </p>
      ))}
      <DataTable name="load" prefix="load." columns={columns} rows={people} rowKey={({ person }) => person} empty={null} />
    </>
  );
}

function useLoadColumns(tried: ReadonlyMap<PersonId, Tried>): Column<Load>[] {
  const t = useSay(FREQUENCY);
  const binding = useSay(BINDING);
  const f = useFormats();
  const share = ({ asked, capacity }: Load) => (capacity > 0 ? asked / capacity : null);
  return [
    { key: 'person', title: t('person'), value: ({ personName }) => personName },
    { key: 'customers', title: t('customers'), right: true, value: ({ customers }) => customers },
    { key: 'asked', title: t('asked'), right: true, value: ({ asked }) => Math.round(asked) },
    { key: 'capacity', title: t('capacity'), right: true, value: ({ capacity }) => Math.floor(capacity) },
    {
      key: 'share',
      title: t('share'),
      right: true,
      value: share,
      show: (row) => <span className={(share(row) ?? 2) > FULL ? 'needs-you' : ''}>{f.share(share(row))}</span>,
    },
    {
      key: 'chance',
      title: t('chance'),
      right: true,
      value: ({ person }) => tried.get(person)?.probability ?? null,
      show: ({ person }) => {
        const it = tried.get(person);
        if (!it) return '';
        const short = it.probability < it.goal;
        return (
          <span className={short ? 'needs-you' : ''}>
            {f.share(it.probability)} {it.binding && binding(it.binding)}
          </span>
        );
      },
    },
    { key: 'days', title: t('days'), right: true, value: ({ workingDays }) => workingDays },
    {
      key: 'minutes',
      title: t('minutes'),
      right: true,
      value: ({ minutesPerVisit }) => Math.round(minutesPerVisit),
      show: ({ minutesPerVisit, pace }) => `${Math.round(minutesPerVisit)} (${t(`pace_${pace}`)})`,
    },
  ];
}
