import type { ReactNode } from 'react';

// Drawn and not written: not every machine has these signs in its letters.
const SHAPES: Readonly<Record<string, ReactNode>> = {
  A: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  B: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 0 0 8.5z" fill="currentColor" />
    </>
  ),
  C: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  D: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2" />,
};

/** A grade by letter and by shape, so that it does not hang on colour. */
export function GradeMark({ grade, eventOnly = false }: { grade: string | null; eventOnly?: boolean }) {
  if (!grade) return <span className="grade grade-none">—</span>;
  return (
    <span className={`grade grade-${grade}`}>
      {grade}
      {eventOnly ? '+' : ''}{' '}
      <svg viewBox="0 0 12 12" aria-hidden>
        {SHAPES[grade]}
      </svg>
    </span>
  );
}
