import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { LeaveId, PersonId } from '../../domain/ids.ts';
import type { Half, LeaveKind } from '../../domain/person.ts';
import { askLeave } from '../../wire/calendar.ts';
import { readOrg } from '../../wire/org.ts';
import { LEAVE } from '../../words/terms.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { useMay, useMe, useToday } from '../parts/me.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CALENDAR } from '../words/calendar.ts';
import { TABLE } from '../words/desk.ts';

interface Fields {
  readonly person: PersonId;
  readonly from: string;
  readonly to: string;
  readonly kind: LeaveKind;
  readonly half?: Half | 'whole';
  readonly note?: string;
}

/** Days off: entered for somebody, or asked for oneself. */
export function LeaveForm({ onClose }: { onClose: () => void }) {
  const t = useSay(CALENDAR);
  const leave = useSay(LEAVE);
  const words = useSay(TABLE);
  const today = useToday();
  const { manage } = useMay();
  const { me } = useMe();
  const { data } = useAsk(readOrg, {}, { enabled: manage });
  const [form] = Form.useForm<Fields>();
  const [id] = useState(() => crypto.randomUUID() as LeaveId);
  const { mutate, isPending, error } = useDo(askLeave);
  const save = ({ half, note, to, ...fields }: Fields) =>
    mutate(
      { id, ...fields, to: to || fields.from, ...(half && half !== 'whole' && { half }), ...(note?.trim() && { note: note.trim() }) },
      { onSuccess: onClose },
    );
  const people = (data?.people ?? [me]).filter(({ active }) => active).map(({ id: value, name }) => ({ value, label: name }));
  const halves = (['whole', 'morning', 'afternoon'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <Modal
      open
      onCancel={onClose}
      title={t(manage ? 'add' : 'ask')}
      footer={
        <Button type="primary" loading={isPending} onClick={() => form.submit()}>
          {words('save')}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ person: me.id, from: today, to: today, kind: 'leave', half: 'whole' }}
        onFinish={save}
      >
        {manage && (
          <Form.Item name="person" label={t('person')}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={people} />
          </Form.Item>
        )}
        <div className="pair">
          <Form.Item name="from" label={t('from')} rules={[{ required: true, message: words('required') }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={t('to')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <div className="pair">
          <Form.Item name="kind" label={t('kind')}>
            <Select options={(Object.keys(LEAVE) as LeaveKind[]).map((value) => ({ value, label: leave(value) }))} />
          </Form.Item>
          <Form.Item name="half" label={t('half')}>
            <Select options={halves} />
          </Form.Item>
        </div>
        <Form.Item name="note" label={t('note')}>
          <Input maxLength={200} />
        </Form.Item>
        <p className="quiet small">{t('leaveHint')}</p>
        <Trouble error={error} />
      </Form>
    </Modal>
  );
}
