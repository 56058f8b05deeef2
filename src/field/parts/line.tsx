import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A row that leads somewhere. */
export function LinkRow({ href, children, aside }: { readonly href: string; readonly children: ReactNode; readonly aside?: ReactNode }) {
  return (
    <Link href={href} className="flex min-h-14 items-center gap-3 py-2">
      <span className="min-w-0 flex-1">{children}</span>
      {aside}
      <ChevronRight size={18} className="shrink-0 text-soft" aria-hidden />
    </Link>
  );
}

/** A short word of caution or comfort, with its own colour and never by colour alone. */
export function Notice({ tone, children }: { readonly tone: 'calm' | 'warn'; readonly children: ReactNode }) {
  const colours = tone === 'warn' ? 'border-amber bg-amber-soft text-amber-ink' : 'border-line-soft bg-line-soft/60 text-ink';
  return (
    <p className={`my-3 rounded-xl border px-3 py-2 text-[0.92rem] leading-snug ${colours}`} role="status">
      {children}
    </p>
  );
}
