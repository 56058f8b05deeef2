import { inLanguage } from '../../../domain/sop/text.ts';
import { Choices } from '../choices.tsx';
import { useLook } from '../look.tsx';
import type { Asking } from './asking.ts';

export function ChoiceInput({ question, value, onChange }: Asking<'choice'>) {
  const { language } = useLook();
  const options = question.options.map(({ value, title }) => ({ value, title: inLanguage(title, language) }));
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  return (
    <Choices
      legend={inLanguage(question.title, language)}
      hideLegend
      options={options}
      chosen={chosen}
      several={question.several}
      clearable
      onChoose={(next) => onChange(next.length > 0 ? next : undefined)}
    />
  );
}
