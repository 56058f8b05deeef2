import { Check, Circle } from 'lucide-react';
import { readCatalogue } from '../../wire/catalogue.ts';
import { listCustomers } from '../../wire/customers.ts';
import { readOrg } from '../../wire/org.ts';
import { files, paths } from '../paths.ts';
import { SETUP } from '../words/catalogue.ts';
import { useAsk } from './ask.ts';
import { Go } from './go.tsx';
import { useMe } from './me.tsx';
import { Section } from './page.tsx';
import { useSay } from './speak.tsx';

/** For the admin of a company that has no visit and no plan yet: what comes next, and what has been done. */
export function Setup({ unplannedTomorrow }: { unplannedTomorrow: readonly { readonly person: string }[] }) {
  const t = useSay(SETUP);
  const { lines, me } = useMe();
  const { data: catalogue } = useAsk(readCatalogue, {});
  const { data: org } = useAsk(readOrg, {});
  const { data: customers } = useAsk(listCustomers, { limit: 1 });
  if (!catalogue || !org || !customers) return null;
  const others = org.people.filter(({ id }) => id !== me.id);
  const reps = others.filter(({ role, active }) => role === 'rep' && active);
  const planned = reps.some(({ id }) => !unplannedTomorrow.some(({ person }) => person === id));
  const steps = [
    ['line', lines.length > 0, paths.settings({ add: 'line' })],
    ['products', catalogue.products.length > 0, paths.settings()],
    ['seats', org.posts.length > 0, paths.org({ view: 'tree' })],
    ['people', others.length > 0, paths.org()],
    ['customers', customers.total > 0, paths.customers()],
    ['phone', others.some(({ lastContactAt }) => lastContactAt !== null), files.field()],
    ['plan', planned, paths.plans()],
  ] as const;
  const next = steps.find(([, done]) => !done)?.[0];
  return (
    <Section title={t('title')}>
      <ol className="lines setup">
        {steps.map(([step, done, to]) => (
          <li key={step} className={step === next ? 'setup-next' : ''}>
            {done ? <Check size={18} aria-label={t('done')} /> : <Circle size={18} aria-hidden />}
            {step === 'phone' ? <a href={to}>{t(step)}</a> : <Go to={to}>{t(step)}</Go>}
            <span className="quiet">{t(`${step}Why`)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
