import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { FRAME } from '../words/frame.ts';
import { Badge } from './badge.tsx';
import { useSay } from './look.tsx';
import { OpenVisitBar } from './open-visit-bar.tsx';
import { Tabs } from './tabs.tsx';

interface PageProps {
  readonly title: string;
  readonly under?: ReactNode;
  /** Where the arrow leads; a page without one stands on a tab. */
  readonly back?: string | undefined;
  readonly children: ReactNode;
  /** The one main action, within the thumb's arc. */
  readonly action?: ReactNode;
}

/** One screen: its name, the badge, what it shows, and its main action at the bottom. */
export function Page({ title, under, back, children, action }: PageProps) {
  const onTab = back === undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    document.title = title;
    // Who listens instead of looking is told where they have come to.
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col">
      <header className="sticky top-0 z-20 border-b border-line-soft bg-paper px-4 pt-[env(safe-area-inset-top)]">
        <div className="flex min-h-14 items-center gap-1">
          {!onTab && <Back to={back} />}
          <h1
            ref={heading}
            tabIndex={-1}
            className="line-clamp-2 min-w-0 flex-1 text-[1.06rem] leading-tight font-semibold break-words outline-none"
          >
            {title}
          </h1>
          <Badge />
        </div>
        {under}
      </header>
      <main className="flex-1 px-4 pt-3 pb-6">{children}</main>
      <div className="sticky bottom-0 z-20 bg-paper pb-[env(safe-area-inset-bottom)]">
        {onTab && <OpenVisitBar />}
        {action && <div className="flex gap-3 border-t border-line-soft px-4 py-3">{action}</div>}
        {onTab && <Tabs />}
      </div>
    </div>
  );
}

function Back({ to }: { readonly to: string }) {
  const t = useSay();
  return (
    <Link href={to} className="-ml-3 inline-flex size-12 shrink-0 items-center justify-center" aria-label={t(FRAME, 'back')}>
      <ChevronLeft aria-hidden />
    </Link>
  );
}
