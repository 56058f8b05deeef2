import { readHonestRates } from '../../wire/check-tasks.ts';
import { CHECK_TASKS } from '../words/check-tasks.ts';
import { useAsk } from './ask.ts';
import { useFormats } from './formats.ts';
import { Section } from './page.tsx';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

const [WIDTH, HEIGHT, INSET] = [240, 16, 6];
const x = (share: number) => INSET + share * (WIDTH - 2 * INSET);

/** The honest rate of each region: a dot where it was seen, a bar where it may truly lie, and who gave no answer. */
export function HonestRates() {
  const t = useSay(CHECK_TASKS);
  const f = useFormats();
  const { data, error } = useAsk(readHonestRates, {});
  if (error) return <Trouble error={error} />;
  if (!data || data.regions.length === 0) return null;
  return (
    <Section title={t('rates')}>
      <p className="quiet small measure">{t('ratesLead')}</p>
      <ul className="plain honest-rates">
        {data.regions.map(({ region, name, rate, low, high, ...told }) => {
          const words = rate === null ? t('rateNone') : t('rateOf', { rate: f.share(rate), low: f.share(low), high: f.share(high) });
          return (
            <li key={region}>
              <strong>{name}</strong>
              <svg role="img" aria-label={words} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
                <line x1={x(0)} x2={x(1)} y1={8} y2={8} className="rate-axis" />
                {rate !== null && <line x1={x(low)} x2={x(high)} y1={8} y2={8} className="rate-bar" />}
                {rate !== null && <circle cx={x(rate)} cy={8} r={4.5} className="rate-dot" />}
              </svg>
              <span className="num">{words}</span>
              <span className="quiet small">{t('rateN', told)}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
