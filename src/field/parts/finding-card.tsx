import type { VerdictSheet } from '../../wire/visit-sheet.ts';
import { findingTitle } from './finding-words.ts';
import { useLook } from './look.tsx';

export function FindingCard({ finding }: { readonly finding: VerdictSheet['findings'][number] }) {
  const { language } = useLook();
  return (
    <div className="card mt-2">
      <p>{findingTitle(finding, language)}</p>
    </div>
  );
}
