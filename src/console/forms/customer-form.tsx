import { App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { err, ok, type Result } from '../../base/result.ts';
import { PIN_REASON_FROM_M } from '../../domain/customer/pin.ts';
import { Customer, Grade, Stage } from '../../domain/customer.ts';
import type { CustomerId, PostId } from '../../domain/ids.ts';
import type { Fence } from '../../domain/place.ts';
import { CustomerRow, saveCustomer } from '../../wire/customers.ts';
import { readOrg, readPolicy } from '../../wire/org.ts';
import { GRADE, STAGE } from '../../words/terms.ts';
import { Problem } from '../call.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { useMe, useToday } from '../parts/me.tsx';
import { useSay, useText } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CUSTOMERS } from '../words/customers.ts';
import { TABLE } from '../words/desk.ts';
import { PINS } from '../words/pins.ts';
import { PinWhyFields } from './pin-form.tsx';

interface Fields extends Omit<Customer, 'fence'> {
  readonly lat: number | null;
  readonly lon: number | null;
  readonly radiusM: number | null;
  readonly owner: PostId | null;
  readonly ownerFrom: string;
  readonly pinWhy?: 'moved' | 'was-wrong';
  readonly pinWords?: string;
}

type Row = z.output<typeof CustomerRow>;

/** A new customer, or what the office knows of one that is there, and from which day which seat looks after it. */
export function CustomerForm({ row, open, onClose }: { row?: Row; open: boolean; onClose: (saved?: Row) => void }) {
  const t = useSay(CUSTOMERS);
  const words = useSay(TABLE);
  const today = useToday();
  const pins = useSay(PINS);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { mutate, isPending, error } = useDo(saveCustomer);
  const { lines } = useMe();
  const [blank] = useState(() => ({
    id: crypto.randomUUID() as CustomerId,
    contacts: [],
    line: lines[0]?.key,
    grade: 'B',
    stage: 'new',
    tags: [],
  }));
  const customer: Partial<Customer> = row?.customer ?? (blank as Partial<Customer>);
  const owner = row?.owner ?? null;
  const first = {
    ...customer,
    lat: customer.fence?.centre.lat ?? null,
    lon: customer.fence?.centre.lon ?? null,
    radiusM: customer.fence?.radiusM ?? 200,
    owner: owner?.post ?? null,
    ownerFrom: today,
  };
  const [refusal, setRefusal] = useState<Problem>();
  const save = (fields: Fields) => {
    const read = customerFrom(customer, fields);
    setRefusal(read.ok ? undefined : new Problem('malformed', { at: read.error }));
    const moves = !row || (fields.owner ?? null) !== (owner?.post ?? null);
    if (read.ok)
      mutate(
        { customer: read.value, ...pinWord(fields), ...(moves && { owner: fields.owner ?? null, ownerFrom: fields.ownerFrom }) },
        { onSuccess: ({ row: saved, pinWaits }) => (pinWaits && void message.info(pins('savedWaits')), onClose(saved)) },
      );
  };
  return (
    <Drawer
      open={open}
      onClose={() => onClose()}
      size={480}
      title={t(row ? 'edit' : 'add')}
      destroyOnHidden
      footer={
        <Button type="primary" loading={isPending} onClick={() => form.submit()}>
          {words('save')}
        </Button>
      }
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={first} onFinish={save}>
        <Basics isNew={!row} />
        {row?.customer.fence && <PinWhy fence={row.customer.fence} />}
        <Owner />
        <Trouble error={refusal ?? error} />
      </Form>
    </Drawer>
  );
}

function customerFrom(
  customer: Partial<Customer>,
  { lat, lon, radiusM, owner: _o, ownerFrom: _f, pinWhy: _y, pinWords: _w, ...fields }: Fields,
): Result<Customer, string> {
  const fence = lat !== null && lon !== null && radiusM !== null ? { centre: { lat, lon }, radiusM } : null;
  const moved = fence?.centre.lat !== customer.fence?.centre.lat || fence?.centre.lon !== customer.fence?.centre.lon;
  const pin = moved && fence ? { pin: { datum: 'wgs84' as const, by: 'manual' as const } } : {};
  const filled = Object.fromEntries(
    Object.entries({ ...customer, ...fields, fence, ...pin }).filter(([, it]) => it !== undefined && it !== ''),
  );
  const read = Customer.safeParse(filled);
  return read.success ? ok(read.data) : err(read.error.issues[0]?.path.join('.') ?? '');
}

function pinWord({ pinWhy, pinWords }: Fields) {
  return pinWhy ? { pin: { why: pinWhy, ...(pinWords?.trim() && { words: pinWords.trim() }) } } : {};
}

/** Asked as soon as the pin that is filled in is not the one that stands. */
function PinWhy({ fence: { centre, radiusM } }: { fence: Fence }) {
  const [lat, lon, radius] = [Form.useWatch('lat'), Form.useWatch('lon'), Form.useWatch('radiusM')] as (number | null | undefined)[];
  const { data } = useAsk(readPolicy, {});
  const same = [lat, lon, radius].includes(undefined) || (lat === centre.lat && lon === centre.lon && radius === radiusM);
  return same ? null : <PinWhyFields reasonFromM={data?.policy.pinReasonFromM ?? PIN_REASON_FROM_M} />;
}

function Basics({ isNew }: { isNew: boolean }) {
  const t = useSay(CUSTOMERS);
  const words = useSay(TABLE);
  const grade = useSay(GRADE);
  const stage = useSay(STAGE);
  const needed = [{ required: true, whitespace: true, message: words('required') }];
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input maxLength={128} />
      </Form.Item>
      {isNew && <Identity />}
      <div className="pair">
        <Form.Item name="grade" label={t('grade')}>
          <Select options={Grade.options.map((value) => ({ value, label: grade(value) }))} />
        </Form.Item>
        <Form.Item name="stage" label={t('stage')}>
          <Select options={Stage.options.map((value) => ({ value, label: stage(value) }))} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="region" label={t('region')}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="industry" label={t('industry')}>
          <Input maxLength={64} />
        </Form.Item>
      </div>
      <Form.Item name="tags" label={t('tags')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="address" label={t('address')}>
        <Input maxLength={256} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="lat" label={t('lat')} extra={t('wgsHint')}>
          <InputNumber min={-90} max={90} step={0.0001} />
        </Form.Item>
        <Form.Item name="lon" label={t('lon')}>
          <InputNumber min={-180} max={180} step={0.0001} />
        </Form.Item>
      </div>
      <Form.Item name="radiusM" label={t('radius')}>
        <InputNumber min={10} max={5_000} step={10} />
      </Form.Item>
    </>
  );
}

/** What stays for ever: the code by which sheets and other systems know it, and its line. */
function Identity() {
  const t = useSay(CUSTOMERS);
  const words = useSay(TABLE);
  const text = useText();
  const { lines } = useMe();
  return (
    <div className="pair">
      <Form.Item name="code" label={t('code')} rules={[{ required: true, whitespace: true, message: words('required') }]}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="line" label={t('line')} rules={[{ required: true, message: words('required') }]}>
        <Select options={lines.map(({ key, title }) => ({ value: key, label: text(title) }))} />
      </Form.Item>
    </div>
  );
}

function Owner() {
  const t = useSay(CUSTOMERS);
  const { data } = useAsk(readOrg, {});
  const posts = (data?.posts ?? []).map(({ id, name, number }) => {
    const holder = data?.people.find((person) => person.post === id && person.active);
    return { value: id, label: `${name} #${number}${holder ? ` · ${holder.name}` : ''}` };
  });
  return (
    <div className="pair">
      <Form.Item name="owner" label={t('newOwner')}>
        <Select allowClear placeholder={t('pool')} options={posts} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="ownerFrom" label={t('ownerFrom')}>
        <Input type="date" />
      </Form.Item>
    </div>
  );
}
