import type { LineKey, SopKey } from '../../../domain/ids.ts';
import type { SopTemplate, Step } from '../../../domain/sop/template.ts';
import { PRODUCTS } from '../products.ts';
import { grid, ifYes, may, must, nextDate, one, promises, say, several, step, whole, words, yesNo } from './ask.ts';
import type { Edition } from './pharmacy.ts';

// Safety and privacy first: presence is coarse, there is no photo, and nothing of the way there is kept.

const PURPOSES = [
  { value: 'stock', title: say('库存与流向', 'Stock and flow data') },
  { value: 'payment', title: say('回款', 'Payment') },
  { value: 'contract', title: say('协议执行', 'Contract') },
  { value: 'quality', title: say('资质与质量', 'Licences and quality') },
  { value: 'relation', title: say('客情', 'Keeping in touch') },
];

export function distributorSops({ version, from }: Edition): SopTemplate[] {
  const frame = {
    version,
    line: 'distributor' as LineKey,
    purposes: PURPOSES,
    evidence: 'D+' as const,
    burdenS: 150,
    ...(from && { from }),
  };
  return [
    {
      ...frame,
      key: 'distributor.main' as SopKey,
      title: say('商务 · 重点商业', 'Distributor: main'),
      applies: { trait: 'grade', in: ['A', 'B'] },
      priority: 10,
      minDwellMin: 30,
      steps: steps(),
    },
    {
      ...frame,
      key: 'distributor.small' as SopKey,
      title: say('商务 · 小型商业', 'Distributor: small'),
      applies: { trait: 'grade', in: ['C', 'D'] },
      priority: 10,
      minDwellMin: 20,
      steps: steps(),
    },
  ];
}

function steps(): Step[] {
  return [
    met(),
    stock(),
    flow(),
    payment(),
    diversion(),
    licences(),
    contract(),
    promises(),
    risks(),
    step('leaving', say('离开', 'Leaving'), [nextDate()]),
  ];
}

function met(): Step {
  return step('met', say('会见', 'Met'), [
    { ...must('met', say('会见人员（采购、仓库、质量、财务）', 'Who was met (buying, warehouse, quality, finance)')), type: 'contact-met' },
  ]);
}

function stock(): Step {
  return step('stock', say('库存', 'Stock'), [
    grid(must('stock', say('分品种库存', 'Stock by product')), PRODUCTS, ['on-hand', 'batch', 'expiry'], ['on-hand']),
    whole(
      must('cover-days', say('库存可销天数', 'Days of cover'), {
        hint: say('低于 15 天或高于 60 天请说明', 'Below 15 or above 60, say why'),
      }),
      0,
      365,
      say('天', 'days'),
    ),
  ]);
}

function flow(): Step {
  return step('flow', say('流向', 'Flow data'), [
    { ...must('flow-until', say('流向数据截至', 'Flow data received up to')), type: 'date', fromDays: -120, toDays: 0 },
    whole(must('flow-complete', say('完整度', 'Completeness')), 0, 100, say('%', '%')),
    words(may('flow-missing', say('缺失的下游', 'What is missing downstream')), 300),
  ]);
}

function payment(): Step {
  return step('payment', say('回款', 'Payment'), [
    yesNo(must('overdue', say('是否有逾期款？', 'Is anything overdue?'))),
    words(must('overdue-plan', say('付款承诺与原因', 'What was promised, and why it is late'), { when: ifYes('overdue') }), 200),
  ]);
}

function diversion(): Step {
  return step('diversion', say('价格与窜货', 'Prices and diversion'), [
    yesNo(must('out-of-area', say('是否发现跨区流入？', 'Goods from another area seen?'))),
    words(must('out-of-area-batch', say('批号', 'Batch'), { when: ifYes('out-of-area') }), 64),
  ]);
}

function licences(): Step {
  return step('licences', say('资质与质量', 'Licences and quality'), [
    { ...may('licence-until', say('许可证有效期至', 'Licence valid until')), type: 'date', fromDays: 0, toDays: 2_000 },
    yesNo(may('complaint', say('是否有质量投诉或召回？', 'A complaint or a recall?'))),
  ]);
}

function contract(): Step {
  return step('contract', say('协议执行', 'Contract'), [
    one(may('contract-progress', say('年度协议进度', 'How the contract goes')), [
      ['ahead', say('超前', 'Ahead')],
      ['on-track', say('正常', 'On track')],
      ['behind', say('落后', 'Behind')],
    ]),
    words(may('order-plan', say('下一批订货计划', 'Next order')), 200),
  ]);
}

function risks(): Step {
  return step('risks', say('风险', 'Risks'), [
    several(must('risks', say('看到的风险', 'Risks you see')), [
      ['none', say('无', 'None')],
      ['credit', say('资金信用', 'Credit')],
      ['line-loss', say('丢失品种', 'Loss of the line')],
      ['rival', say('竞品进入', 'A new rival')],
      ['staff', say('关键人员变动', 'Key people leaving')],
    ]),
  ]);
}
