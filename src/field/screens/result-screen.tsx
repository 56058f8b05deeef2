import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CustomerId } from '../../domain/ids.ts';
import { OpportunityStage } from '../../domain/result/facts.ts';
import { OPPORTUNITY_STAGE } from '../../words/terms.ts';
import { Choices } from '../parts/choices.tsx';
import { Notice } from '../parts/line.tsx';
import { useSay } from '../parts/look.tsx';
import { NumberField } from '../parts/number-field.tsx';
import { Page } from '../parts/page.tsx';
import { usePocket, useToday, useView } from '../parts/use-pocket.ts';
import { CUSTOMER } from '../words/customers.ts';
import { FRAME } from '../words/frame.ts';

type Stage = (typeof OpportunityStage.options)[number];

/** What visits lead to, entered on the phone: only on lines that sell. */
export function ResultScreen({ id, kind }: { readonly id: string; readonly kind: string }) {
  const t = useSay();
  const { customers, line } = useView();
  const customer = customers.get(id as CustomerId);
  const title = t(CUSTOMER, kind === 'order' ? 'order' : 'opportunity');
  if (!customer || !line?.sales || (kind !== 'order' && kind !== 'opportunity')) {
    return (
      <Page title={title} back={customer ? `/customers/${id}` : '/customers'}>
        <p className="py-6 text-soft">{t(CUSTOMER, customer ? 'salesOnly' : 'notHere')}</p>
      </Page>
    );
  }
  return kind === 'order' ? <OrderForm id={customer.id} name={customer.name} /> : <OpportunityForm id={customer.id} name={customer.name} />;
}

function OrderForm({ id, name }: { readonly id: CustomerId; readonly name: string }) {
  const t = useSay();
  const pocket = usePocket();
  const today = useToday();
  const [, go] = useLocation();
  const [yuan, setYuan] = useState<number>();
  const [lines, setLines] = useState<number>();
  const [on, setOn] = useState(today);
  const [wrong, setWrong] = useState(false);
  const save = async () => {
    if (yuan === undefined || yuan <= 0) return setWrong(true);
    await pocket.placeOrder({
      customer: id,
      on,
      netFen: Math.round(yuan * 100),
      lines: lines === undefined ? undefined : Math.max(0, Math.round(lines)),
    });
    go(`/customers/${id}`, { replace: true });
  };
  return (
    <Page
      title={`${t(CUSTOMER, 'order')} · ${name}`}
      back={`/customers/${id}`}
      action={<Save words={t(CUSTOMER, 'saveOrder')} onSave={save} />}
    >
      <Labelled label={t(CUSTOMER, 'net')} id="net">
        <NumberField id="net" value={yuan} onChange={setYuan} placeholder="0.00" />
      </Labelled>
      {wrong && <Notice tone="warn">{t(CUSTOMER, 'needsAmount')}</Notice>}
      <Labelled label={`${t(CUSTOMER, 'lines')} (${t(FRAME, 'optional')})`} id="lines">
        <NumberField id="lines" value={lines} whole onChange={setLines} />
      </Labelled>
      <Labelled label={t(CUSTOMER, 'on')} id="on">
        <input
          id="on"
          type="date"
          className="field num"
          max={today}
          value={on}
          onInput={({ currentTarget }) => setOn(currentTarget.value || today)}
        />
      </Labelled>
    </Page>
  );
}

function OpportunityForm({ id, name }: { readonly id: CustomerId; readonly name: string }) {
  const t = useSay();
  const pocket = usePocket();
  const today = useToday();
  const [, go] = useLocation();
  const [stage, setStage] = useState<Stage>('open');
  const [need, setNeed] = useState('');
  const [yuan, setYuan] = useState<number>();
  const [wrong, setWrong] = useState<'needsWords' | 'needsAmount'>();
  const save = async () => {
    if (need.trim() === '') return setWrong('needsWords');
    if (stage === 'qualified' && !yuan) return setWrong('needsAmount');
    await pocket.noteOpportunity({
      customer: id,
      on: today,
      stage,
      need: need.trim(),
      amountFen: yuan === undefined ? undefined : Math.round(yuan * 100),
    });
    go(`/customers/${id}`, { replace: true });
  };
  return (
    <Page
      title={`${t(CUSTOMER, 'opportunity')} · ${name}`}
      back={`/customers/${id}`}
      action={<Save words={t(CUSTOMER, 'saveOpportunity')} onSave={save} />}
    >
      <Labelled label={t(CUSTOMER, 'need')} id="need">
        <textarea
          id="need"
          className="field min-h-24"
          maxLength={300}
          value={need}
          onInput={({ currentTarget }) => setNeed(currentTarget.value)}
        />
        <p className="hint mt-1">{t(CUSTOMER, 'needHint')}</p>
      </Labelled>
      <div className="mb-5">
        <Choices
          legend={t(CUSTOMER, 'stage')}
          options={OpportunityStage.options
            .filter((it) => it !== 'duplicate')
            .map((value) => ({ value, title: t(OPPORTUNITY_STAGE, value) }))}
          chosen={[stage]}
          onChoose={([it]) => it && setStage(it)}
        />
      </div>
      <Labelled label={stage === 'qualified' ? t(CUSTOMER, 'amount') : `${t(CUSTOMER, 'amount')} (${t(FRAME, 'optional')})`} id="amount">
        <NumberField id="amount" value={yuan} onChange={setYuan} placeholder="0.00" />
      </Labelled>
      {wrong && <Notice tone="warn">{t(CUSTOMER, wrong)}</Notice>}
    </Page>
  );
}

function Labelled({ label, id, children }: { readonly label: string; readonly id: string; readonly children: React.ReactNode }) {
  return (
    <div className="mb-5">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  );
}

function Save({ words, onSave }: { readonly words: string; readonly onSave: () => Promise<unknown> }) {
  return (
    <button type="button" className="btn btn-main flex-1" onClick={() => void onSave()}>
      {words}
    </button>
  );
}
