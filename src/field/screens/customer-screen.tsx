import { Navigation, Phone } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { openVisit } from '../../domain/visit/state.ts';
import { inLanguage } from '../../domain/sop/text.ts';
import { STAGE } from '../../words/terms.ts';
import { GradeMark } from '../parts/grade-mark.tsx';
import { Notice } from '../parts/line.tsx';
import { useFormats, useLook, useSay } from '../parts/look.tsx';
import { NavigateSheet } from '../parts/navigate-sheet.tsx';
import { Page } from '../parts/page.tsx';
import { PastList } from '../parts/past-list.tsx';
import { pastVisits } from '../parts/past.ts';
import { PromiseList } from '../parts/promise-list.tsx';
import { openPromises } from '../parts/promises.ts';
import { StandardCard } from '../parts/standard-card.tsx';
import { usePocket, useToday, useView } from '../parts/use-pocket.ts';
import { CUSTOMER } from '../words/customers.ts';

const PlanPart = lazy(() => import('../parts/plan-part.tsx'));
const DoorsPart = lazy(() => import('../parts/doors-part.tsx'));

export function CustomerScreen({ id }: { readonly id: string }) {
  const t = useSay();
  const view = useView();
  const today = useToday();
  const customer = view.customers.get(id as CustomerId);
  const past = useMemo(() => pastVisits(view, id as CustomerId), [view, id]);
  const promises = useMemo(() => openPromises(view, today).filter((one) => one.customer === id), [view, today, id]);
  if (!customer) {
    return (
      <Page title="—" back="/customers">
        <p className="py-6 text-soft">{t(CUSTOMER, 'notHere')}</p>
      </Page>
    );
  }
  return (
    <Page title={customer.name} back="/customers" action={<CardAction customer={customer} />}>
      <Facts customer={customer} lastOn={past[0]?.day} />
      <Suspense fallback={null}>
        <DoorsPart customer={customer} />
      </Suspense>
      {promises.length > 0 && (
        <>
          <h2 className="section">{t(CUSTOMER, 'promises')}</h2>
          <PromiseList promises={promises} today={today} named={false} />
        </>
      )}
      <h2 className="section">{t(CUSTOMER, 'standard')}</h2>
      <StandardCard customer={customer} />
      <h2 className="section">{t(CUSTOMER, 'plan')}</h2>
      <Suspense fallback={null}>
        <PlanPart customer={customer.id} />
      </Suspense>
      <h2 className="section">{t(CUSTOMER, 'visits')}</h2>
      <PastList past={past} />
      <h2 className="section">{t(CUSTOMER, 'contacts')}</h2>
      <Contacts customer={customer} />
      {view.line?.sales && <NoteDown id={customer.id} />}
    </Page>
  );
}

function Facts({ customer, lastOn }: { readonly customer: Customer; readonly lastOn: string | undefined }) {
  const t = useSay();
  const { language } = useLook();
  const { me, line } = useView();
  const formats = useFormats(me.duty.zone);
  const { grade, stage, tags, address, code, region, industry } = customer;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <GradeMark grade={grade} />
        <span className="text-soft">
          {[t(STAGE, stage), line?.key === customer.line ? inLanguage(line.title, language) : '', industry, region]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="text-soft">{lastOn ? t(CUSTOMER, 'last', { on: formats.date(lastOn) }) : t(CUSTOMER, 'never')}</span>
      </p>
      {tags.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <span key={tag} className="chip">
              {tag}
            </span>
          ))}
        </p>
      )}
      <p className="hint mt-2 break-words">
        {[address, `${t(CUSTOMER, 'code')} ${code}`, customer.fence ? '' : t(CUSTOMER, 'noPin')].filter(Boolean).join(' · ')}
      </p>
    </>
  );
}

function Contacts({ customer }: { readonly customer: Customer }) {
  const t = useSay();
  if (customer.contacts.length === 0) return <p className="text-soft">{t(CUSTOMER, 'noContacts')}</p>;
  return (
    <ul className="rows rounded-2xl border border-line-soft bg-card px-4">
      {customer.contacts.map(({ id, name, role, phone }) => (
        <li key={id} className="flex min-h-14 items-center justify-between gap-3">
          <span className="min-w-0">
            <span className="block break-words">{name}</span>
            {role && <span className="hint block">{role}</span>}
          </span>
          {phone && (
            <a
              className="-mr-3 inline-flex size-12 items-center justify-center text-jade"
              href={`tel:${phone}`}
              aria-label={t(CUSTOMER, 'call', { name })}
            >
              <Phone aria-hidden />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function NoteDown({ id }: { readonly id: CustomerId }) {
  const t = useSay();
  return (
    <>
      <h2 className="section">{t(CUSTOMER, 'more')}</h2>
      <div className="grid grid-cols-2 gap-2">
        <Link href={`/customers/${id}/order`} className="btn">
          {t(CUSTOMER, 'order')}
        </Link>
        <Link href={`/customers/${id}/opportunity`} className="btn">
          {t(CUSTOMER, 'opportunity')}
        </Link>
      </div>
    </>
  );
}

function CardAction({ customer }: { readonly customer: Customer }) {
  const { askMotion } = usePocket();
  const t = useSay();
  const { visits } = useView();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const [way, setWay] = useState(false);
  const open = openVisit(visits);
  const stop = search.get('stop');
  const begin = () => {
    if (open) return go('/visit');
    askMotion();
    go(`/check-in/${customer.id}${stop ? `?stop=${stop}` : ''}`);
  };
  return (
    <div className="flex flex-1 flex-col">
      {open && open.customer !== customer.id && <Notice tone="calm">{t(CUSTOMER, 'visitOpen')}</Notice>}
      <div className="flex gap-3">
        <button type="button" className="btn min-h-14" onClick={() => setWay(true)}>
          <Navigation size={20} aria-hidden />
          {t(CUSTOMER, 'navigate')}
        </button>
        <button type="button" className="btn btn-main flex-1" onClick={begin}>
          {open ? t(CUSTOMER, 'goOn') : t(CUSTOMER, 'checkIn')}
        </button>
      </div>
      {way && <NavigateSheet customer={customer} onClose={() => setWay(false)} />}
    </div>
  );
}
