import type { LineKey } from '../../domain/ids.ts';
import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import type { Product } from '../../domain/sop/product.ts';
import type { Question } from '../../domain/sop/questions.ts';
import type { SopTemplate } from '../../domain/sop/template.ts';
import type { BusinessLine } from '../../domain/visit/policy.ts';
import { frequencyOf, LINES } from './lines.ts';
import { say } from './sops/ask.ts';
import { shippedStandards } from './standards.ts';

/** What a new company may begin a line with: how private it is, how often its customers are seen, and what a visit asks. */
export interface Starter {
  readonly line: BusinessLine;
  readonly frequency: readonly FrequencyRule[];
  readonly sops: readonly SopTemplate[];
}

const OUTLET: BusinessLine = {
  key: 'outlet' as LineKey,
  title: { zh: '快消终端线', en: 'Consumer outlets' },
  precision: 'precise',
  sales: true,
};

/** Every line that ships, with standards that speak of the company's own products: those of the demo are nobody's. */
export function starters(products: readonly Product[]): Starter[] {
  const standards = shippedStandards().map((sop) => withProducts(sop, products));
  return [...LINES, OUTLET].map((line) => ({
    line,
    frequency: frequencyOf(line.key),
    sops: standards.filter((sop) => sop.line === line.key),
  }));
}

const MOST_ROWS = 60;
const MATERIALS = [
  { value: 'product', title: say('产品资料', 'About the product') },
  { value: 'safety', title: say('安全性资料', 'Safety') },
  { value: 'evidence', title: say('循证资料', 'Evidence') },
  { value: 'disease', title: say('疾病教育', 'About the disease') },
];

/** Where nothing is to be counted, nothing is asked; a step that is left without a question goes. */
function withProducts(sop: SopTemplate, products: readonly Product[]): SopTemplate {
  const rows = products.slice(0, MOST_ROWS).map(({ key, title }) => ({ key, title }));
  const own = (question: Question): Question[] => {
    if (question.id === 'materials' && question.type === 'choice') return [{ ...question, options: MATERIALS }];
    if (question.type !== 'product-grid') return [question];
    return rows.length > 0 ? [{ ...question, products: rows }] : [];
  };
  const steps = sop.steps.map((step) => ({ ...step, questions: step.questions.flatMap(own) }));
  return { ...sop, steps: steps.filter(({ questions }) => questions.length > 0) };
}
