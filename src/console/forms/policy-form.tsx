import { App, Button, Form, InputNumber, Select, Tooltip } from 'antd';
import { DEFAULT_COOL_DOWN_H } from '../../domain/trust/identity.ts';
import { Policy } from '../../domain/visit/policy.ts';
import { savePolicy } from '../../wire/org.ts';
import { useDo } from '../parts/ask.ts';
import { useMay } from '../parts/me.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { DESK, TABLE } from '../words/desk.ts';
import { SETTINGS } from '../words/settings.ts';

/** What the company sets for everybody. Saving makes a new version; verdicts made before keep the one they named. */
export function PolicyForm({ policy, number }: { policy: Policy; number: number }) {
  const t = useSay(SETTINGS);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const { message } = App.useApp();
  const { admin } = useMay();
  const { mutate, isPending, error } = useDo(savePolicy);
  const save = (fields: Partial<Policy>) =>
    mutate({ policy: { ...policy, ...fields }, number }, { onSuccess: () => void message.success(words('saved')) });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ coolDownH: DEFAULT_COOL_DOWN_H, ...policy }}
      onFinish={save}
      disabled={!admin}
    >
      <div className="pair">
        <Form.Item name="fence" label={t('fence')}>
          <Select options={(['note', 'refuse'] as const).map((value) => ({ value, label: t(`fence_${value}`) }))} />
        </Form.Item>
        <Form.Item name="enrolment" label={t('enrolment')}>
          <Select options={(['self', 'approved'] as const).map((value) => ({ value, label: t(`enrolment_${value}`) }))} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="coolDownH" label={t('coolDownH')}>
          <InputNumber min={0} max={720} precision={0} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="recountAfterH" label={t('recountAfterH')}>
          <InputNumber min={0} max={24} />
        </Form.Item>
        <Form.Item name="finalAfterDays" label={t('finalAfterDays')}>
          <InputNumber min={0} max={31} precision={0} />
        </Form.Item>
      </div>
      <Trouble error={error} />
      <Tooltip title={admin ? '' : desk('onlyAdmin')}>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {words('save')}
        </Button>
      </Tooltip>
    </Form>
  );
}
