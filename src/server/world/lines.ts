import type { LineKey } from '../../domain/ids.ts';
import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import type { Rule } from '../../domain/sop/condition.ts';
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

/** How often who is to be seen in a month; the first that holds counts, so the most particular stand first. */
export const FREQUENCY: readonly FrequencyRule[] = [
  rule('pharmacy', { trait: 'stage', in: ['new'] }, [2, 4, 7]),
  rule('pharmacy', { trait: 'grade', in: ['A'] }, [4, 6, 5]),
  rule('pharmacy', { trait: 'grade', in: ['B'] }, [2, 4, 10]),
  rule('pharmacy', { trait: 'grade', in: ['C', 'D'] }, [1, 2, 20]),
  rule('hospital', { trait: 'grade', in: ['A'] }, [2, 4, 10]),
  rule('hospital', { trait: 'grade', in: ['B'] }, [1, 2, 20]),
  // Once a quarter: no month has a floor, and each has a ceiling.
  rule('hospital', { trait: 'grade', in: ['C', 'D'] }, [0, 2, 45]),
  rule('distributor', { trait: 'grade', in: ['A'] }, [2, 4, 10]),
  rule('distributor', { trait: 'grade', in: ['B'] }, [1, 2, 20]),
  rule('distributor', { trait: 'grade', in: ['C', 'D'] }, [0, 2, 45]),
];

export const DEMO_POLICY: Policy = { ...DEFAULT_POLICY, frequency: [...FREQUENCY] };

function rule(line: DemoLine, who: Rule, [target, max, minGapDays]: readonly [number, number, number]): FrequencyRule {
  return { applies: { all: [{ trait: 'line', in: [line] }, who] }, target, max, minGapDays };
}
