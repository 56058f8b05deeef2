import { inLanguage } from '../../../domain/sop/text.ts';
import { FRAME } from '../../words/frame.ts';
import { Choices } from '../choices.tsx';
import { useLook, useSay } from '../look.tsx';
import type { Asking } from './asking.ts';

export function YesNoInput({ question, value, onChange }: Asking<'yes-no'>) {
  const t = useSay();
  const { language } = useLook();
  const options = [
    { value: 'yes', title: t(FRAME, 'yes') },
    { value: 'no', title: t(FRAME, 'no') },
  ] as const;
  const chosen = typeof value === 'boolean' ? ([value ? 'yes' : 'no'] as const) : [];
  return (
    <Choices
      legend={inLanguage(question.title, language)}
      hideLegend
      options={options}
      chosen={chosen}
      clearable
      onChoose={([it]) => onChange(it && it === 'yes')}
    />
  );
}
