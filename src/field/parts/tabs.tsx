import { ChartNoAxesColumn, ClipboardCheck, Route, Store, UserRound } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { FRAME } from '../words/frame.ts';
import { useSay } from './look.tsx';

const TABS = [
  { to: '/', name: 'today', Icon: Route },
  { to: '/customers', name: 'customers', Icon: Store },
  { to: '/visits', name: 'visits', Icon: ClipboardCheck },
  { to: '/kpis', name: 'kpis', Icon: ChartNoAxesColumn },
  { to: '/me', name: 'me', Icon: UserRound },
] as const;

export function Tabs() {
  const t = useSay();
  const [where] = useLocation();
  return (
    <nav aria-label={t(FRAME, 'tabs')} className="flex border-t border-line-soft">
      {TABS.map(({ to, name, Icon }) => {
        const here = where === to;
        return (
          <Link
            key={to}
            href={to}
            aria-current={here ? 'page' : undefined}
            className={`flex min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-[0.75rem] leading-none ${here ? 'font-semibold text-jade' : 'text-soft'}`}
          >
            <Icon size={22} strokeWidth={here ? 2.4 : 1.8} aria-hidden />
            {t(FRAME, name)}
          </Link>
        );
      })}
    </nav>
  );
}
