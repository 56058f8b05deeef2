import { App, Button, Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { LocalDate } from '../../base/moment.ts';
import type { InstitutionId } from '../../domain/ids.ts';
import type { Institution, InstitutionRule } from '../../domain/plan/access.ts';
import type { Said } from '../../domain/plan/said.ts';
import { InstitutionSheet, saveInstitution } from '../../wire/access.ts';
import { DOORS } from '../../words/planning.ts';
import { recurrenceText } from '../../words/recurrence.ts';
import { useDo } from '../parts/ask.ts';
import { spansFrom, spansText } from '../../domain/plan/hours-text.ts';
import { useToday } from '../parts/me.tsx';
import { useLanguage, useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { ACCESS } from '../words/calendar.ts';
import { TABLE } from '../words/desk.ts';
import { RemoveRow } from './remove-row.tsx';
import { SaidFields, saidFrom } from './said-fields.tsx';
import { SpansInput } from './spans-input.tsx';

interface RuleFields {
  readonly kind: InstitutionRule['kind'];
  readonly title?: string;
  readonly rule?: string;
  readonly from: LocalDate;
  readonly except?: string[];
  readonly also?: string[];
  readonly spans?: string;
  readonly needsNumber?: boolean;
  readonly numbers?: number | null;
  readonly heads?: number | null;
  readonly said: Said;
}
interface Fields {
  readonly name: string;
  readonly receivesOnHolidays?: boolean;
  readonly rules?: readonly RuleFields[];
}

/** The rules of a house with many doors: each with the days on which it holds, and who said so. */
export function InstitutionForm({
  sheet,
  onClose,
}: {
  sheet: z.output<typeof InstitutionSheet> | undefined;
  onClose: (saved?: InstitutionId) => void;
}) {
  const t = useSay(ACCESS);
  const words = useSay(TABLE);
  const today = useToday();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [id] = useState(() => sheet?.institution.id ?? (crypto.randomUUID() as InstitutionId));
  const { mutate, isPending, error } = useDo(saveInstitution);
  const save = (fields: Fields) =>
    mutate(
      { institution: institutionFrom(id, fields), number: sheet?.number ?? 0 },
      { onSuccess: () => (void message.success(words('saved')), onClose(id)) },
    );
  return (
    <Modal
      open
      width={680}
      onCancel={() => onClose()}
      title={sheet?.institution.name ?? t('newInstitution')}
      footer={
        <Button type="primary" loading={isPending} onClick={() => form.submit()}>
          {words('save')}
        </Button>
      }
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={fieldsOf(sheet?.institution)} onFinish={save}>
        <div className="pair">
          <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: words('required') }]}>
            <Input maxLength={128} />
          </Form.Item>
          <Form.Item name="receivesOnHolidays" label={t('receivesOnHolidays')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
        <Form.List name="rules">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <RuleFieldset key={key} at={name} onRemove={() => remove(name)} />
              ))}
              <Button icon={<Plus size={14} />} onClick={() => add(blankRule(today))}>
                {t('addRule')}
              </Button>
            </>
          )}
        </Form.List>
        <Trouble error={error} />
      </Form>
    </Modal>
  );
}

function blankRule(today: LocalDate): RuleFields {
  return { kind: 'reception', rule: 'FREQ=WEEKLY;BYDAY=WE', from: today, spans: '14:00-17:00', said: { how: 'notice', on: today } };
}

function fieldsOf(institution: Institution | undefined): Fields {
  if (!institution) return { name: '', receivesOnHolidays: false, rules: [] };
  const rules = institution.rules.map(({ recurs, spans, ...rule }) => ({ ...rule, ...recurs, spans: spansText(spans) }) as RuleFields);
  return { name: institution.name, receivesOnHolidays: institution.receivesOnHolidays, rules };
}

function institutionFrom(id: InstitutionId, { name, receivesOnHolidays = false, rules = [] }: Fields): Institution {
  return { id, name: name.trim(), receivesOnHolidays, rules: rules.map(ruleFrom) };
}

function ruleFrom({
  kind,
  title,
  rule,
  from,
  except = [],
  also = [],
  spans = '',
  needsNumber,
  numbers,
  heads,
  said,
}: RuleFields): InstitutionRule {
  return {
    kind,
    recurs: { from, except, also, ...(rule?.trim() && { rule: rule.trim() }) },
    spans: spansFrom(spans) ?? [],
    said: saidFrom(said),
    ...(title?.trim() && { title: title.trim() }),
    ...(needsNumber && { needsNumber }),
    ...(numbers && { numbers }),
    ...(heads && { heads }),
  };
}

function RuleFieldset({ at, onRemove }: { at: number; onRemove: () => void }) {
  const t = useSay(ACCESS);
  const doors = useSay(DOORS);
  return (
    <fieldset className="rule-row">
      <div className="rule-head">
        <strong>{at + 1}</strong>
        <span className="grow" />
        <RemoveRow onRemove={onRemove} />
      </div>
      <div className="pair">
        <Form.Item name={[at, 'kind']} label={t('ruleKind')}>
          <Select options={(['reception', 'blackout'] as const).map((value) => ({ value, label: doors(value) }))} />
        </Form.Item>
        <Form.Item name={[at, 'title']} label={t('ruleTitle')}>
          <Input maxLength={64} />
        </Form.Item>
      </div>
      <Repeats at={at} />
      <SpansInput name={[at, 'spans']} label={t('spans')} />
      <div className="pair">
        <Form.Item name={[at, 'needsNumber']} label={t('needsNumber')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name={[at, 'numbers']} label={t('numbers')}>
          <InputNumber min={1} max={500} precision={0} />
        </Form.Item>
        <Form.Item name={[at, 'heads']} label={t('heads')}>
          <InputNumber min={1} max={50} precision={0} />
        </Form.Item>
      </div>
      <SaidFields name={[at, 'said']} />
    </fieldset>
  );
}

const PRESETS = {
  weekly: 'FREQ=WEEKLY;BYDAY=WE',
  biweekly: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
  first: 'FREQ=MONTHLY;BYDAY=1TU',
  dates: '',
} as const;

/** The rule as text, with the usual ones a click away; dates are typed one after the other. */
function Repeats({ at }: { at: number }) {
  const t = useSay(ACCESS);
  const form = Form.useFormInstance();
  const rule = Form.useWatch(['rules', at, 'rule'], form) as string | undefined;
  const language = useLanguage();
  const says = rule?.trim() ? (recurrenceText(rule, language) ?? t('unread')) : t('preset_dates');
  const dates = async (_: unknown, given: readonly string[] | undefined) => {
    const wrong = (given ?? []).find((date) => !LocalDate.safeParse(date).success);
    if (wrong) throw new Error(wrong);
  };
  return (
    <>
      <div className="pair">
        <Form.Item name={[at, 'rule']} label={t('repeat')} tooltip={t('repeatHint')} extra={says}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name={[at, 'from']} label={t('from')}>
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="form-tools">
        {(Object.keys(PRESETS) as (keyof typeof PRESETS)[]).map((preset) => (
          <Button key={preset} size="small" onClick={() => form.setFieldValue(['rules', at, 'rule'], PRESETS[preset])}>
            {t(`preset_${preset}`)}
          </Button>
        ))}
      </div>
      <div className="pair">
        {(['except', 'also'] as const).map((name) => (
          <Form.Item key={name} name={[at, name]} label={t(name)} rules={[{ validator: dates }]}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', '，']} placeholder="2026-12-30" />
          </Form.Item>
        ))}
      </div>
    </>
  );
}
