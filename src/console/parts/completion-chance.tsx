import { monthOf, type LocalDate } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import { listCertificates } from '../../wire/certificates.ts';
import { paths } from '../paths.ts';
import { CERTIFICATES } from '../words/certificates.ts';
import { useAsk } from './ask.ts';
import { useFormats } from './formats.ts';
import { Go } from './go.tsx';
import { useSay } from './speak.tsx';

const NAMED = 3;

/** Beside plan completion: how many of those months could be kept at all. A number that nobody could reach is no one's fault. */
export function CompletionChance({ to, person }: { readonly to: LocalDate; readonly person: PersonId | undefined }) {
  const t = useSay(CERTIFICATES);
  const f = useFormats();
  const { data } = useAsk(listCertificates, { month: monthOf(to) });
  const shown = data?.certificates.filter(({ certified }) => !person || certified.person === person) ?? [];
  if (!data || shown.length === 0) return null;
  const short = shown.filter(({ certified }) => certified.probability < certified.goal);
  const names = short.slice(0, NAMED).map(({ personName, certified }) => `${personName} ${f.share(certified.probability)}`);
  return (
    <p className={`small kpi-note ${short.length > 0 ? 'needs-you' : 'quiet'}`}>
      {t(short.length > 0 ? 'besideShort' : 'besideAll', {
        n: short.length,
        of: shown.length,
        goal: data.goalPercent,
        names: names.join('、'),
      })}{' '}
      <Go to={paths.plans()}>{t('title')}</Go>
    </p>
  );
}
