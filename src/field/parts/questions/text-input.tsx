import { ASK } from '../../words/visit.ts';
import { useSay } from '../look.tsx';
import type { Asking } from './asking.ts';

export function TextInput({ question, value, onChange, labelledBy }: Asking<'text'>) {
  const t = useSay();
  const text = typeof value === 'string' ? value : '';
  const max = question.maxLength ?? 2_000;
  return (
    <div>
      <textarea
        aria-labelledby={labelledBy}
        className="field min-h-24"
        rows={3}
        value={text}
        maxLength={max}
        onInput={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)}
      />
      <p className="hint num text-right">{t(ASK, 'characters', { n: text.length, max })}</p>
    </div>
  );
}
