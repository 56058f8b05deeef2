const SHAPES: Readonly<Record<string, string>> = { A: '●', B: '◐', C: '○', D: '◌' };

/** A grade by letter and by shape, so that it does not hang on colour. */
export function GradeMark({ grade, eventOnly = false }: { grade: string | null; eventOnly?: boolean }) {
  if (!grade) return <span className="grade grade-none">—</span>;
  return (
    <span className={`grade grade-${grade}`}>
      {grade}
      {eventOnly ? '+' : ''} <span aria-hidden>{SHAPES[grade]}</span>
    </span>
  );
}
