import { useMemo, useState } from 'react';
import type { Customer } from '../../domain/customer.ts';
import { addDays } from '../../base/moment.ts';
import { nextOpen, openWindows } from '../../domain/plan/access.ts';
import type { DueItem, DueState } from '../../domain/plan/due.ts';
import { placeTrouble } from '../../domain/plan/placeable.ts';
import { DOORS, DUE_STATE, DUE_WHY, PLACE_TROUBLE } from '../../words/planning.ts';
import { useDoorWords } from '../parts/door-words.ts';
import { doorsIn } from '../parts/doors.ts';
import { dueOnPhone } from '../parts/due.ts';
import { GradeMark } from '../parts/grade-mark.tsx';
import { LinkRow } from '../parts/line.tsx';
import { useFormats, useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { useToday, useView } from '../parts/use-pocket.ts';
import { DUE } from '../words/due.ts';

const TABS = {
  late: ['overdue', 'never'],
  due: ['due'],
  may: ['may'],
  rest: ['resting', 'ceiling', 'unasked'],
} as const satisfies Record<string, readonly DueState[]>;
type Tab = keyof typeof TABS;
const NAMES = Object.keys(TABS) as Tab[];

const SHOWN_AT_ONCE = 60;

/** Who is to be seen, how late, why, and whether the door is open today. Worked out on the phone, so it needs no network. */
export default function DueScreen() {
  const t = useSay();
  const view = useView();
  const today = useToday();
  const [tab, setTab] = useState<Tab>('late');
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const items = useMemo(() => dueOnPhone(view, today), [view, today]);
  const within = (of: Tab) => items.filter(({ state }) => (TABS[of] as readonly DueState[]).includes(state));
  const shown = within(tab);
  return (
    <Page title={t(DUE, 'title')} back="/" under={<Tabs count={(of) => within(of).length} tab={tab} onTab={setTab} />}>
      <p className="hint mb-2">{t(DUE, view.mine?.seen ? 'lead' : 'noData')}</p>
      {view.mine?.seen && shown.length === 0 && <p className="py-6 text-soft">{t(DUE, tab === 'late' ? 'noneLate' : 'none')}</p>}
      <ul className="rows">
        {shown.slice(0, most).map((item) => (
          <DueRow key={item.customer} item={item} />
        ))}
      </ul>
      {shown.length > most && (
        <button type="button" className="btn mt-4 w-full" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
          {t(DUE, 'more')}
        </button>
      )}
    </Page>
  );
}

function Tabs({ count, tab, onTab }: { readonly count: (of: Tab) => number; readonly tab: Tab; readonly onTab: (tab: Tab) => void }) {
  const t = useSay();
  return (
    <div className="flex gap-1 overflow-x-auto pb-2" role="tablist">
      {NAMES.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={tab === name}
          className={`btn num min-w-0 flex-1 px-2 text-[0.88rem] whitespace-nowrap ${tab === name ? 'border-jade text-jade' : 'btn-quiet'}`}
          onClick={() => onTab(name)}
        >
          {t(DUE, name, { n: count(name) })}
        </button>
      ))}
    </div>
  );
}

/** The coast is the server's to know; a phone tells what it can see from the figures alone. */
const unsure = () => false;

function DueRow({ item }: { readonly item: DueItem }) {
  const t = useSay();
  const view = useView();
  const today = useToday();
  const formats = useFormats(view.me.duty.zone);
  const customer = view.customers.get(item.customer) as Customer;
  const { state, lastOn, latestOn, dueOn, earliestOn, overdueDays, thisMonth, frequency, resting } = item;
  const says = {
    ...{ last: formats.date(lastOn), latest: formats.date(latestOn), due: formats.date(dueOn), earliest: formats.date(earliestOn) },
    ...{ n: state === 'ceiling' ? thisMonth : overdueDays, most: frequency?.rule.max ?? 0 },
  };
  const place = placeTrouble(customer, unsure);
  const planned = view.plans.get(today)?.stops.some((stop) => stop.customer === item.customer);
  const named = (id: string) => customer.contacts.find((contact) => contact.id === id)?.name ?? '—';
  return (
    <li>
      <LinkRow href={`/customers/${item.customer}`} aside={<GradeMark grade={customer.grade} />}>
        <span className="block leading-snug font-semibold break-words">{customer.name}</span>
        <span className={`num block text-[0.88rem] leading-snug ${state === 'overdue' ? 'text-amber-ink' : 'text-soft'}`}>
          {t(DUE_STATE, state)} · {t(DUE_WHY, state, says)}
        </span>
        <DoorLine customer={customer} />
        {planned && <span className="chip mt-1">{t(DUE, 'planned')}</span>}
        {place && <span className="hint block text-amber-ink">{t(PLACE_TROUBLE, place)}</span>}
        {resting.map(({ contact, until }) => (
          <span key={contact} className="hint block">
            {t(DOORS, 'resting', { name: named(contact), until: formats.date(until) })}
          </span>
        ))}
      </LinkRow>
    </li>
  );
}

const LOOK_AHEAD_DAYS = 31;

function DoorLine({ customer }: { readonly customer: Customer }) {
  const t = useSay();
  const view = useView();
  const today = useToday();
  const words = useDoorWords();
  const formats = useFormats(view.me.duty.zone);
  const doors = useMemo(() => doorsIn(view)(customer.id), [view, customer.id]);
  if (!doors.access) return null;
  const now = openWindows(doors, today);
  const next = now.windows.length > 0 ? undefined : nextOpen(doors, addDays(today, 1), LOOK_AHEAD_DAYS);
  const hint =
    now.windows.length > 0
      ? ''
      : next
        ? t(DUE, 'next', { day: formats.day(next.day), hours: words(next) })
        : t(DUE, 'noDay', { n: LOOK_AHEAD_DAYS });
  return <span className="hint num block">{[`${t(DUE, 'today')} ${words(now)}`, hint].filter(Boolean).join(' · ')}</span>;
}
