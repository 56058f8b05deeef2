import { readCheckpoint } from '../../wire/log.ts';
import { readPolicy } from '../../wire/org.ts';
import { FrequencyForm } from '../forms/frequency-form.tsx';
import { LineForm } from '../forms/line-form.tsx';
import { MapBaseForm } from '../forms/map-base-form.tsx';
import { PolicyForm } from '../forms/policy-form.tsx';
import { Products } from '../forms/products-form.tsx';
import { useAsk } from '../parts/ask.ts';
import { Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Lines, StarterDialog } from '../parts/lines.tsx';
import { useMay, useMe } from '../parts/me.tsx';
import { Page, Section } from '../parts/page.tsx';
import { useSearchState } from '../parts/search.ts';
import { useSay } from '../parts/speak.tsx';
import { TravelCard } from '../parts/travel-card.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { files } from '../paths.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { SETTINGS } from '../words/settings.ts';

/** What holds for the whole company, and what anybody needs to check the system by themselves. */
export default function SettingsPage() {
  const t = useSay(SETTINGS);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const { admin } = useMay();
  const [search, change] = useSearchState();
  const { data, error, refetch } = useAsk(readPolicy, {});
  return (
    <Page title={desk('settings')} lead={t('lead')}>
      <Trouble error={error} onRetry={() => void refetch()} />
      <div className="two">
        <div>
          {!data && !error && <Waiting label={words('loading')} />}
          {data && (
            <Section title={`${t('policy')} ${t('number', { n: data.number })}`}>
              <PolicyForm key={data.number} policy={data.policy} number={data.number} />
            </Section>
          )}
        </div>
        <div>
          <Lines />
          <Products />
          {admin && <TravelCard />}
          <Trust />
          <Section title={t('map')}>
            <MapBaseForm />
          </Section>
        </div>
      </div>
      {data && <FrequencyForm key={`frequency.${data.number}`} policy={data.policy} number={data.number} />}
      {search.add === 'line' && <StarterDialog onClose={() => change({ add: undefined })} onOwn={() => change({ add: 'own-line' })} />}
      {search.add === 'own-line' && <LineForm onClose={() => change({ add: undefined })} />}
    </Page>
  );
}

function Trust() {
  const t = useSay(SETTINGS);
  const f = useFormats();
  const { keyFingerprint } = useMe();
  const { data, error } = useAsk(readCheckpoint, {});
  const checkpoint = data?.checkpoint;
  return (
    <Section title={t('trust')} aside={<a href={files.apiDocument()}>{t('api')}</a>}>
      <h3>{t('fingerprint')}</h3>
      <p>
        <code className="digest">{keyFingerprint}</code>
      </p>
      <p className="quiet small">{t('fingerprintHint')}</p>
      <h3>{t('checkpoint')}</h3>
      <Trouble error={error} />
      {data && !checkpoint && <p className="quiet">{t('noCheckpoint')}</p>}
      {checkpoint && (
        <dl className="facts">
          <div>
            <dt>{t('size')}</dt>
            <dd className="figures">{f.number(checkpoint.size)}</dd>
          </div>
          <div>
            <dt>{t('signedAt')}</dt>
            <dd>{f.moment(checkpoint.at)}</dd>
          </div>
          <div className="wide">
            <dt>{t('root')}</dt>
            <dd>
              <code className="digest">{checkpoint.root}</code>
            </dd>
          </div>
        </dl>
      )}
    </Section>
  );
}
