import type { VisitSheet } from '../../wire/visit-sheet.ts';
import { SITES } from '../words/sites.ts';
import { useFormats } from './formats.ts';
import { Section } from './page.tsx';
import { useSay, useTell } from './speak.tsx';

/** What the customer's place gave and what the customer said: nothing of it passes through the rep's word. */
export function CustomerSide({ sheet: { siteProofs = [], customerSaid = [], backChecks = [] } }: { sheet: VisitSheet }) {
  const t = useSay(SITES);
  const tell = useTell(SITES);
  const f = useFormats();
  if (siteProofs.length + customerSaid.length + backChecks.length === 0) return null;
  return (
    <Section title={t('proofs')}>
      <ol className="said">
        {siteProofs.map(({ fact, kind, state, at }) => (
          <li key={fact}>
            <p>
              <strong>{tell(`${kind}_${state}`)}</strong> <span className="quiet">{f.moment(at)}</span>
            </p>
          </li>
        ))}
        {customerSaid.map(({ fact, at, answer, from, text, name }) => (
          <li key={fact}>
            <p>
              <strong>{tell(`said_${answer}`)}</strong> {name && `· ${name} `}
              <span className="quiet">
                {f.moment(at)} · {tell(`from_${from}`)}
              </span>
            </p>
            {text && <blockquote>{text}</blockquote>}
          </li>
        ))}
        {backChecks.map(({ fact, at, byName, how, outcome, stood, ...heard }) => (
          <li key={fact}>
            <p>
              <strong>{tell(`check_${outcome}`)}</strong>{' '}
              <span className="quiet">
                {[f.moment(at), tell(`how_${how}`), byName, stood && tell(`stood_${stood}`)].filter(Boolean).join(' · ')}
              </span>
            </p>
            {[heard.when, heard.about, heard.text].some(Boolean) && (
              <blockquote>{[heard.when, heard.about, heard.text].filter(Boolean).join(' · ')}</blockquote>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
