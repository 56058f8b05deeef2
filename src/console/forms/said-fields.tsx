import { Form, Input, Select } from 'antd';
import type { Said } from '../../domain/plan/said.ts';
import { SAID_HOW } from '../../words/planning.ts';
import { useSay } from '../parts/speak.tsx';
import { ACCESS } from '../words/calendar.ts';
import { TABLE } from '../words/desk.ts';

const WAYS = Object.keys(SAID_HOW) as Said['how'][];

/** Where it was learnt, from whom and when: asked for beside everything that grows old. */
export function SaidFields({ name }: { name: readonly (string | number)[] }) {
  const t = useSay(ACCESS);
  const how = useSay(SAID_HOW);
  const words = useSay(TABLE);
  return (
    <>
      <div className="pair">
        <Form.Item name={[...name, 'how']} label={t('how')}>
          <Select options={WAYS.map((value) => ({ value, label: how(value) }))} />
        </Form.Item>
        <Form.Item name={[...name, 'on']} label={t('on')} rules={[{ required: true, message: words('required') }]}>
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name={[...name, 'who']} label={t('who')}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name={[...name, 'words']} label={t('words')}>
          <Input maxLength={300} />
        </Form.Item>
      </div>
    </>
  );
}

/** Without what was left empty. */
export function saidFrom({ how, on, who, words }: Said): Said {
  return { how, on, ...(who?.trim() && { who: who.trim() }), ...(words?.trim() && { words: words.trim() }) };
}
