import { Input, Select } from 'antd';
import { addDays, firstOf, type LocalDate, mondayOf, monthOf } from '../../base/moment.ts';
import { readOrg } from '../../wire/org.ts';
import { BOARD } from '../words/board.ts';
import { TABLE } from '../words/desk.ts';
import { VISITS } from '../words/visits.ts';
import { useAsk } from './ask.ts';
import { useMe, useToday } from './me.tsx';
import { useSearchState } from './search.ts';
import { useSay, useText } from './speak.tsx';

/** Filters stand in the address under their own name; each of these sets one of them. */
export function PickOne({
  name,
  label,
  options,
  wide = false,
}: {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  wide?: boolean;
}) {
  const [search, change] = useSearchState();
  return (
    <Select
      className={wide ? 'pick pick-wide' : 'pick'}
      allowClear
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      placeholder={label}
      aria-label={label}
      value={search[name] ?? null}
      options={[...options]}
      popupMatchSelectWidth={false}
      onChange={(value) => change({ [name]: value ?? undefined })}
    />
  );
}

export function PickPerson({ name = 'person' }: { name?: string }) {
  const t = useSay(VISITS);
  const { data } = useAsk(readOrg, {});
  const options = (data?.people ?? []).map(({ id, name, employeeNo }) => ({ value: id, label: `${name} ${employeeNo}` }));
  return <PickOne name={name} label={t('person')} options={options} wide />;
}

export function PickUnit() {
  const t = useSay(VISITS);
  const { data } = useAsk(readOrg, {});
  return <PickOne name="unit" label={t('unit')} options={(data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))} wide />;
}

export function PickLine() {
  const t = useSay(VISITS);
  const text = useText();
  const { lines } = useMe();
  return <PickOne name="line" label={t('line')} options={lines.map(({ key, title }) => ({ value: key, label: text(title) }))} />;
}

export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The span in the address; without one, this month up to today. */
export function useSpan(fallback: (today: LocalDate) => Span = thisMonth): Span {
  const [search] = useSearchState();
  const today = useToday();
  const isDate = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
  const usual = fallback(today);
  return { from: isDate(search.from) ? search.from : usual.from, to: isDate(search.to) ? search.to : usual.to };
}

export function thisMonth(today: LocalDate): Span {
  return { from: firstOf(monthOf(today)), to: today };
}

export function lastDays(days: number): (today: LocalDate) => Span {
  return (today) => ({ from: addDays(today, 1 - days), to: today });
}

export function lastMonth(today: LocalDate): Span {
  const to = addDays(firstOf(monthOf(today)), -1);
  return { from: firstOf(monthOf(to)), to };
}

const PRESETS = {
  today: lastDays(1),
  week: (today: LocalDate) => ({ from: mondayOf(today), to: today }),
  month: thisMonth,
  lastMonth,
  days90: lastDays(90),
} as const;

/** Two dates, and the usual spans in one choice. */
export function PickSpan({ span }: { span: Span }) {
  const t = useSay(BOARD);
  const words = useSay(TABLE);
  const [, change] = useSearchState();
  const today = useToday();
  const names = Object.keys(PRESETS) as (keyof typeof PRESETS)[];
  const now = names.find((name) => PRESETS[name](today).from === span.from && PRESETS[name](today).to === span.to);
  return (
    <span className="span-pick">
      <Input
        type="date"
        aria-label={words('from')}
        value={span.from}
        max={span.to}
        onChange={({ target }) => target.value && change({ from: target.value })}
      />
      <span aria-hidden>–</span>
      <Input
        type="date"
        aria-label={words('to')}
        value={span.to}
        min={span.from}
        onChange={({ target }) => target.value && change({ to: target.value })}
      />
      <Select
        className="pick"
        aria-label={t('span')}
        value={now ?? null}
        placeholder={t('span')}
        options={names.map((name) => ({ value: name, label: t(`span_${name}`) }))}
        onChange={(name) => change({ ...PRESETS[name](today) })}
      />
    </span>
  );
}
