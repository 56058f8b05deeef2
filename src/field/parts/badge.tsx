import { Check, CloudUpload, TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import { FRAME } from '../words/frame.ts';
import { useSay } from './look.tsx';
import { useView } from './use-pocket.ts';

/** The same honest badge on every screen: what has not gone up, and what was put aside. */
export function Badge() {
  const t = useSay();
  const { sync } = useView();
  const waiting = sync.unsentFacts + sync.unsentPhotos;
  const aside = sync.quarantined.length;
  const [Icon, tone, words] =
    aside > 0
      ? ([TriangleAlert, 'text-amber-ink bg-amber-soft', t(FRAME, 'aside', { n: aside })] as const)
      : waiting > 0
        ? ([CloudUpload, 'text-ink bg-line-soft', t(FRAME, 'waiting', { n: waiting })] as const)
        : ([Check, 'text-jade', t(FRAME, 'allUp')] as const);
  return (
    <Link href="/me/sync" className="-mr-2 inline-flex min-h-12 shrink-0 items-center px-2" aria-label={`${words}, ${t(FRAME, 'toSync')}`}>
      <span
        className={`num inline-flex items-center gap-1 rounded-full px-2.5 py-1 text-[0.82rem] font-semibold ${tone}`}
        data-badge={aside > 0 ? 'aside' : waiting > 0 ? 'waiting' : 'clear'}
      >
        <Icon size={16} aria-hidden />
        {words}
      </span>
    </Link>
  );
}
