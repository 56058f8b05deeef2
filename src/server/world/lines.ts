import type { LineKey } from '../../domain/ids.ts';
import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import type { Rule } from '../../domain/sop/condition.ts';
import { DEFAULT_PLANNING } from '../../domain/plan/rules.ts';
import { type BusinessLine, DEFAULT_POLICY, type Policy } from '../../domain/visit/policy.ts';

export const LINE_KEYS = ['pharmacy', 'hospital', 'distributor'] as const;
export type DemoLine = (typeof LINE_KEYS)[number];

/** Each line with its privacy: hospital people carry no sales figures, distributor people no precise place. */
export const LINES: readonly BusinessLine[] = [
  { key: 'pharmacy' as LineKey, title: { zh: '药店线', en: 'Pharmacy' }, precision: 'precise', sales: true },
  { key: 'hospital' as LineKey, title: { zh: '医院线', en: 'Hospital' }, precision: 'precise', sales: false },
  { key: 'distributor' as LineKey, title: { zh: '商务线', en: 'Distributor' }, precision: 'coarse', sales: true },
];

/** How wide the fence of a customer is, by line and grade. */
export function radiusM(line: DemoLine, grade: string): number {
  if (line === 'pharmacy') return grade === 'A' || grade === 'B' ? 150 : 200;
  return line === 'hospital' ? 300 : 500;
}

type Row = readonly [
  line: DemoLine | 'outlet',
  who: Rule,
  often: readonly [target: number, max: number, minGapDays: number],
  more?: Pick<FrequencyRule, 'spacing' | 'perContact'>,
];

/** Once a quarter: no month has a floor, and each has a ceiling. */
const QUARTERLY = { spacing: { everyDays: 90, toleranceDays: 20 } } as const;

/** How often who is to be seen in a month. */
const ROWS: readonly Row[] = [
  ['pharmacy', { trait: 'stage', in: ['new'] }, [2, 4, 7]],
  ['pharmacy', { trait: 'grade', in: ['A'] }, [4, 6, 5]],
  ['pharmacy', { trait: 'grade', in: ['B'] }, [2, 4, 10]],
  ['pharmacy', { trait: 'grade', in: ['C', 'D'] }, [1, 2, 20]],
  // A doctor is met once a week at most, whoever comes.
  ['hospital', { trait: 'grade', in: ['A'] }, [2, 4, 10], { perContact: { max: 1, days: 7 } }],
  ['hospital', { trait: 'grade', in: ['B'] }, [1, 2, 20]],
  ['hospital', { trait: 'grade', in: ['C', 'D'] }, [0, 2, 45], QUARTERLY],
  ['distributor', { trait: 'grade', in: ['A'] }, [2, 4, 10]],
  ['distributor', { trait: 'grade', in: ['B'] }, [1, 2, 20]],
  ['distributor', { trait: 'grade', in: ['C', 'D'] }, [0, 2, 45], QUARTERLY],
  // For companies that have such a line; the demo has none.
  ['outlet', { trait: 'grade', in: ['A'] }, [8, 12, 2]],
  ['outlet', { trait: 'grade', in: ['B'] }, [4, 8, 4]],
  ['outlet', { trait: 'grade', in: ['C'] }, [2, 4, 7]],
  ['outlet', { trait: 'grade', in: ['D'] }, [1, 2, 20]],
];

export function frequencyOf(line: string): FrequencyRule[] {
  return ROWS.filter(([of]) => of === line).map(([, who, [target, max, minGapDays], more]) => ({
    applies: { all: [{ trait: 'line', in: [line] }, who] },
    target,
    max,
    minGapDays,
    ...more,
  }));
}

export const FREQUENCY: readonly FrequencyRule[] = LINE_KEYS.flatMap(frequencyOf);

/** The tag of customers that a campaign wants to see nearly every working day. */
export const FOCUS = '重点覆盖';
const CAMPAIGN: FrequencyRule = {
  applies: {
    all: [
      { trait: 'line', in: ['pharmacy'] },
      { trait: 'grade', in: ['A', 'B', 'C', 'D'] },
      { trait: 'tag', in: [FOCUS] },
    ],
  },
  ...{ target: 18, max: 26, minGapDays: 1 },
};

export const DEMO_POLICY: Policy = {
  ...DEFAULT_POLICY,
  frequency: [...FREQUENCY, CAMPAIGN],
  planning: { ...DEFAULT_PLANNING, approval: 'manager' },
};
