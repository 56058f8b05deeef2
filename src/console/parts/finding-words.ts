import { useCallback } from 'react';
import type { VerdictSheet } from '../../wire/visit-sheet.ts';
import { FINDING_TITLES } from '../words/trade.ts';
import { useTell } from './speak.tsx';

type Finding = VerdictSheet['findings'][number];

/** What was seen, what may explain it without anybody's fault, and what would settle it. */
export function useFinding(): (finding: Finding) => { readonly says: string; readonly innocent: string; readonly settle: string } {
  const says = useTell(FINDING_TITLES);
  return useCallback((finding: Finding) => ({ says: says(finding.signal, finding.says), innocent: '', settle: '' }), [says]);
}
