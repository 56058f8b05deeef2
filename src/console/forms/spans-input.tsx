import { Form, Input } from 'antd';
import { spansFrom } from '../../domain/plan/hours-text.ts';
import { useSay } from '../parts/speak.tsx';
import { ACCESS } from '../words/calendar.ts';

/** Hours of a day as people write them; what cannot be read is said before anything is sent. */
export function SpansInput({ name, label }: { name: (string | number)[]; label: string }) {
  const t = useSay(ACCESS);
  const validator = async (_: unknown, text: string | undefined) => {
    if (!spansFrom(text ?? '')) throw new Error(t('spansWrong'));
  };
  return (
    <Form.Item name={name} label={label} rules={[{ validator }]}>
      <Input placeholder="8:00-12:00, 14:00-18:00" maxLength={120} />
    </Form.Item>
  );
}
