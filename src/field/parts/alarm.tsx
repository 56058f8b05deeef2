import { Component, type ReactNode, useEffect, useState } from 'react';
import { FRAME } from '../words/frame.ts';
import { useSay } from './look.tsx';

/** What was tapped and could not be kept is said, over whatever stands there: silence would look like "saved". */
export function Alarm() {
  const t = useSay();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const hear = () => setShown(true);
    addEventListener('unhandledrejection', hear);
    return () => removeEventListener('unhandledrejection', hear);
  }, []);
  if (!shown) return null;
  return (
    <div
      role="alert"
      className="fixed inset-x-0 top-0 z-50 mx-auto flex max-w-xl items-center gap-3 border-b border-amber bg-amber-soft px-4 py-3 text-amber-ink"
    >
      <p className="min-w-0 flex-1 leading-snug">{t(FRAME, 'notKept')}</p>
      <button type="button" className="btn btn-warn shrink-0" onClick={() => setShown(false)}>
        {t(FRAME, 'close')}
      </button>
    </div>
  );
}

interface NetProps {
  readonly children: ReactNode;
}

/** A page that breaks takes nothing with it: what was saved lies in the log. Only a class can catch this. */
export class SafetyNet extends Component<NetProps, { readonly broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

export function Broken() {
  const t = useSay();
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 px-6">
      <p role="alert">{t(FRAME, 'broken')}</p>
      <button type="button" className="btn btn-main" onClick={() => location.assign('/field/')}>
        {t(FRAME, 'again')}
      </button>
    </main>
  );
}
