import { Button, Form, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import type { LineKey, PersonId, PostId } from '../../domain/ids.ts';
import { type DutySchedule, Person, Role } from '../../domain/person.ts';
import { readOrg, savePerson } from '../../wire/org.ts';
import { ROLE } from '../../words/terms.ts';
import { Problem } from '../call.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { useMe } from '../parts/me.tsx';
import { useSay, useText } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { TABLE } from '../words/desk.ts';
import { ORG } from '../words/org.ts';

interface Fields {
  readonly employeeNo: string;
  readonly name: string;
  readonly role: Role;
  readonly post: PostId | null;
  readonly line: LineKey | null;
  readonly active: boolean;
  readonly fromClock: string;
  readonly toClock: string;
  readonly weekdays: readonly number[];
}

/** A new person, or one that is there already. Working hours are asked as one span for the days that are chosen. */
export function PersonForm({
  person,
  onClose,
  onCode,
}: {
  person: Person | undefined;
  onClose: () => void;
  onCode: (code: { name: string; code: string }) => void;
}) {
  const t = useSay(ORG);
  const words = useSay(TABLE);
  const { me } = useMe();
  const [form] = Form.useForm<Fields>();
  const [refusal, setRefusal] = useState<Problem>();
  const { mutate, isPending, error } = useDo(savePerson);
  const save = (fields: Fields) => {
    const { employeeNo, name, role, active, post, line } = fields;
    const read = Person.safeParse({
      id: person?.id ?? (crypto.randomUUID() as PersonId),
      leaves: person?.leaves ?? [],
      employeeNo,
      name,
      role,
      active,
      post: post ?? null,
      line: line ?? null,
      duty: dutyOf(person?.duty ?? me.duty, fields),
    });
    setRefusal(read.success ? undefined : new Problem('malformed', { at: read.error.issues[0]?.path.join('.') ?? '' }));
    if (read.success) mutate({ person: read.data }, { onSuccess: ({ code }) => (code && onCode({ name, code }), onClose()) });
  };
  return (
    <Modal
      open
      onCancel={onClose}
      title={person ? t('edit') : t('add')}
      footer={
        <Button type="primary" loading={isPending} onClick={() => form.submit()}>
          {words('save')}
        </Button>
      }
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={fieldsOf(person, me)} onFinish={save}>
        <Identity />
        <Hours />
        <Trouble error={refusal ?? error} />
      </Form>
    </Modal>
  );
}

function fieldsOf(person: Person | undefined, me: Person): Partial<Fields> {
  const hours = (person ?? me).duty.hours;
  const [first] = hours;
  const span = {
    fromClock: clockOf(first?.fromMinute ?? 510),
    toClock: clockOf(first?.toMinute ?? 1080),
    weekdays: [...new Set(hours.map(({ weekday }) => weekday))],
  };
  return { role: 'rep', active: true, ...person, ...span };
}

/** Several spans a day, as imports may bring them, stay as they are while nobody touches the form's one span. */
function dutyOf(duty: DutySchedule, { fromClock, toClock, weekdays }: Fields): DutySchedule {
  const [fromMinute, toMinute] = [minuteOf(fromClock), minuteOf(toClock)];
  const [first] = duty.hours;
  const days = new Set(duty.hours.map(({ weekday }) => weekday));
  const untouched =
    first &&
    clockOf(first.fromMinute) === fromClock &&
    clockOf(first.toMinute) === toClock &&
    weekdays.length === days.size &&
    weekdays.every((day) => days.has(day));
  return untouched ? duty : { zone: duty.zone, hours: weekdays.map((weekday) => ({ weekday, fromMinute, toMinute })) };
}

function Identity() {
  const t = useSay(ORG);
  const words = useSay(TABLE);
  const role = useSay(ROLE);
  const text = useText();
  const { lines } = useMe();
  const { data } = useAsk(readOrg, {});
  const rules = [{ required: true, whitespace: true, message: words('required') }];
  return (
    <>
      <div className="pair">
        <Form.Item name="name" label={t('name')} rules={rules}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="employeeNo" label={t('employeeNo')} rules={rules}>
          <Input maxLength={32} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="role" label={t('role')}>
          <Select options={Role.options.map((value) => ({ value, label: role(value) }))} />
        </Form.Item>
        <Form.Item name="line" label={t('line')}>
          <Select allowClear options={lines.map(({ key, title }) => ({ value: key, label: text(title) }))} />
        </Form.Item>
      </div>
      <Form.Item name="post" label={t('post')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.posts ?? []).map(({ id, name, number }) => ({
            value: id,
            label: `${name} ${t('number', { n: number })} · ${data?.people.find((it) => it.active && it.post === id)?.name ?? t('vacant')}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="active" label={t('active')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}

function Hours() {
  const t = useSay(ORG);
  const words = useSay(TABLE);
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((value) => ({ value, label: t(`day${value}`) }));
  return (
    <>
      <Form.Item name="weekdays" label={t('duty')} extra={t('dutyHint')}>
        <Select mode="multiple" options={days} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="fromClock" label={words('from')}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="toClock" label={words('to')}>
          <Input type="time" />
        </Form.Item>
      </div>
    </>
  );
}

function clockOf(minute: number): string {
  return `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
