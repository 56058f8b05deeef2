import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { CustomerId } from '../../domain/ids.ts';
import { OpportunityStage } from '../../domain/result/facts.ts';
import type { RESULT_KINDS, ResultRow } from '../../wire/results.ts';
import { saveResult } from '../../wire/results.ts';
import type * as z from 'zod/mini';
import { useDo } from '../parts/ask.ts';
import { useToday } from '../parts/me.tsx';
import { PickCustomer } from '../parts/pick-customer.tsx';
import { useSay, useTell } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { TABLE } from '../words/desk.ts';
import { RESULTS } from '../words/results.ts';

type Kind = (typeof RESULT_KINDS)[number];
type State = z.input<(typeof saveResult)['ask']>['state'];

export const STATES: Readonly<Record<Kind, readonly State[]>> = {
  opportunity: OpportunityStage.options,
  contract: ['signed', 'reversed'],
  order: ['placed', 'cancelled', 'returned'],
};

interface Fields {
  readonly customer: CustomerId;
  readonly on: string;
  readonly state: State;
  readonly amount?: number | null;
  readonly need?: string;
}

interface ResultFormProps {
  readonly kind: Kind;
  readonly row?: z.output<typeof ResultRow> | undefined;
  readonly customer?: string | undefined;
  readonly onClose: () => void;
}

/** Enters an opportunity, contract or order, or says the next thing about one: what was said before stays. */
export function ResultForm({ kind, row, customer, onClose }: ResultFormProps) {
  const t = useSay(RESULTS);
  const words = useSay(TABLE);
  const state = useTell(RESULTS);
  const today = useToday();
  const [form] = Form.useForm<Fields>();
  const { mutate, isPending, error } = useDo(saveResult);
  const needed = [{ required: true, message: words('required') }];
  const first = {
    customer: row?.customer ?? customer,
    on: today,
    state: row?.state ?? STATES[kind][0],
    amount: row?.amountFen ? row.amountFen / 100 : null,
    need: row?.need ?? '',
  };
  const save = ({ amount, need, ...rest }: Fields) =>
    mutate(
      {
        kind,
        id: row?.id ?? crypto.randomUUID(),
        ...rest,
        ...(amount !== null && amount !== undefined && { amountFen: Math.round(amount * 100) }),
        ...(need && { need }),
      },
      { onSuccess: onClose },
    );
  const amountRule = {
    validator: (_: unknown, amount: number | null) =>
      form.getFieldValue('state') === 'qualified' && !amount ? Promise.reject(new Error(t('qualifiedNeedsAmount'))) : Promise.resolve(),
  };
  return (
    <Modal
      open
      onCancel={onClose}
      title={`${t(row ? 'change' : 'add')} · ${t(`kind_${kind}`)}`}
      footer={
        <Button type="primary" loading={isPending} onClick={() => form.submit()}>
          {words('save')}
        </Button>
      }
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={first} onFinish={save}>
        <Form.Item name="customer" label={t('customer')} rules={needed}>
          <PickCustomer placeholder={t('pickCustomer')} />
        </Form.Item>
        <div className="pair">
          <Form.Item name="on" label={t('on')} rules={needed}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="state" label={t('state')} rules={needed}>
            <Select options={STATES[kind].map((value) => ({ value, label: state(`state_${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="amount" label={t('amount')} rules={kind === 'order' ? needed : [amountRule]}>
          <InputNumber min={0} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        {kind === 'opportunity' && (
          <Form.Item name="need" label={t('need')}>
            <Input.TextArea maxLength={300} rows={2} />
          </Form.Item>
        )}
        {error?.code === 'not-allowed' ? <p className="note note-warn">{t('noSales')}</p> : <Trouble error={error} />}
      </Form>
    </Modal>
  );
}
