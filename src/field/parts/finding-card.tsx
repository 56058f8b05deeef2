import { FINDINGS, INNOCENT, SETTLES } from '../../words/findings.ts';
import { say } from '../../words/language.ts';
import type { VerdictSheet } from '../../wire/visit-sheet.ts';
import { findingTitle } from './finding-words.ts';
import { useLook } from './look.tsx';

/** What was seen, with its numbers; what commonly explains it; what would settle it. The manager reads the same words. */
export function FindingCard({ finding }: { readonly finding: VerdictSheet['findings'][number] }) {
  const { language } = useLook();
  const { signal, says } = finding;
  return (
    <div className="card mt-2">
      <p className="font-semibold">{findingTitle(finding, language)}</p>
      <p className="mt-1">{say(FINDINGS, signal, language, says)}</p>
      <p className="mt-1 text-slate">{`${language === 'zh' ? '常见原因：' : 'Common reasons: '}${say(INNOCENT, signal, language)}`}</p>
      <p className="mt-1 text-slate">{`${language === 'zh' ? '怎样说明：' : 'What settles it: '}${say(SETTLES, signal, language)}`}</p>
    </div>
  );
}
