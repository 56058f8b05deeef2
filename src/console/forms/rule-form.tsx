import { Button, Form, Input, Modal } from 'antd';
import { sayRule } from '../../wire/review.ts';
import { FINDING_TITLES } from '../../words/finding-titles.ts';
import { useDo } from '../parts/ask.ts';
import { useSay, useTell } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { TABLE } from '../words/desk.ts';
import { RULES } from '../words/review.ts';

/** An admin silences a rule or has it heard again, with the reason that stays in the log. */
export function RuleForm({ rule: { signal, silent }, onClose }: { rule: { signal: string; silent: boolean }; onClose: () => void }) {
  const t = useSay(RULES);
  const words = useSay(TABLE);
  const title = useTell(FINDING_TITLES);
  const { mutate, isPending, error } = useDo(sayRule);
  const save = ({ reason }: { reason: string }) => mutate({ signal, silent: !silent, reason }, { onSuccess: onClose });
  return (
    <Modal open onCancel={onClose} footer={null} title={t(silent ? 'confirmWake' : 'confirmSilence', { rule: title(signal) })}>
      <Form layout="vertical" requiredMark={false} onFinish={save}>
        <Form.Item name="reason" label={t('why')} rules={[{ required: true, whitespace: true, message: words('required') }]}>
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
        {silent && <p className="quiet">{t('anew')}</p>}
        <Trouble error={error} />
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t(silent ? 'wake' : 'silence')}
        </Button>
      </Form>
    </Modal>
  );
}
