import { useCallback } from 'react';
import { FINDINGS, INNOCENT, SETTLES } from '../../words/findings.ts';
import type { VerdictSheet } from '../../wire/visit-sheet.ts';
import { useTell } from './speak.tsx';

type Finding = VerdictSheet['findings'][number];

/** What was seen, what may explain it without anybody's fault, and what would settle it. */
export function useFinding(): (finding: Finding) => { readonly says: string; readonly innocent: string; readonly settle: string } {
  const [says, innocent, settle] = [useTell(FINDINGS), useTell(INNOCENT), useTell(SETTLES)];
  return useCallback(
    (finding: Finding) => ({
      says: says(finding.signal, finding.says),
      innocent: innocent(finding.signal),
      settle: settle(finding.signal),
    }),
    [says, innocent, settle],
  );
}
