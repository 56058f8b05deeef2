import { Check, X } from 'lucide-react';
import { useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { useView } from '../parts/use-pocket.ts';
import { RECORDED } from '../words/recorded.ts';

const NEVER = ['noTrack', 'noOff', 'noMotion', 'noBody', 'noPatients'] as const;

/** What is recorded of the person who carries the phone, and what never is. */
export default function RecordedScreen() {
  const t = useSay();
  const { line, visits, mine, sops } = useView();
  const place = line?.precision === 'coarse' ? (['placeCoarse'] as const) : (['placePrecise', 'motion'] as const);
  const recorded = [
    'answers',
    ...place,
    'verdicts',
    'leave',
    ...(mine?.errands?.length ? (['errand'] as const) : []),
    'pace',
    'device',
    ...(sops.some(({ identity }) => identity) ? (['passkey'] as const) : []),
  ] as const;
  const photos = [...visits.values()].reduce((sum, visit) => sum + visit.photos.length, 0);
  const all = new Set([...visits.keys(), ...(mine?.visits ?? []).map(({ id }) => id)]).size;
  return (
    <Page title={t(RECORDED, 'title')} back="/me">
      <h2 className="section mt-0">{t(RECORDED, 'yes')}</h2>
      <ul className="card flex flex-col gap-3">
        {recorded.map((code) => (
          <li key={code} className="flex gap-3 leading-snug">
            <Check className="mt-0.5 shrink-0 text-jade" size={20} aria-hidden />
            {t(RECORDED, code)}
          </li>
        ))}
      </ul>
      <h2 className="section">{t(RECORDED, 'no')}</h2>
      <ul className="card flex flex-col gap-3">
        {NEVER.map((code) => (
          <li key={code} className="flex gap-3 leading-snug">
            <X className="mt-0.5 shrink-0 text-soft" size={20} aria-hidden />
            {t(RECORDED, code)}
          </li>
        ))}
      </ul>
      <h2 className="section">{t(RECORDED, 'thisPhone')}</h2>
      <p className="num">{t(RECORDED, 'counts', { visits: all, photos })}</p>
    </Page>
  );
}
