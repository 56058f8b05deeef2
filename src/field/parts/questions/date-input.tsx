import { addDays } from '../../../base/moment.ts';
import type { Asking } from './asking.ts';

export function DateInput({ question, value, onChange, today, labelledBy }: Asking<'date'>) {
  const { fromDays, toDays } = question;
  return (
    <input
      type="date"
      aria-labelledby={labelledBy}
      className="field num"
      value={typeof value === 'string' ? value : ''}
      min={fromDays === undefined ? undefined : addDays(today, fromDays)}
      max={toDays === undefined ? undefined : addDays(today, toDays)}
      onInput={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  );
}
