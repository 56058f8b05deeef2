import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerId, StopId } from '../../domain/ids.ts';
import { inForce, sopFor, type SopTemplate } from '../../domain/sop/template.ts';
import { inLanguage } from '../../domain/sop/text.ts';
import { Unplanned } from '../../domain/visit/facts.ts';
import type { CheckInRefusal } from '../../domain/visit/rules.ts';
import { openVisit } from '../../domain/visit/state.ts';
import { CHECK_IN_REFUSAL } from '../../words/refusals.ts';
import { PURPOSE, UNPLANNED } from '../../words/terms.ts';
import { CheckInPlace } from '../parts/check-in-place.tsx';
import { Choices } from '../parts/choices.tsx';
import { Notice } from '../parts/line.tsx';
import { useLooking } from '../parts/looking.ts';
import { useLook, useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { usePocket, useToday, useView } from '../parts/use-pocket.ts';
import { CHECK_IN } from '../words/check-in.ts';
import { FRAME } from '../words/frame.ts';

/** After this long without any fix, going on without one is offered as loudly as waiting. */
const PATIENCE_S = 8;

export function CheckInScreen({ id }: { readonly id: string }) {
  const t = useSay();
  const view = useView();
  const [search] = useSearchParams();
  const customer = view.customers.get(id as CustomerId);
  const name = customer?.name ?? search.get('name') ?? '';
  if (!customer && !name) {
    return (
      <Page title={t(CHECK_IN, 'title')} back="/customers">
        <p className="py-6 text-soft">{t(FRAME, 'notHere')}</p>
      </Page>
    );
  }
  return <CheckInForm customer={customer} name={name} stopId={search.get('stop') ?? undefined} />;
}

interface FormProps {
  readonly customer: Customer | undefined;
  readonly name: string;
  readonly stopId: string | undefined;
}

function CheckInForm({ customer, name, stopId }: FormProps) {
  const t = useSay();
  const pocket = usePocket();
  const view = useView();
  const today = useToday();
  const [, go] = useLocation();
  const looking = useLooking();
  const stop = useStop(stopId, customer?.id);
  const standard = customer && sopFor(customer, inForce(view.sops, today)).chosen?.sop;
  const purposes = usePurposes(standard);
  const [purpose, setPurpose] = useState<string | undefined>(stop?.purpose);
  const [why, setWhy] = useState<Unplanned | undefined>(customer ? undefined : 'new-customer');
  const [reason, setReason] = useState('');
  const [offSite, setOffSite] = useState(false);
  const [refusal, setRefusal] = useState<CheckInRefusal>();
  const [busy, setBusy] = useState(false);
  const unplanned = !stop;
  const waiting = looking.fixes.length === 0 && !looking.ended && looking.elapsedS < PATIENCE_S;
  const begin = async () => {
    if (unplanned && !why) return setRefusal({ why: 'unplanned-needs-reason' });
    setBusy(true);
    const done = await pocket
      .checkIn({
        customer: customer?.id ?? { name },
        stop: stop?.id as StopId | undefined,
        purpose,
        unplanned: unplanned && why ? { why, reason: reason.trim() || undefined } : undefined,
        seen: looking.seenNow(),
        offSite,
      })
      .finally(() => setBusy(false));
    if (done.ok) {
      if (standard?.identity) {
        setBusy(true);
        await pocket.confirmPerson(done.value);
      }
      return go('/visit', { replace: true });
    }
    setRefusal(done.error);
  };
  const isOpen = openVisit(view.visits) !== undefined;
  const action = (
    <button type="button" className="btn btn-main flex-1" disabled={busy || waiting} onClick={() => void begin()}>
      {waiting ? t(CHECK_IN, 'waiting') : t(CHECK_IN, looking.fixes.length === 0 && !looking.ended ? 'goNow' : 'go')}
    </button>
  );
  return (
    <Page title={name} back={customer ? `/customers/${customer.id}` : '/customers'} action={action}>
      {isOpen && !busy && <Notice tone="warn">{t(CHECK_IN_REFUSAL, 'visit-open')}</Notice>}
      <CheckInPlace customer={customer} looking={looking} offSite={offSite} onOffSite={setOffSite} />
      {refusal && <Refused refusal={refusal} />}
      {unplanned && (
        <div className="mt-5">
          <Choices
            legend={t(CHECK_IN, 'why')}
            options={Unplanned.options.map((value) => ({ value, title: t(UNPLANNED, value) }))}
            chosen={why ? [why] : []}
            onChoose={([it]) => {
              setWhy(it);
              setRefusal(undefined);
            }}
          />
          {why && (
            <input
              className="field mt-2"
              maxLength={300}
              aria-label={t(CHECK_IN, 'whyMore')}
              placeholder={t(CHECK_IN, 'whyMore')}
              value={reason}
              onInput={({ currentTarget }) => setReason(currentTarget.value)}
            />
          )}
        </div>
      )}
      <div className="mt-5" data-day={today}>
        <Choices legend={t(CHECK_IN, 'purpose')} options={purposes} chosen={purpose ? [purpose] : []} onChoose={([it]) => setPurpose(it)} />
        {stop?.objective && <p className="hint mt-2">{t(CHECK_IN, 'purposeStated', { what: stop.objective })}</p>}
      </div>
    </Page>
  );
}

function Refused({ refusal }: { readonly refusal: CheckInRefusal }) {
  const t = useSay();
  const { why, ...numbers } = refusal;
  return <Notice tone="warn">{t(CHECK_IN_REFUSAL, why, numbers)}</Notice>;
}

/** The stop of today's plan that this visit keeps: the one that was tapped, or the one of this customer that is still ahead. */
function useStop(stopId: string | undefined, customer: CustomerId | undefined) {
  const { plans, visits } = useView();
  const today = useToday();
  return plans
    .get(today)
    ?.stops.find(
      ({ id, customer: whose }) => (stopId ? id === stopId : whose === customer) && ![...visits.values()].some(({ stop }) => stop === id),
    );
}

/** Whatever a standard asks for, two may go together and say so. */
const JOINT = 'joint';

function usePurposes(standard: SopTemplate | undefined): readonly { readonly value: string; readonly title: string }[] {
  const t = useSay();
  const { language } = useLook();
  const own = standard?.purposes ?? [];
  if (own.length > 0) {
    const joint = own.some(({ value }) => value === JOINT) ? [] : [{ value: JOINT, title: t(PURPOSE, JOINT) }];
    return [...own.map(({ value, title }) => ({ value, title: inLanguage(title, language) })), ...joint];
  }
  return (Object.keys(PURPOSE) as (keyof typeof PURPOSE)[]).map((value) => ({ value, title: t(PURPOSE, value) }));
}
