import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { Holidays } from '../../domain/plan/calendar.ts';
import { InstitutionSheet, listInstitutions } from '../../wire/access.ts';
import { readHolidays, saveHolidays } from '../../wire/calendar.ts';
import type { Recurrence } from '../../domain/plan/recurrence.ts';
import { DOORS } from '../../words/planning.ts';
import { recurrenceText } from '../../words/recurrence.ts';
import { HolidaysForm } from '../forms/holidays-form.tsx';
import { InstitutionForm } from '../forms/institution-form.tsx';
import { LeaveForm } from '../forms/leave-form.tsx';
import { SaidLine } from '../parts/access-part.tsx';
import { useAsk, useDo } from '../parts/ask.ts';
import { spansText } from '../../domain/plan/hours-text.ts';
import { Empty } from '../parts/empty.tsx';
import { Leaves } from '../parts/leaves.tsx';
import { useMay, useToday } from '../parts/me.tsx';
import { Page, Section } from '../parts/page.tsx';
import { useSearchState } from '../parts/search.ts';
import { useLanguage, useSay, useText } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CALENDAR } from '../words/calendar.ts';
import { DESK, TABLE } from '../words/desk.ts';

const TABS = ['leaves', 'holidays', 'institutions'] as const;

/** Days that are not as others: of a person, of the company, and of the houses that are visited. */
export default function CalendarPage() {
  const t = useSay(CALENDAR);
  const desk = useSay(DESK);
  const { manage } = useMay();
  const [search, change] = useSearchState();
  const tab = TABS.find((one) => one === search.tab) ?? 'leaves';
  const add = tab === 'leaves' && <Button onClick={() => change({ add: 'leave' })}>{t(manage ? 'add' : 'ask')}</Button>;
  return (
    <Page title={desk('calendar')} lead={t('lead')} actions={add}>
      <div className="table-bar">
        <Segmented
          value={tab}
          options={TABS.map((value) => ({ value, label: t(`tab_${value}`) }))}
          onChange={(value) => change({ tab: value === 'leaves' ? undefined : value })}
        />
      </div>
      {tab === 'leaves' && <Leaves />}
      {tab === 'holidays' && <Years />}
      {tab === 'institutions' && <Institutions />}
      {search.add === 'leave' && <LeaveForm onClose={() => change({ add: undefined })} />}
    </Page>
  );
}

function Years() {
  const t = useSay(CALENDAR);
  const today = useToday();
  const { admin } = useMay();
  const { data, error } = useAsk(readHolidays, {});
  const [editing, setEditing] = useState<number>();
  const years = data?.years ?? [];
  const thisYear = Number(today.slice(0, 4));
  const open = [thisYear, thisYear + 1].filter((year) => !years.some(({ holidays }) => holidays.year === year));
  const offered = (data?.shipped ?? []).filter(({ year }) => open.includes(year));
  const draft = editing === undefined ? undefined : (years.find(({ holidays }) => holidays.year === editing) ?? blank(editing));
  return (
    <>
      <Trouble error={error} />
      {data && years.length === 0 && <p className="quiet">{t('noYears')}</p>}
      {years.map(({ holidays, number }) => (
        <Year key={number} holidays={holidays} onEdit={admin ? () => setEditing(holidays.year) : undefined} />
      ))}
      {admin && (
        <div className="form-tools">
          {offered.map((holidays) => (
            <Take key={holidays.year} holidays={holidays} />
          ))}
          {open.map((year) => (
            <Button key={year} onClick={() => setEditing(year)}>
              {t('addYear', { year })}
            </Button>
          ))}
        </div>
      )}
      {draft && (
        <Section title={t('addYear', { year: draft.holidays.year })}>
          <HolidaysForm key={`${draft.holidays.year}:${draft.number}`} {...draft} onDone={() => setEditing(undefined)} />
        </Section>
      )}
    </>
  );
}

function blank(year: number): { holidays: Holidays; number: number } {
  return { holidays: { year, off: [], work: [], source: '' }, number: 0 };
}

/** One click for what the State Council published; it can be changed like anything that was typed. */
function Take({ holidays }: { holidays: Holidays }) {
  const t = useSay(CALENDAR);
  const words = useSay(TABLE);
  const { message } = App.useApp();
  const { mutate, isPending, error } = useDo(saveHolidays);
  const take = () => mutate({ holidays, number: 0 }, { onSuccess: () => void message.success(words('saved')) });
  return (
    <>
      <Button type="primary" loading={isPending} onClick={take}>
        {t('take', { year: holidays.year })}
      </Button>
      <Trouble error={error} />
    </>
  );
}

function Year({ holidays: { year, off, work, source }, onEdit }: { holidays: Holidays; onEdit: (() => void) | undefined }) {
  const t = useSay(CALENDAR);
  const text = useText();
  return (
    <Section title={`${year}`} aside={onEdit && <Button onClick={onEdit}>{t('edit')}</Button>}>
      <p className="quiet small">{source}</p>
      <dl className="facts figures">
        {off.map(({ name, from, to }) => (
          <div key={from}>
            <dt>{text(name)}</dt>
            <dd>{from === to ? from : `${from} – ${to}`}</dd>
          </div>
        ))}
      </dl>
      {work.length > 0 && (
        <p className="figures">
          {t('work')}: {work.map(({ on }) => on).join(' · ')}
        </p>
      )}
    </Section>
  );
}

type Listed = z.output<typeof InstitutionSheet>;

function Institutions() {
  const t = useSay(CALENDAR);
  const { data, error } = useAsk(listInstitutions, {});
  const [editing, setEditing] = useState<Listed>();
  return (
    <>
      <Trouble error={error} />
      {data && data.institutions.length === 0 && <Empty says={t('noInstitutions')} />}
      {data?.institutions.map((sheet) => (
        <InstitutionSection key={sheet.institution.id} sheet={sheet} onEdit={() => setEditing(sheet)} />
      ))}
      {editing && <InstitutionForm key={editing.number} sheet={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function InstitutionSection({ sheet: { institution, customers }, onEdit }: { sheet: Listed; onEdit: () => void }) {
  const t = useSay(CALENDAR);
  const doors = useSay(DOORS);
  const { manage } = useMay();
  const language = useLanguage();
  const daysOf = ({ from, rule, also }: Recurrence) => {
    const comes = rule && (recurrenceText(rule, language) ?? rule);
    return comes ? t('daysFrom', { from, comes }) : also.join(', ');
  };
  return (
    <Section title={institution.name} aside={manage && <Button onClick={onEdit}>{t('edit')}</Button>}>
      <p className="quiet">
        {t('customers', { n: customers })} · {t('rules', { n: institution.rules.length })}
      </p>
      {institution.rules.map((rule) => (
        <div key={JSON.stringify(rule)}>
          <p className="figures">
            {rule.title ?? doors(rule.kind)} · {daysOf(rule.recurs)} {spansText(rule.spans)} {rule.needsNumber && doors('needsNumber')}{' '}
            {rule.heads !== undefined && doors('heads', { n: rule.heads })}
          </p>
          <SaidLine said={rule.said} />
        </div>
      ))}
    </Section>
  );
}
