import { OUTCOME } from '../../words/terms.ts';
import { say } from '../../words/language.ts';
import { CUSTOMER } from '../words/customers.ts';
import { useFormats, useLook, useSay } from './look.tsx';
import type { PastVisit } from './past.ts';
import { useView } from './use-pocket.ts';

export function PastList({ past }: { readonly past: readonly PastVisit[] }) {
  const t = useSay();
  const { language } = useLook();
  const formats = useFormats(useView().me.duty.zone);
  if (past.length === 0) return <p className="text-soft">{t(CUSTOMER, 'noVisits')}</p>;
  return (
    <ul className="rows rounded-2xl border border-line-soft bg-card px-4">
      {past.map(({ day, personName, outcome, note }, i) => (
        <li key={i} className="py-2.5">
          <p className="num flex justify-between gap-3">
            <span>
              {formats.date(day)} · {personName}
            </span>
            <span className="text-soft">{outcome ? say(OUTCOME, outcome, language) : ''}</span>
          </p>
          {note && <p className="hint break-words">{note}</p>}
        </li>
      ))}
    </ul>
  );
}
