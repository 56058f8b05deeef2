import { App, Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { LocalDate } from '../../base/moment.ts';
import type { CustomerId, InstitutionId } from '../../domain/ids.ts';
import type { Access } from '../../domain/plan/access.ts';
import type { Said } from '../../domain/plan/said.ts';
import { listInstitutions, readAccess, saveAccess } from '../../wire/access.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { spansFrom, spansText } from '../../domain/plan/hours-text.ts';
import { useToday } from '../parts/me.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { ACCESS } from '../words/calendar.ts';
import { TABLE } from '../words/desk.ts';
import { ORG } from '../words/org.ts';
import { InstitutionForm } from './institution-form.tsx';
import { RemoveRow } from './remove-row.tsx';
import { SaidFields, saidFrom } from './said-fields.tsx';
import { SpansInput } from './spans-input.tsx';

interface Fields {
  readonly hours?: readonly { readonly weekdays?: number[]; readonly spans?: string }[];
  readonly exceptions?: readonly {
    readonly from?: LocalDate;
    readonly to?: LocalDate;
    readonly spans?: string;
    readonly why?: string | undefined;
  }[];
  readonly institution?: InstitutionId | null;
  readonly closedOnHolidays?: boolean;
  readonly said: Said;
}

type Sheet = z.output<(typeof readAccess)['reply']>;

/** When a customer is open, by whose rules, and who said so. */
export function AccessForm({ customer, onClose }: { customer: CustomerId; onClose: () => void }) {
  const t = useSay(ACCESS);
  const words = useSay(TABLE);
  const { data, error } = useAsk(readAccess, { customer });
  return (
    <Drawer open onClose={onClose} size={540} title={t('title')}>
      <Trouble error={error} />
      {data ? <Editing key={data.number} customer={customer} sheet={data} onClose={onClose} /> : !error && words('loading')}
    </Drawer>
  );
}

function Editing({ customer, sheet, onClose }: { customer: CustomerId; sheet: Sheet; onClose: () => void }) {
  const t = useSay(ACCESS);
  const words = useSay(TABLE);
  const today = useToday();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { mutate, isPending, error } = useDo(saveAccess);
  const save = (fields: Fields) =>
    mutate(
      { access: accessFrom(customer, fields), number: sheet.number },
      { onSuccess: () => (void message.success(words('saved')), onClose()) },
    );
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={fieldsOf(sheet.access, today)} onFinish={save}>
      <h3>{t('hours')}</h3>
      <HourRows />
      <Form.Item name="closedOnHolidays" label={t('closedOnHolidays')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <h3>{t('exceptions')}</h3>
      <ExceptionRows />
      <h3>{t('institution')}</h3>
      <InstitutionField sheet={sheet} />
      <h3>{t('said')}</h3>
      <SaidFields name={['said']} />
      <Button onClick={() => form.setFieldValue(['said', 'on'], today)}>{t('stillSo')}</Button>
      <Trouble error={error} />
      <div className="form-tools">
        <span className="grow" />
        <Button type="primary" loading={isPending} onClick={() => form.submit()}>
          {words('save')}
        </Button>
      </div>
    </Form>
  );
}

function fieldsOf(access: Access | null, today: LocalDate): Fields {
  if (!access) return { hours: [], exceptions: [], institution: null, closedOnHolidays: false, said: { how: 'in-person', on: today } };
  return {
    ...access,
    hours: access.hours.map((row) => ({ weekdays: row.weekdays, spans: spansText(row.spans) })),
    exceptions: access.exceptions.map(({ spans, ...row }) => ({ ...row, spans: spansText(spans) })),
  };
}

/** Every span was read before the form was sent. */
function accessFrom(customer: CustomerId, { hours = [], exceptions = [], institution, closedOnHolidays, said }: Fields): Access {
  return {
    customer,
    institution: institution ?? null,
    hours: hours.flatMap(({ weekdays = [], spans = '' }) =>
      weekdays.length > 0 && spans.trim() ? [{ weekdays: [...weekdays].sort(), spans: spansFrom(spans) ?? [] }] : [],
    ),
    exceptions: exceptions.flatMap(({ from, to, spans = '', why }) =>
      from ? [{ from, to: to || from, spans: spansFrom(spans) ?? [], ...(why?.trim() && { why: why.trim() }) }] : [],
    ),
    closedOnHolidays: closedOnHolidays ?? false,
    said: saidFrom(said),
  };
}

function HourRows() {
  const t = useSay(ACCESS);
  const day = useSay(ORG);
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((value) => ({ value, label: day(`day${value}`) }));
  return (
    <Form.List name="hours">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="list-row">
              <Form.Item name={[name, 'weekdays']} label={t('weekdays')}>
                <Select mode="multiple" options={days} />
              </Form.Item>
              <SpansInput name={[name, 'spans']} label={t('spans')} />
              <RemoveRow onRemove={() => remove(name)} />
            </div>
          ))}
          <Button icon={<Plus size={14} />} onClick={() => add({ weekdays: [1, 2, 3, 4, 5] })}>
            {t('addHours')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function ExceptionRows() {
  const t = useSay(ACCESS);
  const words = useSay(TABLE);
  return (
    <Form.List name="exceptions">
      {(rows, { add, remove }) => (
        <>
          {rows.length > 0 && <p className="quiet small">{t('exceptionHint')}</p>}
          {rows.map(({ key, name }) => (
            <div key={key} className="list-row">
              <Form.Item name={[name, 'from']} label={words('from')}>
                <Input type="date" />
              </Form.Item>
              <Form.Item name={[name, 'to']} label={words('to')}>
                <Input type="date" />
              </Form.Item>
              <SpansInput name={[name, 'spans']} label={t('hours')} />
              <Form.Item name={[name, 'why']} label={t('why')}>
                <Input maxLength={100} />
              </Form.Item>
              <RemoveRow onRemove={() => remove(name)} />
            </div>
          ))}
          <Button icon={<Plus size={14} />} onClick={() => add({})}>
            {t('addException')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** The house that a customer is in; it may be made here, and its rules changed. */
function InstitutionField({ sheet }: { sheet: Sheet }) {
  const t = useSay(ACCESS);
  const form = Form.useFormInstance<Fields>();
  const { data } = useAsk(listInstitutions, {});
  const [editing, setEditing] = useState<'new' | 'this'>();
  const chosen = Form.useWatch('institution', form) as InstitutionId | null | undefined;
  const known = [...(data?.institutions ?? []), ...(sheet.institution ? [sheet.institution] : [])];
  const options = [...new Map(known.map(({ institution: { id, name } }) => [id, { value: id, label: name }])).values()];
  const here = known.find(({ institution }) => institution.id === chosen);
  return (
    <>
      <Form.Item name="institution">
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder="—" options={options} />
      </Form.Item>
      <div className="form-tools">
        {here && <Button onClick={() => setEditing('this')}>{t('rules')}</Button>}
        <Button onClick={() => setEditing('new')}>{t('newInstitution')}</Button>
      </div>
      {editing && (
        <InstitutionForm
          sheet={editing === 'this' ? here : undefined}
          onClose={(saved) => {
            setEditing(undefined);
            if (saved) form.setFieldValue('institution', saved);
          }}
        />
      )}
    </>
  );
}
