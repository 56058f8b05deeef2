import { App, Button, Drawer, Input, Select } from 'antd';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { LocalDate } from '../../base/moment.ts';
import type { CustomerId, PersonId, StopId } from '../../domain/ids.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import { excuseStop, listPlans, type PlanSheet, savePlan } from '../../wire/plans.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { useMay, useMe, useToday } from '../parts/me.tsx';
import { PickCustomer } from '../parts/pick-customer.tsx';
import { PlanNotes } from '../parts/plan-notes.tsx';
import { PlanMap } from '../parts/plan-map.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { TABLE } from '../words/desk.ts';
import { EXCUSES, PLANS, STOP_STATE } from '../words/plans.ts';

type Sheet = z.output<typeof PlanSheet>;

/** A day of a person: its stops with how they came out; they can be changed and published, or excused. */
export function PlanForm({ person, day, name, onClose }: { person: PersonId; day: LocalDate; name: string; onClose: () => void }) {
  const words = useSay(TABLE);
  const f = useFormats();
  const { data, error } = useAsk(listPlans, { from: day, to: day, person });
  const sheet = data?.plans.find(({ plan }) => plan.person === person && plan.day === day);
  const isHere = data && (data.plans.length === 0 || sheet);
  return (
    <Drawer open onClose={onClose} size={540} mask={false} title={`${name} · ${f.day(day)}`}>
      <Trouble error={error} />
      {isHere ? (
        <Stops key={`${person}:${day}:${sheet?.version ?? 0}`} person={person} day={day} sheet={sheet} />
      ) : (
        !error && <Waiting label={words('loading')} />
      )}
    </Drawer>
  );
}

interface Draft extends Stop {
  readonly name: string;
}

function Stops({ person, day, sheet }: { person: PersonId; day: LocalDate; sheet: Sheet | undefined }) {
  const t = useSay(PLANS);
  const f = useFormats();
  const { message } = App.useApp();
  const words = useSay(TABLE);
  const { manage } = useMay();
  const { me } = useMe();
  const today = useToday();
  const mayEdit = manage || me.id === person;
  const names = new Map(sheet?.stops.map(({ stop, customerName }) => [stop, customerName]));
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    (sheet?.plan.stops ?? []).map((stop) => ({ ...stop, name: names.get(stop.id) ?? '' })),
  );
  const { mutate, isPending, error } = useDo(savePlan);
  const publish = () =>
    mutate(
      { plan: { person, day, stops: drafts.map(stopOf) }, version: sheet?.version ?? 0 },
      { onSuccess: () => void message.success(words('saved')) },
    );
  const add = (customer: CustomerId, name: string) => setDrafts([...drafts, { id: crypto.randomUUID() as StopId, customer, name }]);
  return (
    <>
      <p className="quiet">
        {sheet ? t('version', { n: sheet.version, at: f.moment(sheet.publishedAt) }) : t('draft')} · {t(sheet?.frozen ? 'frozen' : 'open')}
      </p>
      {drafts.length === 0 ? (
        <Empty says={t('noStops')} />
      ) : (
        <StopList drafts={drafts} sheet={sheet} mayEdit={mayEdit} onChange={setDrafts} />
      )}
      {mayEdit && day >= today && <PlanNotes plan={{ person, day, stops: drafts.map(stopOf) }} />}
      {mayEdit && (
        <div className="table-bar">
          <PickCustomer
            className="pick-wide"
            placeholder={t('add')}
            onChange={(id, customer) => id && add(id as CustomerId, customer?.name ?? '')}
          />
          <span className="grow" />
          <Button type="primary" loading={isPending} onClick={publish}>
            {t('publish')}
          </Button>
        </div>
      )}
      {!mayEdit && <p className="quiet small">{t('mayNot')}</p>}
      <Trouble error={error} />
      <PlanMap person={person} stops={drafts} />
    </>
  );
}

interface StopListProps {
  readonly drafts: readonly Draft[];
  readonly sheet: Sheet | undefined;
  readonly mayEdit: boolean;
  readonly onChange: (drafts: readonly Draft[]) => void;
}

function StopList({ drafts, sheet, mayEdit, onChange }: StopListProps) {
  const t = useSay(PLANS);
  const state = useSay(STOP_STATE);
  const byStop = new Map(sheet?.stops.map((it) => [it.stop, it]));
  const move = (from: number, to: number) => onChange(drafts.toSpliced(from, 1).toSpliced(to, 0, drafts[from] as Draft));
  const change = (i: number, change: Partial<Draft>) => onChange(drafts.with(i, { ...(drafts[i] as Draft), ...change }));
  return (
    <ol className="stops">
      {drafts.map((stop, i) => {
        const now = byStop.get(stop.id);
        return (
          <li key={stop.id}>
            <span className="stop-number">{i + 1}</span>
            <div className="stop-body">
              <p>
                <Go to={paths.customer(stop.customer)}>{stop.name || stop.customer}</Go>{' '}
                {now?.grade && <span className="chip">{now.grade}</span>}{' '}
                {now && (
                  <span className={`stop-state pip-${now.state}`}>
                    {now.visit ? <Go to={paths.visit(now.visit)}>{state(now.state)}</Go> : state(now.state)}
                  </span>
                )}
              </p>
              {mayEdit && (
                <div className="pair">
                  <Input
                    type="time"
                    size="small"
                    aria-label={`${t('at')} ${stop.name}`}
                    value={clockOf(stop.atMinute)}
                    onChange={({ target }) => change(i, { atMinute: minuteOf(target.value) as number })}
                  />
                  <Input
                    size="small"
                    maxLength={200}
                    placeholder={t('objective')}
                    aria-label={`${t('objective')} ${stop.name}`}
                    value={stop.objective ?? ''}
                    onChange={({ target }) => change(i, { objective: target.value })}
                  />
                </div>
              )}
              {!mayEdit && stop.objective && <p className="quiet">{stop.objective}</p>}
              {now && (now.state === 'missed' || now.state === 'ahead') && sheet && <Excuse stop={stop.id} sheet={sheet} />}
            </div>
            {mayEdit && (
              <span className="stop-tools">
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowUp size={14} />}
                  aria-label={`${t('up')} ${stop.name}`}
                  disabled={i === 0}
                  onClick={() => move(i, i - 1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowDown size={14} />}
                  aria-label={`${t('down')} ${stop.name}`}
                  disabled={i === drafts.length - 1}
                  onClick={() => move(i, i + 1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<X size={14} />}
                  aria-label={`${t('remove')} ${stop.name}`}
                  onClick={() => onChange(drafts.toSpliced(i, 1))}
                />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Excuse({ stop, sheet }: { stop: StopId; sheet: Sheet }) {
  const t = useSay(PLANS);
  const why = useSay(EXCUSES);
  const { manage } = useMay();
  const { mutate, isPending, error } = useDo(excuseStop);
  if (!manage) return null;
  const options = (Object.keys(EXCUSES) as (keyof typeof EXCUSES)[]).map((value) => ({ value, label: why(value) }));
  return (
    <>
      <Select
        size="small"
        className="pick"
        placeholder={t('excuse')}
        aria-label={t('excuseWhy')}
        value={null}
        loading={isPending}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(it: keyof typeof EXCUSES) => mutate({ stop, person: sheet.plan.person, day: sheet.plan.day, why: it })}
      />
      <Trouble error={error} />
    </>
  );
}

function clockOf(minute: number | undefined): string {
  if (minute === undefined) return '';
  return `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
}

function minuteOf(clock: string): number | undefined {
  const [hours, minutes] = clock.split(':').map(Number);
  return clock === '' || hours === undefined || minutes === undefined ? undefined : hours * 60 + minutes;
}

function stopOf({ id, customer, atMinute, purpose, objective }: Draft): Stop {
  return {
    id,
    customer,
    ...(atMinute !== undefined && { atMinute }),
    ...(purpose && { purpose }),
    ...(objective?.trim() && { objective: objective.trim() }),
  };
}
