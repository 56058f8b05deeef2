import { useState } from 'react';
import type { VisitSheet } from '../../wire/visit-sheet.ts';
import { DECISION } from '../../words/terms.ts';
import { files } from '../paths.ts';
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
    ...(sheet.lapses ?? []).map(({ fact, at, why, afterDays }) => {
      const text = t(why === 'too-old' ? 'lapsed_old' : 'lapsed_unanswered', { days: afterDays });
      return { fact, at, how: t('byClock'), byName: '', text, photo: undefined };
    }),
  ].toSorted((a, b) => a.at - b.at);
  const dueAt = sheet.appeal?.state === 'open' ? sheet.appeal.dueAt : undefined;
  if (all.length === 0) return <p className="quiet">{t('nobodySaid')}</p>;
  return (
    <>
      <ol className="said">
        {all.map(({ fact, byName, at, text, how, photo }) => (
          <li key={fact}>
            <p>
              <strong>{how}</strong> {byName && `· ${byName}`} <span className="quiet">{f.moment(at)}</span>
            </p>
            {text && <blockquote>{text}</blockquote>}
            {photo && <SaidPhoto src={files.photo(photo, sheet.id)} label={t('saidPhoto')} />}
          </li>
        ))}
      </ol>
      {dueAt !== undefined && <p className="needs-you">{t('answerBy', { at: f.moment(dueAt) })}</p>}
    </>
  );
}

/** Its bytes may still be on the phone: then the words stand alone. */
function SaidPhoto({ src, label }: { src: string; label: string }) {
  const t = useSay(VISIT);
  const [away, setAway] = useState(false);
  if (away) return <p className="quiet small">{t('photoWaiting')}</p>;
  return (
    <a href={src} target="_blank" rel="noreferrer" className="said-photo">
      <img src={`${src}&size=thumb`} alt={label} loading="lazy" onError={() => setAway(true)} />
    </a>
  );
}
