import { Button, Form, Input, Modal, Select, Switch } from 'antd';
import type { LineKey } from '../../domain/ids.ts';
import type { Precision } from '../../domain/place.ts';
import { saveLine } from '../../wire/catalogue.ts';
import { useDo } from '../parts/ask.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CATALOGUE } from '../words/catalogue.ts';
import { TABLE } from '../words/desk.ts';
import { SETTINGS } from '../words/settings.ts';

interface Fields {
  readonly key: LineKey;
  readonly zh: string;
  readonly en?: string;
  readonly precision: Precision;
  readonly sales: boolean;
}

/** A line that no starter has. How private it is, is asked first of all: it holds for everything recorded under it. */
export function LineForm({ onClose }: { onClose: () => void }) {
  const t = useSay(CATALOGUE);
  const settings = useSay(SETTINGS);
  const words = useSay(TABLE);
  const [form] = Form.useForm<Fields>();
  const { mutate, isPending, error } = useDo(saveLine);
  const save = ({ key, zh, en, precision, sales }: Fields) =>
    mutate({ line: { key, title: { zh: zh.trim(), ...(en?.trim() && { en: en.trim() }) }, precision, sales } }, { onSuccess: onClose });
  const needed = [{ required: true, whitespace: true, message: words('required') }];
  const keys = [...needed, { pattern: /^[a-z0-9][a-z0-9.-]{0,63}$/, message: t('keyWrong') }];
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('ownLine')}
      footer={
        <Button type="primary" loading={isPending} onClick={() => form.submit()}>
          {words('save')}
        </Button>
      }
    >
      <p className="quiet">{t('ownLineHint')}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ precision: 'precise', sales: true }} onFinish={save}>
        <div className="pair">
          <Form.Item name="zh" label={t('nameZh')} rules={needed}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="en" label={t('nameEn')}>
            <Input maxLength={64} />
          </Form.Item>
        </div>
        <Form.Item name="key" label={t('key')} rules={keys}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="precision" label={t('precision')}>
          <Select options={(['precise', 'coarse'] as const).map((value) => ({ value, label: settings(value) }))} />
        </Form.Item>
        <Form.Item name="sales" label={t('sales')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Trouble error={error} />
      </Form>
    </Modal>
  );
}
