import { GRADE } from '../../words/terms.ts';
import { useSay } from './look.tsx';

type Grade = 'A' | 'B' | 'C' | 'D';

/** How much a customer matters, or how much of a visit was provable: by letter and by shape, never by colour alone. */
export function GradeMark({ grade, eventOnly = false }: { readonly grade: Grade; readonly eventOnly?: boolean }) {
  const t = useSay();
  return (
    <span className="num inline-flex shrink-0 items-center gap-1 font-semibold whitespace-nowrap" role="img" aria-label={t(GRADE, grade)}>
      {grade}
      {eventOnly ? '+' : ''}
      <Shape grade={grade} />
    </span>
  );
}

/** ● ◐ ○ ◌, drawn: not every phone has the letters. */
function Shape({ grade }: { readonly grade: Grade }) {
  return (
    <svg
      viewBox="0 0 12 12"
      className="size-[0.72em] fill-none stroke-jade"
      strokeWidth="1.6"
      strokeDasharray={grade === 'D' ? '2.2 2' : undefined}
      aria-hidden
    >
      <circle cx="6" cy="6" r="4.8" className={grade === 'A' ? 'fill-jade' : ''} />
      {grade === 'B' && <path d="M6 1.2a4.8 4.8 0 0 0 0 9.6Z" className="fill-jade" />}
    </svg>
  );
}
