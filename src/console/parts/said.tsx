import type { VisitSheet } from '../../wire/visit-sheet.ts';
import { DECISION } from '../../words/terms.ts';
import { VISIT } from '../words/visits.ts';
import { useFormats } from './formats.ts';
import { useSay, useTell } from './speak.tsx';

/** What manager and rep said to each other about this visit, in time. */
export function Said({ sheet }: { sheet: VisitSheet }) {
  const t = useSay(VISIT);
  const tell = useTell(VISIT);
  const decision = useTell(DECISION);
  const f = useFormats();
  const all = [
    ...sheet.reviews.map((it) => ({ ...it, how: decision(it.as) })),
    ...sheet.explanations.map((it) => ({ ...it, how: tell(`as_${it.as}`) })),
  ].toSorted((a, b) => a.at - b.at);
  if (all.length === 0) return <p className="quiet">{t('nobodySaid')}</p>;
  return (
    <ol className="said">
      {all.map(({ fact, byName, at, text, how }) => (
        <li key={fact}>
          <p>
            <strong>{how}</strong> · {byName} <span className="quiet">{f.moment(at)}</span>
          </p>
          {text && <blockquote>{text}</blockquote>}
        </li>
      ))}
    </ol>
  );
}
