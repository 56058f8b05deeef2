import { App, Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import type * as z from 'zod/mini';
import type { LocalDate } from '../../base/moment.ts';
import type { CustomerId, PersonId, StopId } from '../../domain/ids.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import { type AimName, dayProblem } from '../../domain/plan/day-problem.ts';
import { driveDay } from '../../domain/plan/drive-day.ts';
import { proposeDay } from '../../wire/day-offer.ts';
import { listPlans, type PlanSheet, savePlan } from '../../wire/plans.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { CannotBeSeen, CouldBeSeen, type Offer, OfferBar } from '../parts/day-offer.tsx';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { useMay, useMe, useToday } from '../parts/me.tsx';
import { PickCustomer } from '../parts/pick-customer.tsx';
import { PlanNotes } from '../parts/plan-notes.tsx';
import { PlanMap } from '../parts/plan-map.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { TABLE } from '../words/desk.ts';
import { PLANS } from '../words/plans.ts';
import { PROPOSALS } from '../words/proposals.ts';
import { type Draft, StopList } from './stop-list.tsx';

type Sheet = z.output<typeof PlanSheet>;

/** A day of a person: its stops with how they came out; they can be changed and published, or excused. */
export function PlanForm({ person, day, name, onClose }: { person: PersonId; day: LocalDate; name: string; onClose: () => void }) {
  const words = useSay(TABLE);
  const f = useFormats();
  const { data, error } = useAsk(listPlans, { from: day, to: day, person });
  const sheet = data?.plans.find(({ plan }) => plan.person === person && plan.day === day);
  const isHere = data && (data.plans.length === 0 || sheet);
  return (
    <Drawer open onClose={onClose} size={560} mask={false} title={`${name} · ${f.day(day)}`}>
      <Trouble error={error} />
      {isHere ? (
        <Stops key={`${person}:${day}:${sheet?.version ?? 0}`} person={person} day={day} sheet={sheet} />
      ) : (
        !error && <Waiting label={words('loading')} />
      )}
    </Drawer>
  );
}

interface StopsProps {
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly sheet: Sheet | undefined;
}

function Stops({ person, day, sheet }: StopsProps) {
  const t = useSay(PLANS);
  const f = useFormats();
  const { manage } = useMay();
  const { me } = useMe();
  const today = useToday();
  const mayEdit = manage || me.id === person;
  const names = new Map(sheet?.stops.map(({ stop, customerName }) => [stop, customerName]));
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    (sheet?.plan.stops ?? []).map((stop) => ({ ...stop, name: names.get(stop.id) ?? '' })),
  );
  const { offer, aim, setAim, problem, order, driven, error } = useOffer({ person, day, mayEdit, drafts });
  const at = (draft: Draft) => offer?.made?.wishes.findIndex(({ customer }) => customer === draft.customer) ?? -1;
  const drivenTo = (draft: Draft) => driven?.calls.find(({ stop }) => stop === at(draft));
  const insert = (wish: number, place: number) => {
    const it = offer && draftOf(offer, wish);
    // Drafts that no route can have stand between: the place is counted among the others.
    const before = drafts.findIndex((draft) => at(draft) === order[place]);
    if (it) setDrafts(drafts.toSpliced(before < 0 ? drafts.length : before, 0, it));
  };
  return (
    <>
      <p className="quiet">
        {sheet ? t('version', { n: sheet.version, at: f.moment(sheet.publishedAt) }) : t('draft')} · {t(sheet?.frozen ? 'frozen' : 'open')}
      </p>
      {mayEdit && offer && <OfferBar {...{ offer, aim }} now={driven} onAim={setAim} onTake={() => setDrafts(taken(offer, drafts))} />}
      <Trouble error={error} />
      {drafts.length === 0 ? <Empty says={t('noStops')} /> : <StopList {...{ drafts, sheet, mayEdit, drivenTo }} onChange={setDrafts} />}
      {mayEdit && day >= today && <PlanNotes plan={{ person, day, stops: drafts.map((draft) => stopOf(draft, undefined)) }} />}
      {mayEdit && problem && offer && (
        <>
          <CouldBeSeen {...{ offer, problem, order }} onAdd={insert} />
          <CannotBeSeen aside={offer.aside} />
        </>
      )}
      {mayEdit ? (
        <Publish
          {...{ person, day, sheet, drafts }}
          minuteOf={(draft) => startMinute(drivenTo(draft)?.startS)}
          onAdd={(one) => setDrafts([...drafts, one])}
        />
      ) : (
        <p className="quiet small">{t('mayNot')}</p>
      )}
      <PlanMap person={person} stops={drafts} />
    </>
  );
}

/** What the planner offers for a day that is still to come, and the day as it stands, driven in the browser: an order has its price at once. */
function useOffer({ person, day, mayEdit, drafts }: Pick<StopsProps, 'person' | 'day'> & { mayEdit: boolean; drafts: readonly Draft[] }) {
  const today = useToday();
  const [aim, setAim] = useState<AimName>('finish-early');
  const { data: offer, error } = useAsk(proposeDay, { person, day, aim }, { enabled: mayEdit && day >= today });
  const made = offer?.made;
  const problem = useMemo(() => {
    if (!made) return undefined;
    const appointments = new Map(drafts.map((draft) => [draft.customer, draft.appointment ? draft.atMinute : undefined]));
    const wishes = made.wishes.map((wish) => ({ ...wish, appointmentMinute: appointments.get(wish.customer) }));
    return dayProblem({ ...made, wishes, matrix: { size: wishes.length, travelS: Int32Array.from(made.travelS) }, aim });
  }, [made, drafts, aim]);
  const order = useMemo(
    () => drafts.map(({ customer }) => made?.wishes.findIndex((wish) => wish.customer === customer) ?? -1).filter((at) => at >= 0),
    [drafts, made],
  );
  const driven = useMemo(() => problem && driveDay(problem, order), [problem, order]);
  return { offer, aim, setAim, problem, order, driven, error };
}

interface PublishProps extends StopsProps {
  readonly drafts: readonly Draft[];
  readonly minuteOf: (draft: Draft) => number | undefined;
  readonly onAdd: (draft: Draft) => void;
}

function Publish({ person, day, sheet, drafts, minuteOf, onAdd }: PublishProps) {
  const t = useSay(PLANS);
  const words = useSay(TABLE);
  const proposed = useSay(PROPOSALS);
  const { message } = App.useApp();
  const { mutate, isPending, error } = useDo(savePlan);
  const publish = () =>
    mutate(
      { plan: { person, day, stops: drafts.map((draft) => stopOf(draft, minuteOf(draft))) }, version: sheet?.version ?? 0 },
      { onSuccess: ({ awaits }) => void message.success(awaits ? proposed('awaits') : words('saved')) },
    );
  return (
    <>
      <div className="table-bar">
        <PickCustomer
          className="pick-wide"
          placeholder={t('add')}
          onChange={(id, customer) =>
            id && onAdd({ id: crypto.randomUUID() as StopId, customer: id as CustomerId, name: customer?.name ?? '' })
          }
        />
        <span className="grow" />
        <Button type="primary" loading={isPending} onClick={publish}>
          {t('publish')}
        </Button>
      </div>
      <Trouble error={error} />
    </>
  );
}

/** The offered day as drafts; stops that the plan has already keep what they were for. */
function taken(offer: Offer, drafts: readonly Draft[]): Draft[] {
  return offer.stops.map(({ customer, name, stop }) => {
    const had = drafts.find((draft) => draft.customer === customer);
    return had ?? { id: (stop ?? crypto.randomUUID()) as StopId, customer, name };
  });
}

function draftOf(offer: Offer, wish: number): Draft | undefined {
  const customer = offer.made?.wishes[wish]?.customer;
  const known = [...offer.stops, ...offer.leftOut].find((one) => one.customer === customer);
  return customer && known && { id: crypto.randomUUID() as StopId, customer, name: known.name };
}

function startMinute(startS: number | undefined): number | undefined {
  return startS === undefined ? undefined : Math.min(1_440, Math.round(startS / 60));
}

function stopOf({ id, customer, atMinute, appointment, purpose, objective }: Draft, drivenMinute: number | undefined): Stop {
  const minute = appointment ? atMinute : (drivenMinute ?? atMinute);
  return {
    id,
    customer,
    ...(minute !== undefined && { atMinute: minute }),
    ...(appointment && { appointment }),
    ...(purpose && { purpose }),
    ...(objective?.trim() && { objective: objective.trim() }),
  };
}
