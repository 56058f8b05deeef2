import { addDays, type LocalDate } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { Question } from '../../src/domain/sop/questions.ts';
import { toldUuid } from '../../src/server/world/told-ids.ts';

export interface Asked {
  readonly question: Question;
  readonly customer: Customer;
  readonly today: LocalDate;
  /** Somebody who wants to be done: the least that will pass. */
  readonly thin: boolean;
  readonly random: Random;
}

/** A plausible answer to a question; a photo is no answer of this kind. */
export function answerTo(asked: Asked): unknown {
  const { question, random, customer } = asked;
  switch (question.type) {
    case 'choice':
      return chosen(question, asked);
    case 'number':
      return numberFor(question, asked);
    case 'text':
      return wordsFor(`${question.id}`, asked);
    case 'yes-no':
      return random.next() < (YES[question.id] ?? 0.5);
    case 'date':
      return addDays(asked.today, dayFor(question, random));
    case 'product-grid':
      return gridFor(question, asked);
    case 'contact-met':
      return customer.contacts.length > 0 ? [{ contact: random.pick(customer.contacts).id }] : [{ name: '值班店员' }];
    case 'promise':
      return promised(asked);
    case 'signature':
      return { strokes: scrawl(random) };
    case 'photo':
      return undefined;
  }
}

const YES: Readonly<Record<string, number>> = {
  'adverse-event': 0.008,
  taught: 0.45,
  'insurance-store': 0.6,
  'rival-contract': 0.2,
  inquiry: 0.12,
  'no-benefit': 1,
  overdue: 0.18,
  'out-of-area': 0.03,
  complaint: 0.02,
};

function chosen({ options, several, id }: Extract<Question, { type: 'choice' }>, { random, thin }: Asked): string[] {
  const values = options.map(({ value }) => value);
  if (thin) return [values.includes('nothing') ? 'nothing' : values.includes('none') ? 'none' : (values[0] as string)];
  if (!several) return [id === 'sold-source' && random.next() < 0.6 ? 'system' : random.pick(values)];
  const neither = values.find((value) => value === 'nothing' || value === 'none');
  if (neither && random.next() < 0.4) return [neither];
  const rest = values.filter((value) => value !== neither);
  return rest.filter((_, i) => i === 0 || random.next() < 0.35).slice(0, 3);
}

function numberFor({ id, min = 0, max = 100 }: Extract<Question, { type: 'number' }>, { random, thin, customer }: Asked): number {
  if (thin) return Math.min(max, Math.max(min, 10));
  const size = { A: 3, B: 2, C: 1, D: 1 }[customer.grade];
  const usual: Readonly<Record<string, number>> = {
    facings: 4 * size + random.below(6),
    'rival-facings': 10 * size + random.below(20),
    'taught-minutes': 5 + random.below(20),
    'cover-days': 12 + random.below(50),
    'flow-complete': 80 + random.below(21),
    'area-m2': 40 + random.below(160),
    clerks: 2 + random.below(8),
  };
  return Math.min(max, Math.max(min, usual[id] ?? min + random.below(Math.max(1, Math.min(50, max - min)))));
}

function dayFor({ fromDays = 0, toDays = 30 }: Extract<Question, { type: 'date' }>, random: Random): number {
  const [low, high] = toDays <= 0 ? [Math.max(fromDays, -20), toDays] : [Math.max(fromDays, 5), Math.min(toDays, 40)];
  return low + random.below(high - low + 1);
}

function gridFor(
  { products, columns, mustFill }: Extract<Question, { type: 'product-grid' }>,
  { random, thin, today, customer }: Asked,
): unknown[] {
  const size = { A: 3, B: 2, C: 1, D: 1 }[customer.grade] * (customer.line === 'distributor' ? 80 : 1);
  const cells = (): Record<string, unknown> => {
    const all: Record<string, unknown> = {
      'on-hand': random.below(14) * size,
      facings: 1 + random.below(5),
      'price-fen': 1_200 + 10 * random.below(320),
      batch: `2026${String(1 + random.below(9)).padStart(2, '0')}${String(1 + random.below(28)).padStart(2, '0')}`,
      expiry: addDays(today, 90 + random.below(600)),
      sold: random.below(9) * size,
      'out-of-stock': random.next() < 0.08,
    };
    return Object.fromEntries(
      columns.filter((column) => mustFill.includes(column) || !thin).map((column) => [column, thin && column === 'sold' ? 5 : all[column]]),
    );
  };
  return (thin ? products.slice(0, 1) : products).map(({ key }) => ({ product: key, cells: cells() }));
}

const OURS = ['补发陈列物料', '协调补货 3 件', '安排一次店员培训', '带最新产品资料', '跟进破损退换', '确认促销政策', '对接配送时间'];
const THEIRS = ['腾出黄金位一列', '月底前完成订货', '安排店员参加培训', '提供系统销量', '更新价签', '确认年度协议'];

function promised({ random, thin, today }: Asked): unknown[] {
  if (thin || random.next() < 0.55) return [];
  const ours = { id: toldUuid(random), by: 'us', what: random.pick(OURS), dueOn: addDays(today, 2 + random.below(12)) };
  return random.next() < 0.3
    ? [ours, { id: toldUuid(random), by: 'customer', what: random.pick(THEIRS), dueOn: addDays(today, 3 + random.below(20)) }]
    : [ours];
}

const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  summary: [
    '陈列已恢复到位，店长配合度好。',
    '竞品本周有买赠，建议跟进。',
    '缺货一个品规，已报商务。',
    '店员流动较大，需要再培训。',
    '动销平稳，按计划推进。',
  ],
  'adverse-event-what': ['服用后轻微胃部不适，已停用，按流程上报。'],
  'licence-no': ['赣DA7910***12', '浙DB5710***38'],
  'margin-wish': ['希望毛利不低于 30%，账期 30 天。', '希望有店员激励与陈列支持。'],
  'receiving-office': ['药剂科', '科教科', '医务科', '门诊办公室'],
  'register-no': ['DJ-0412', 'DJ-0388', 'DJ-0519'],
  'feedback-words': ['关注老年患者的安全性数据。', '希望得到最新指南的要点。', '询问医保支付范围。'],
  'inquiry-what': ['与他汀合用的相互作用资料。', '肝功能不全时的用法。'],
  'flow-missing': ['县级连锁一家尚未上传。', '两家诊所流向缺失。'],
  'overdue-plan': ['财务承诺本月 28 日前付清，原因为资金周转。'],
  'order-plan': ['下周二补货 20 件。', '月底合并订货。'],
};

function wordsFor(id: string, { random, thin }: Asked): string {
  return thin ? '正常' : random.pick(SENTENCES[id] ?? ['正常，按计划推进。']);
}

function scrawl(random: Random): [number, number][][] {
  return Array.from({ length: 2 + random.below(2) }, (_, stroke) =>
    Array.from({ length: 10 }, (_, i): [number, number] => [150 + stroke * 200 + i * 18 + random.below(12), 400 + random.below(200)]),
  );
}
