import { withoutSignal } from '../../domain/trust/doubt.ts';
import { INNOCENT, SETTLES } from '../../words/explanations.ts';
import { FINDING_TITLES } from '../../words/finding-titles.ts';
import { FINDINGS } from '../../words/findings.ts';
import { say } from '../../words/language.ts';
import type { VerdictSheet } from '../../wire/visit-sheet.ts';
import { RECORD } from '../words/record.ts';
import { FindingPairs } from './finding-pairs.tsx';
import { useLook, useSay } from './look.tsx';

interface FindingCardProps {
  readonly finding: VerdictSheet['findings'][number];
  readonly verdict: Pick<VerdictSheet, 'review' | 'findings'>;
  readonly visit: string;
}

/** What was seen, in words and numbers; what commonly explains it, and what would settle it. Never what somebody is. */
export function FindingCard({ finding, verdict, visit }: FindingCardProps) {
  const t = useSay();
  const { language } = useLook();
  const { signal, says, pairs = [], silentBans } = finding;
  const words = (table: typeof FINDINGS) => (Object.hasOwn(table, signal) ? say(table, signal, language, says) : '');
  const [innocent, settles] = [words(INNOCENT), words(SETTLES)];
  return (
    <section className="card mt-2">
      <h3 className="font-semibold">{say(FINDING_TITLES, signal, language)}</h3>
      <p className="num leading-snug">{words(FINDINGS)}</p>
      {silentBans !== undefined && <p className="hint mt-1">{t(RECORD, 'silent')}</p>}
      {pairs.length > 0 && <FindingPairs visit={visit} pairs={pairs} own={says.own !== 'no'} />}
      {verdict.review && finding.doubtBans > 0 && (
        <p className="mt-1 text-[0.92rem]">{t(RECORD, withoutSignal(verdict.findings, signal).review ? 'notDecisive' : 'decisive')}</p>
      )}
      {innocent && (
        <p className="hint mt-2">
          {t(RECORD, 'innocent')}: {innocent}
        </p>
      )}
      {settles && (
        <p className="hint mt-1">
          {t(RECORD, 'settle')}: {settles}
        </p>
      )}
    </section>
  );
}
