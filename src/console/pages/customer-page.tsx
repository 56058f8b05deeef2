import { Button } from 'antd';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type * as z from 'zod/mini';
import type { CustomerId } from '../../domain/ids.ts';
import { readPins } from '../../wire/pins.ts';
import { readCustomer } from '../../wire/customers.ts';
import { GRADE, OUTCOME, STAGE } from '../../words/terms.ts';
import { AccessForm } from '../forms/access-form.tsx';
import { CustomerForm } from '../forms/customer-form.tsx';
import { FirstPin, WaitingPin } from '../forms/pin-form.tsx';
import { AccessPart } from '../parts/access-part.tsx';
import { useAsk } from '../parts/ask.ts';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { GradeMark } from '../parts/grade-mark.tsx';
import { useMay, useMe } from '../parts/me.tsx';
import { OwnMap } from '../parts/own-map.tsx';
import { FoundElsewhere, PinLog } from '../parts/pins.tsx';
import { Back, Page, Section } from '../parts/page.tsx';
import { useSearchState } from '../parts/search.ts';
import { SiteKeys } from '../parts/site-keys.tsx';
import { useSay, useTell } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { ValidityTag } from '../parts/visit-columns.tsx';
import { useTraitValue, WhySop } from '../parts/why-sop.tsx';
import { paths } from '../paths.ts';
import { CUSTOMERS } from '../words/customers.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { PINS } from '../words/pins.ts';
import { RESULTS } from '../words/results.ts';

type CustomerSheet = z.output<(typeof readCustomer)['reply']>;

/** All that the company knows of a customer, whoever looked after it: who, when, what came of it, and by which standard. */
export default function CustomerPage() {
  const t = useSay(CUSTOMERS);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const { manage } = useMay();
  const [search, change] = useSearchState();
  const { customer: id } = useParams({ strict: false }) as { customer: CustomerId };
  const { data, error, refetch } = useAsk(readCustomer, { customer: id });
  const { lines } = useMe();
  // A line without sales visits hospitals: the register at reception is the proof there.
  const sales = (line: string) => lines.find(({ key }) => key === line)?.sales !== false;
  const edit = manage && data && <Button onClick={() => change({ edit: 'yes' })}>{t('edit')}</Button>;
  return (
    <Page
      title={data?.row.customer.name ?? desk('customers')}
      lead={<Back to={paths.customers()} label={desk('customers')} />}
      actions={edit}
    >
      <Trouble error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting label={words('loading')} rows={12} />}
      {data && (
        <div className="two">
          <div>
            <Section title={t('timeline')} aside={<Go to={paths.visits({ customer: id })}>{t('allVisits')}</Go>}>
              <Timeline sheet={data} />
            </Section>
            <Section title={t('standard')}>
              <WhySop considered={data.sops} />
            </Section>
          </div>
          <div>
            <Card sheet={data} />
            <AccessPart customer={id} />
            <PinPart sheet={data} />
            <Section title={t('owners')}>
              <Owners sheet={data} />
            </Section>
            {manage && sales(data.row.customer.line) && <SiteKeys customer={id} />}
            <Section title={t('results')} aside={manage && <Go to={paths.results({ add: 'yes', customer: id })}>{t('addResult')}</Go>}>
              <Results sheet={data} />
            </Section>
          </div>
        </div>
      )}
      {search.edit === 'access' && <AccessForm customer={id} onClose={() => change({ edit: undefined })} />}
      {data && <CustomerForm row={data.row} open={search.edit === 'yes'} onClose={() => change({ edit: undefined })} />}
    </Page>
  );
}

function Card({ sheet: { row } }: { sheet: CustomerSheet }) {
  const t = useSay(CUSTOMERS);
  const grade = useSay(GRADE);
  const stage = useSay(STAGE);
  const value = useTraitValue();
  const { customer, owner, visitsThisMonth, target } = row;
  const marks = useMemo(
    () => ({
      fences: customer.fence ? [customer.fence] : [],
      stops: customer.fence ? [{ at: customer.fence.centre, number: '●', label: customer.name, tone: 'main' as const }] : [],
    }),
    [customer],
  );
  const facts: [string, string][] = [
    [t('code'), customer.code],
    [t('line'), value('line', customer.line)],
    [t('grade'), grade(customer.grade)],
    [t('stage'), stage(customer.stage)],
    [t('owner'), owner ? `${owner.personName ?? '—'} (${owner.postName})` : t('pool')],
    [t('thisMonth'), target === null ? `${visitsThisMonth}` : t('ofTarget', { n: visitsThisMonth, d: target })],
    [t('region'), customer.region ?? '—'],
    [t('industry'), customer.industry ?? '—'],
    [t('tags'), customer.tags.join(' · ') || '—'],
    [t('address'), customer.address ?? '—'],
    [t('fence'), customer.fence ? t('fenceOf', { m: customer.fence.radiusM }) : t('noFence')],
  ];
  return (
    <Section title={t('place')}>
      {customer.fence && <OwnMap marks={marks} heightPx={200} label={t('mapLabel')} />}
      <dl className="facts">
        {facts.map(([term, what]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('contacts')}</h3>
      {customer.contacts.length === 0 ? <p className="quiet">{t('noContacts')}</p> : null}
      <ul className="plain">
        {customer.contacts.map(({ id, name, role, phone }) => (
          <li key={id}>{[name, role, phone].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
    </Section>
  );
}

/** Where the customer is said to be, by whom and since when; and what waits to be decided about it. */
function PinPart({ sheet: { row } }: { sheet: CustomerSheet }) {
  const t = useSay(PINS);
  const { customer } = row;
  const { data, error } = useAsk(readPins, { customer: customer.id });
  return (
    <Section title={t('title')}>
      <Trouble error={error} />
      {data?.waiting.map((sheet) => (
        <WaitingPin key={sheet.move.id} sheet={sheet} />
      ))}
      {data?.proposal && <FirstPin customer={customer} proposal={data.proposal} />}
      {data && <PinLog pins={data} />}
      {data && <FoundElsewhere pins={data} />}
    </Section>
  );
}

function Timeline({ sheet: { visits } }: { sheet: CustomerSheet }) {
  const t = useSay(CUSTOMERS);
  const outcome = useTell(OUTCOME);
  const f = useFormats();
  if (visits.length === 0) return <Empty says={t('noVisits')} />;
  return (
    <ol className="timeline">
      {visits.map((row) => (
        <li key={row.id}>
          <time>{row.day}</time>
          <div>
            <p>
              <Go to={paths.visit(row.id)}>{row.outcome ? outcome(row.outcome) : '…'}</Go> · {row.personName}
            </p>
            <p className="quiet">
              {f.time(row.startedAt).slice(0, 5)} {row.endedAt === null ? '' : f.minutes(row.endedAt - row.startedAt)}
            </p>
          </div>
          <span>
            <GradeMark {...row} /> <ValidityTag row={row} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Owners({ sheet: { owners } }: { sheet: CustomerSheet }) {
  const t = useSay(CUSTOMERS);
  return (
    <ol className="plain">
      {owners.toReversed().map(({ from, postName, personName }) => (
        <li key={from}>
          {postName ? `${personName ?? '—'} (${postName})` : t('pool')} <span className="quiet">{t('since', { on: from })}</span>
        </li>
      ))}
    </ol>
  );
}

function Results({ sheet: { results } }: { sheet: CustomerSheet }) {
  const t = useSay(CUSTOMERS);
  const r = useTell(RESULTS);
  const f = useFormats();
  if (results.length === 0) return <p className="quiet">{t('noResults')}</p>;
  return (
    <ul className="plain">
      {results.map(({ kind, id, on, stage, amountFen }) => (
        <li key={id}>
          {on} · {r(`kind_${kind}`)} {stage && r(`state_${stage}`)} <strong className="figures">{f.money(amountFen)}</strong>
        </li>
      ))}
    </ul>
  );
}
