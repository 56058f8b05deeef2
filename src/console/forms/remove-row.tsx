import { Button } from 'antd';
import { Trash2 } from 'lucide-react';
import { useSay } from '../parts/speak.tsx';
import { CALENDAR } from '../words/calendar.ts';

/** Takes one row out of a list that is being written. */
export function RemoveRow({ onRemove }: { onRemove: () => void }) {
  const t = useSay(CALENDAR);
  return <Button type="text" className="remove-row" icon={<Trash2 size={15} />} aria-label={t('remove')} onClick={onRemove} />;
}
