import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { DESK } from '../words/desk.ts';
import { Go } from './go.tsx';
import { useSay } from './speak.tsx';

/** What every page has: a title, a line under it, what can be done, and the rest. */
export function Page({ title, lead, actions, children }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const t = useSay(DESK);
  useEffect(() => {
    document.title = typeof title === 'string' ? `${title} · ${t('product')}` : t('product');
  }, [title, t]);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with its own heading. */
export function Section({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <header className="section-head">
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** The way back to the list that a page belongs to. */
export function Back({ to, label }: { to: string; label: string }) {
  return (
    <Go to={to} className="back">
      <ArrowLeft size={14} aria-hidden /> {label}
    </Go>
  );
}
