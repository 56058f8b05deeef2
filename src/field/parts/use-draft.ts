import { useCallback, useEffect, useRef, useState } from 'react';
import type { VisitId } from '../../domain/ids.ts';
import type { Draft } from './pocket.ts';
import { usePocket } from './use-pocket.ts';

const EMPTY: Draft = { step: 0, question: undefined, answers: {} };
/** Typing is kept after a breath, and at once when the page goes out of sight: a killed tab loses no more than a breath. */
const BREATH_MS = 250;

export interface Drafting {
  /** Undefined until it is read from the phone. */
  readonly draft: Draft | undefined;
  readonly change: (part: Partial<Draft>) => void;
  readonly flush: () => Promise<void>;
}

export function useDraft(visit: VisitId | undefined): Drafting {
  const { draft: read, keepDraft } = usePocket();
  const [draft, setDraft] = useState<Draft>();
  const newest = useRef<Draft>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (visit && newest.current) await keepDraft(visit, newest.current);
  }, [visit, keepDraft]);
  useEffect(() => {
    if (!visit) return;
    let gone = false;
    void read(visit).then((kept) => {
      if (gone) return;
      newest.current = kept ?? EMPTY;
      setDraft(newest.current);
    });
    const keep = () => void flush();
    document.addEventListener('visibilitychange', keep);
    addEventListener('pagehide', keep);
    return () => {
      gone = true;
      keep();
      document.removeEventListener('visibilitychange', keep);
      removeEventListener('pagehide', keep);
    };
  }, [visit, read, flush]);
  const change = (part: Partial<Draft>) => {
    newest.current = { ...(newest.current ?? EMPTY), ...part };
    setDraft(newest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), BREATH_MS);
  };
  return { draft, change, flush };
}
