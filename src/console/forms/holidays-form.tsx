import { App, Button, Form, Input } from 'antd';
import { Plus } from 'lucide-react';
import type { LocalDate } from '../../base/moment.ts';
import type { Holidays } from '../../domain/plan/calendar.ts';
import { saveHolidays } from '../../wire/calendar.ts';
import { useDo } from '../parts/ask.ts';
import { useMay } from '../parts/me.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CALENDAR } from '../words/calendar.ts';
import { TABLE } from '../words/desk.ts';
import { RemoveRow } from './remove-row.tsx';

interface Fields {
  readonly source?: string;
  readonly off?: readonly { readonly zh?: string; readonly en?: string; readonly from?: LocalDate; readonly to?: LocalDate }[];
  readonly work?: readonly { readonly on?: LocalDate }[];
}

/** A year's holidays, and the weekends that are worked instead. */
export function HolidaysForm({ holidays, number, onDone }: { holidays: Holidays; number: number; onDone: () => void }) {
  const t = useSay(CALENDAR);
  const words = useSay(TABLE);
  const { message } = App.useApp();
  const { admin } = useMay();
  const { mutate, isPending, error } = useDo(saveHolidays);
  const save = (fields: Fields) =>
    mutate({ holidays: holidaysFrom(holidays, fields), number }, { onSuccess: () => (void message.success(words('saved')), onDone()) });
  return (
    <Form layout="vertical" requiredMark={false} initialValues={fieldsOf(holidays)} onFinish={save} disabled={!admin}>
      <Form.Item name="source" label={t('source')}>
        <Input maxLength={300} />
      </Form.Item>
      <h3>{t('off')}</h3>
      <OffRows />
      <h3>{t('work')}</h3>
      <WorkRows />
      <Trouble error={error} />
      {admin && (
        <div className="form-tools">
          <span className="grow" />
          <Button onClick={onDone}>{words('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {words('save')}
          </Button>
        </div>
      )}
    </Form>
  );
}

function OffRows() {
  const t = useSay(CALENDAR);
  const words = useSay(TABLE);
  const needed = [{ required: true, message: words('required') }];
  return (
    <Form.List name="off">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="list-row">
              <Form.Item name={[name, 'zh']} label={t('holidayName')} rules={needed}>
                <Input maxLength={32} />
              </Form.Item>
              <Form.Item name={[name, 'en']} label="English">
                <Input maxLength={32} />
              </Form.Item>
              <Form.Item name={[name, 'from']} label={t('from')} rules={needed}>
                <Input type="date" />
              </Form.Item>
              <Form.Item name={[name, 'to']} label={t('to')}>
                <Input type="date" />
              </Form.Item>
              <RemoveRow onRemove={() => remove(name)} />
            </div>
          ))}
          <Button icon={<Plus size={14} />} onClick={() => add({})}>
            {t('addOff')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function WorkRows() {
  const t = useSay(CALENDAR);
  return (
    <Form.List name="work">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="list-row">
              <Form.Item name={[name, 'on']}>
                <Input type="date" aria-label={t('work')} />
              </Form.Item>
              <RemoveRow onRemove={() => remove(name)} />
            </div>
          ))}
          <Button icon={<Plus size={14} />} onClick={() => add({})}>
            {t('addWork')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function fieldsOf({ source, off, work }: Holidays): Fields {
  return { source, off: off.map(({ name, from, to }) => ({ zh: name.zh, ...(name.en && { en: name.en }), from, to })), work };
}

function holidaysFrom({ year, work: before }: Holidays, { source = '', off = [], work = [] }: Fields): Holidays {
  return {
    year,
    source: source.trim(),
    off: off.flatMap(({ zh = '', en, from, to }) =>
      from ? [{ name: { zh: zh.trim(), ...(en?.trim() && { en: en.trim() }) }, from, to: to || from }] : [],
    ),
    work: work.flatMap(({ on }) => (on ? [before.find((day) => day.on === on) ?? { on }] : [])),
  };
}
