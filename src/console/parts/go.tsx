import type { MouseEvent, ReactNode } from 'react';
import { useGo } from './search.ts';

/** A link inside the desk: a real one, so that it can be copied and opened beside this one. */
export function Go({ to, children, className, label }: { to: string; children: ReactNode; className?: string; label?: string }) {
  const go = useGo();
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} onClick={follow} className={className} aria-label={label}>
      {children}
    </a>
  );
}
