import { GRADE } from '../../words/terms.ts';
import { useSay } from './look.tsx';

const SHAPES: Readonly<Record<string, string>> = { A: '●', B: '◐', C: '○', D: '◌' };

/** How much a customer matters, or how much of a visit was provable: by letter and by shape, never by colour alone. */
export function GradeMark({ grade, eventOnly = false }: { readonly grade: 'A' | 'B' | 'C' | 'D'; readonly eventOnly?: boolean }) {
  const t = useSay();
  return (
    <span
      className="num inline-flex shrink-0 items-baseline gap-0.5 font-semibold whitespace-nowrap"
      role="img"
      aria-label={t(GRADE, grade)}
    >
      {grade}
      {eventOnly ? '+' : ''}
      <span className="text-[0.82em] text-jade">{SHAPES[grade]}</span>
    </span>
  );
}
