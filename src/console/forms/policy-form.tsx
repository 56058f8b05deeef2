import { App, Button, Form, InputNumber, Select, Tooltip } from 'antd';
import { PIN_REASON_FROM_M } from '../../domain/customer/pin.ts';
import { lookingOf, type LookingPolicy, Policy } from '../../domain/visit/policy.ts';
import { DEFAULT_COOL_DOWN_H } from '../../domain/trust/identity.ts';
import { savePolicy } from '../../wire/org.ts';
import { planningOf } from '../../domain/plan/rules.ts';
import { useDo } from '../parts/ask.ts';
import { useMay } from '../parts/me.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { PlanningFields } from './planning-fields.tsx';
import { DESK, TABLE } from '../words/desk.ts';
import { SETTINGS } from '../words/settings.ts';

const LOOKING: readonly [LookingField, ...LookingField[]][] = [
  [
    { name: 'answerWithinDays', min: 1, max: 60, precision: 0 },
    { name: 'expireAfterDays', min: 7, max: 730, precision: 0 },
  ],
  [
    { name: 'silentBelowPercent', min: 0, max: 100, precision: 0 },
    { name: 'silentFromDecisions', min: 5, max: 10_000, precision: 0 },
  ],
  [{ name: 'samplePercent', min: 0, max: 100, precision: 1 }],
];
interface LookingField {
  readonly name: keyof LookingPolicy;
  readonly min: number;
  readonly max: number;
  readonly precision: number;
}

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
      initialValues={{ coolDownH: DEFAULT_COOL_DOWN_H, ...policy, looking: lookingOf(policy), planning: planningOf(policy) }}
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
      <div className="pair">
        <Form.Item name="pinReasonFromM" label={t('pinReasonFromM')} initialValue={PIN_REASON_FROM_M}>
          <InputNumber min={0} max={5_000} precision={0} />
        </Form.Item>
      </div>
      <h3>{t('looking')}</h3>
      {LOOKING.map((pair) => (
        <div className="pair" key={pair[0].name}>
          {pair.map(({ name, ...range }) => (
            <Form.Item key={name} name={['looking', name]} label={t(name)} rules={[{ required: true, message: words('required') }]}>
              <InputNumber {...range} />
            </Form.Item>
          ))}
        </div>
      ))}
      <PlanningFields />
      <Trouble error={error} />
      <Tooltip title={admin ? '' : desk('onlyAdmin')}>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {words('save')}
        </Button>
      </Tooltip>
    </Form>
  );
}
