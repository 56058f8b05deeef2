import { Button, InputNumber, Select } from 'antd';
import { Trash2 } from 'lucide-react';
import { Grade, Stage } from '../../domain/customer.ts';
import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import type { PolicyTrouble } from '../../domain/plan/policy-troubles.ts';
import { POLICY_TROUBLE } from '../../words/planning.ts';
import { GRADE, STAGE, TRAIT } from '../../words/terms.ts';
import { useMe } from '../parts/me.tsx';
import { useRuleWords } from '../parts/rule-words.ts';
import { useSay, useText } from '../parts/speak.tsx';
import { FREQUENCY } from '../words/frequency.ts';
import { ASKED, type Asked, type Figures, ruleOf, testsOf, withFigure } from './rule-fields.ts';

interface RuleRowProps {
  readonly rule: FrequencyRule;
  readonly index: number;
  readonly caught: { readonly customers: number; readonly visitsAMonth: number } | undefined;
  readonly troubles: readonly PolicyTrouble[];
  readonly disabled: boolean;
  readonly onChange: (rule: FrequencyRule | undefined) => void;
}

/** One rule: of whom it speaks, what it asks, and how many customers it catches as things stand on the page. */
export function RuleRow({ rule, index, caught, troubles, disabled, onChange }: RuleRowProps) {
  const t = useSay(FREQUENCY);
  const trouble = useSay(POLICY_TROUBLE);
  return (
    <li className="rule-row">
      <div className="rule-head">
        <strong>{t('rule', { n: index + 1 })}</strong>
        <span className="quiet figures">{caught && t('catches', { n: caught.customers, visits: Math.round(caught.visitsAMonth) })}</span>
        <span className="grow" />
        {!disabled && (
          <Button
            type="text"
            icon={<Trash2 size={15} />}
            aria-label={`${t('remove')} ${t('rule', { n: index + 1 })}`}
            onClick={() => onChange(undefined)}
          />
        )}
      </div>
      <TestFields rule={rule} disabled={disabled} onChange={onChange} />
      <FigureFields rule={rule} disabled={disabled} onChange={(change) => onChange(withFigure(rule, change))} />
      <div aria-live="polite">
        {troubles.map(({ code, level, says }) => (
          <p key={code} className={level === 'refuse' ? 'trouble' : 'quiet'}>
            {trouble(code, { ...says, rule: index + 1 })}
          </p>
        ))}
      </div>
    </li>
  );
}

function TestFields({ rule, disabled, onChange }: Pick<RuleRowProps, 'rule' | 'disabled' | 'onChange'>) {
  const t = useSay(FREQUENCY);
  const trait = useSay(TRAIT);
  const words = useRuleWords();
  const optionsOf = useTestOptions();
  const tests = testsOf(rule.applies);
  if (!tests) {
    return (
      <p>
        {words(rule.applies)} <span className="quiet small">{t('kept')}</span>
      </p>
    );
  }
  return (
    <div className="rule-fields">
      {ASKED.map((name) => (
        <label key={name}>
          <span>{trait(name)}</span>
          <Select
            mode={name === 'tag' ? 'tags' : 'multiple'}
            disabled={disabled}
            value={[...(tests[name] ?? [])]}
            options={optionsOf(name)}
            placeholder="—"
            {...(name === 'tag' && { open: false, suffixIcon: null })}
            onChange={(values: string[]) => onChange({ ...rule, applies: ruleOf({ ...tests, [name]: values }) })}
          />
        </label>
      ))}
    </div>
  );
}

function useTestOptions(): (name: Asked) => { value: string; label: string }[] {
  const grade = useSay(GRADE);
  const stage = useSay(STAGE);
  const text = useText();
  const { lines } = useMe();
  return (name) => {
    if (name === 'line') return lines.map(({ key, title }) => ({ value: key, label: text(title) }));
    if (name === 'grade') return Grade.options.map((value) => ({ value, label: grade(value) }));
    return name === 'stage' ? Stage.options.map((value) => ({ value, label: stage(value) })) : [];
  };
}

type FigureName = 'floor' | 'ceiling' | 'gap' | 'every' | 'tolerance' | 'cap' | 'capDays';

function FigureFields({ rule, disabled, onChange }: { rule: FrequencyRule; disabled: boolean; onChange: (change: Figures) => void }) {
  const t = useSay(FREQUENCY);
  const { target, max, minGapDays, spacing, perContact } = rule;
  const figures: readonly (readonly [FigureName, number | null, number, number, (n: number | null) => Figures])[] = [
    ['floor', target, 0, 31, (n) => ({ target: n ?? 0 })],
    ['ceiling', max, 1, 62, (n) => ({ max: n ?? 1 })],
    ['gap', minGapDays, 0, 90, (n) => ({ minGapDays: n ?? 0 })],
    ['every', spacing?.everyDays ?? null, 1, 366, (n) => ({ every: n })],
    ['tolerance', spacing?.toleranceDays ?? null, 0, 180, (n) => ({ tolerance: n })],
    ['cap', perContact?.max ?? null, 1, 31, (n) => ({ cap: n })],
    ['capDays', perContact?.days ?? null, 1, 366, (n) => ({ capDays: n })],
  ];
  return (
    <div className="rule-fields">
      {figures.map(([name, value, min, most, changed]) => (
        <label key={name}>
          <span>{t(name)}</span>
          <InputNumber
            min={min}
            max={most}
            precision={0}
            value={value}
            disabled={disabled || (name === 'tolerance' && !spacing) || (name === 'capDays' && !perContact)}
            onChange={(n) => onChange(changed(n))}
          />
        </label>
      ))}
    </div>
  );
}
