import { ChevronRight } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { openVisit } from '../../domain/visit/state.ts';
import { FRAME } from '../words/frame.ts';
import { nameOf } from './customer-name.ts';
import { useFormats, useSay } from './look.tsx';
import { useNow, useView } from './use-pocket.ts';

/** A visit that is under way is one tap away from wherever one strayed to. */
export function OpenVisitBar() {
  const t = useSay();
  const view = useView();
  const now = useNow(1_000);
  const formats = useFormats(view.me.duty.zone);
  const [where] = useLocation();
  const visit = openVisit(view.visits);
  // Today's own main action leads there already.
  if (!visit || where === '/') return null;
  return (
    <nav aria-label={t(FRAME, 'openVisit')}>
      <Link href="/visit" className="flex min-h-12 items-center gap-2 bg-main px-4 py-2 text-on-main">
        <span className="shrink-0 text-[0.88rem] font-semibold">{t(FRAME, 'openVisit')}</span>
        <span className="min-w-0 flex-1 truncate">{nameOf(view, visit)}</span>
        <span className="num shrink-0">{formats.running(now - visit.startedAt)}</span>
        <span className="sr-only">{t(FRAME, 'goOn')}</span>
        <ChevronRight className="shrink-0" aria-hidden />
      </Link>
    </nav>
  );
}
