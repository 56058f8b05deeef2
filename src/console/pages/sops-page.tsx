import { Button } from 'antd';
import type * as z from 'zod/mini';
import type { CustomerId } from '../../domain/ids.ts';
import { listSops, whichSop } from '../../wire/sops.ts';
import { useAsk } from '../parts/ask.ts';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { useMay, useMe } from '../parts/me.tsx';
import { Page, Section } from '../parts/page.tsx';
import { PickCustomer } from '../parts/pick-customer.tsx';
import { useGo, useSearchState } from '../parts/search.ts';
import { PhonePreview, SopView } from '../parts/sop-view.tsx';
import { useSay, useText } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { WhySop } from '../parts/why-sop.tsx';
import { paths } from '../paths.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { SOPS } from '../words/sops.ts';

type Listed = z.output<(typeof listSops)['reply']>['sops'][number];

/** The standards: which there are, what one says, and what it looks like in the hand. */
export default function SopsPage() {
  const t = useSay(SOPS);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const [search] = useSearchState();
  const { data, error, refetch } = useAsk(listSops, {});
  const { lines } = useMe();
  const { admin } = useMay();
  const go = useGo();
  const sops = inLineOrder(
    data?.sops ?? [],
    lines.map(({ key }) => key),
  );
  const now = sops.find(({ sop }) => `${sop.key}:${sop.version}` === search.sop) ?? sops.find(({ live }) => live);
  return (
    <Page title={desk('sops')} lead={t('lead')}>
      <Trouble error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting label={words('loading')} rows={10} />}
      {now && <Which />}
      {data && !now && (
        <Empty says={t('empty')} action={admin && <Button onClick={() => go(paths.settings({ add: 'line' }))}>{t('begin')}</Button>} />
      )}
      {now && (
        <div className="sops">
          <SopList sops={sops} now={now} />
          <Shown listed={now} />
          <Section title={t('preview')}>
            <PhonePreview sop={now.sop} />
          </Section>
        </div>
      )}
    </Page>
  );
}

/** By line as the company lists them, and what is in force before what was. */
function inLineOrder(sops: readonly Listed[], lines: readonly string[]): Listed[] {
  return sops.toSorted((a, b) => lines.indexOf(a.sop.line) - lines.indexOf(b.sop.line) || Number(b.live) - Number(a.live));
}

function SopList({ sops, now }: { sops: readonly Listed[]; now: Listed }) {
  const t = useSay(SOPS);
  const text = useText();
  const { lines } = useMe();
  const byLine = lines
    .map((line) => ({ line, listed: sops.filter(({ sop }) => sop.line === line.key) }))
    .filter(({ listed }) => listed.length > 0);
  return (
    <nav className="sop-list" aria-label={t('list')}>
      {byLine.map(({ line, listed }) => (
        <div key={line.key}>
          <h3>{text(line.title)}</h3>
          <ul className="plain">
            {listed.map(({ sop, live }) => (
              <li key={`${sop.key}:${sop.version}`}>
                <Go to={paths.sops({ sop: `${sop.key}:${sop.version}` })} className={sop === now.sop ? 'sop-link here' : 'sop-link'}>
                  {text(sop.title)}{' '}
                  <small className="quiet">
                    v{sop.version} {t(live ? 'live' : 'old')}
                  </small>
                </Go>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Shown({ listed: { sop, publishedAt, customers, live } }: { listed: Listed }) {
  const t = useSay(SOPS);
  const text = useText();
  const f = useFormats();
  return (
    <Section title={text(sop.title)} aside={<span className="quiet">{t(live ? 'live' : 'old')}</span>}>
      <p className="quiet">
        {t('version', { n: sop.version })} · {t('published', { at: f.moment(publishedAt) })} ·{' '}
        <Go to={paths.customers({ line: sop.line })}>{t('customers', { n: customers })}</Go>
      </p>
      <SopView sop={sop} />
    </Section>
  );
}

function Which() {
  const t = useSay(SOPS);
  const [search, change] = useSearchState();
  const id = search.customer as CustomerId | undefined;
  const { data, error } = useAsk(whichSop, { customer: id as CustomerId }, { enabled: id !== undefined });
  return (
    <div className="which">
      <label htmlFor="which-customer">{t('which')}</label>
      <PickCustomer
        id="which-customer"
        className="pick-wide"
        value={id}
        onChange={(customer) => change({ customer })}
        placeholder={t('pick')}
      />
      <Trouble error={error} />
      {id && data && <WhySop considered={data.considered} />}
    </div>
  );
}
