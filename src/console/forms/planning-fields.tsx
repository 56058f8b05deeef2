import { Form, InputNumber, Select } from 'antd';
import { ChallengeWhy } from '../../domain/plan/rules.ts';
import { CHALLENGE_WHY } from '../../words/plans.ts';
import { useSay } from '../parts/speak.tsx';
import { TABLE } from '../words/desk.ts';
import { SETTINGS } from '../words/settings.ts';

const NUMBERS = [
  [
    { name: 'freezeBeforeMin', min: 0, max: 10_080 },
    { name: 'grantedPerWeek', min: 0, max: 60 },
  ],
  [
    { name: 'goalPercent', min: 50, max: 99 },
    { name: 'mayMissPercent', min: 0, max: 50 },
  ],
] as const;

/** How plans are agreed on: a part of the policy's form. */
export function PlanningFields() {
  const t = useSay(SETTINGS);
  const words = useSay(TABLE);
  const why = useSay(CHALLENGE_WHY);
  return (
    <>
      <h3>{t('planning')}</h3>
      <div className="pair">
        <Form.Item name={['planning', 'approval']} label={t('approval')}>
          <Select options={(['none', 'manager'] as const).map((value) => ({ value, label: t(`approval_${value}`) }))} />
        </Form.Item>
        <Form.Item name={['planning', 'grantedWhys']} label={t('grantedWhys')}>
          <Select mode="multiple" options={ChallengeWhy.options.map((value) => ({ value, label: why(value) }))} />
        </Form.Item>
      </div>
      {NUMBERS.map((pair) => (
        <div className="pair" key={pair[0].name}>
          {pair.map(({ name, ...range }) => (
            <Form.Item key={name} name={['planning', name]} label={t(name)} rules={[{ required: true, message: words('required') }]}>
              <InputNumber {...range} precision={0} />
            </Form.Item>
          ))}
        </div>
      ))}
    </>
  );
}
