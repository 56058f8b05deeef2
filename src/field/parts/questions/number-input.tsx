import { Minus, Plus } from 'lucide-react';
import { inLanguage } from '../../../domain/sop/text.ts';
import { ASK } from '../../words/visit.ts';
import { useLook, useSay } from '../look.tsx';
import { NumberField } from '../number-field.tsx';
import type { Asking } from './asking.ts';

export function NumberInput({ question, value, onChange, last }: Asking<'number'>) {
  const t = useSay();
  const { language } = useLook();
  const { whole = false, unit, min, max } = question;
  const now = typeof value === 'number' ? value : undefined;
  const title = inLanguage(question.title, language);
  const step = (by: number) => onChange(clamp((now ?? (typeof last?.answer === 'number' ? last.answer : (min ?? 0))) + by, min, max));
  return (
    <div className="flex items-center gap-2">
      {whole && (
        <button type="button" className="btn" aria-label={t(ASK, 'less', { what: title })} onClick={() => step(-1)}>
          <Minus aria-hidden />
        </button>
      )}
      <NumberField
        label={title}
        value={now}
        whole={whole}
        placeholder={last === undefined ? undefined : t(ASK, 'lastTime', { value: String(last.answer) })}
        onChange={onChange}
        className="text-center"
      />
      {whole && (
        <button type="button" className="btn" aria-label={t(ASK, 'more', { what: title })} onClick={() => step(1)}>
          <Plus aria-hidden />
        </button>
      )}
      {unit && <span className="shrink-0 text-soft">{inLanguage(unit, language)}</span>}
    </div>
  );
}

function clamp(value: number, min = -Infinity, max = Infinity): number {
  return Math.min(max, Math.max(min, value));
}
