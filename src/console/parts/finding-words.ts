import { useCallback } from 'react';
import { INNOCENT, SETTLES } from '../../words/explanations.ts';
import { FINDINGS } from '../../words/findings.ts';
import type { VerdictSheet } from '../../wire/visit-sheet.ts';
import { useTell } from './speak.tsx';

type Finding = VerdictSheet['findings'][number];

/** What was seen, what may explain it without anybody's doing, and what would settle it. */
export function useFinding(): (finding: Finding) => { readonly says: string; readonly innocent: string; readonly settle: string } {
  const says = useTell(FINDINGS);
  const innocent = useTell(INNOCENT);
  const settle = useTell(SETTLES);
  return useCallback(
    ({ signal, says: numbers }: Finding) => ({
      says: says(signal, numbers),
      // A signal of another engine has its code for a title, and nothing that we could add to it.
      innocent: Object.hasOwn(INNOCENT, signal) ? innocent(signal, numbers) : '',
      settle: Object.hasOwn(SETTLES, signal) ? settle(signal, numbers) : '',
    }),
    [says, innocent, settle],
  );
}
