import { Check, Minus } from 'lucide-react';
import { say } from '../../words/language.ts';
import { GRADE_REASONS } from '../../words/outcomes.ts';
import { RECORD } from '../words/record.ts';
import { useLook, useSay } from './look.tsx';

/** What raised the grade, and what was not there that would have raised it more. */
export function GradeReasons({ reasons }: { readonly reasons: readonly string[] }) {
  const t = useSay();
  const { language } = useLook();
  const [raised, lacks] = [
    reasons.filter((reason) => !reason.startsWith('lacks-')),
    reasons.filter((reason) => reason.startsWith('lacks-')),
  ];
  return (
    <ul className="mt-3 flex flex-col gap-1.5">
      {raised.map((reason) => (
        <li key={reason} className="flex items-start gap-2 leading-snug">
          <Check size={18} className="mt-0.5 shrink-0 text-jade" aria-hidden />
          {say(GRADE_REASONS, reason, language)}
        </li>
      ))}
      {lacks.length > 0 && <li className="hint mt-1">{t(RECORD, 'lacks')}</li>}
      {lacks.map((reason) => (
        <li key={reason} className="hint flex items-start gap-2">
          <Minus size={18} className="mt-0.5 shrink-0" aria-hidden />
          {say(GRADE_REASONS, reason, language)}
        </li>
      ))}
    </ul>
  );
}
