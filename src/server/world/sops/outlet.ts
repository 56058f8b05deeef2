import type { LineKey, SopKey } from '../../../domain/ids.ts';
import type { Product } from '../../../domain/sop/product.ts';
import type { SopTemplate, Step } from '../../../domain/sop/template.ts';
import { grid, ifGrade, livePhoto, may, must, nextDate, one, promises, say, several, step, whole, words, yesNo } from './ask.ts';

/** The eight classic steps at an outlet of consumer goods, for companies that have such a line; the demo has none. */
export function outletSops(products: readonly Product[]): SopTemplate[] {
  const frame = { version: 1, line: 'outlet' as LineKey, purposes: PURPOSES, burdenS: 120 };
  return [
    {
      ...frame,
      key: 'outlet.key' as SopKey,
      title: say('快消 · 重点终端', 'Outlet: key'),
      applies: { trait: 'grade', in: ['A', 'B'] },
      priority: 20,
      minDwellMin: 10,
      evidence: 'B',
      steps: stepsOf(products),
    },
    {
      ...frame,
      key: 'outlet.small' as SopKey,
      title: say('快消 · 小型终端', 'Outlet: small'),
      applies: { trait: 'grade', in: ['C', 'D'] },
      priority: 10,
      minDwellMin: 3,
      evidence: 'C',
      steps: stepsOf(products),
    },
  ];
}

const PURPOSES = [
  { value: 'order', title: say('订货', 'Order') },
  { value: 'display', title: say('生动化', 'Merchandising') },
  { value: 'new-product', title: say('新品铺货', 'A new product') },
  { value: 'collection', title: say('收款', 'Collection') },
];

function stepsOf(products: readonly Product[]): Step[] {
  return [greeting(), check(products), merchandising(), order(products), pitch(), confirmation(), promises(), debrief()];
}

function greeting(): Step {
  return step('greeting', say('打招呼', 'Greeting'), [
    { ...must('met', say('见到店主或负责人？', 'Was the owner met?')), type: 'contact-met' },
  ]);
}

function check(products: readonly Product[]): Step {
  return step('check', say('店情察看', 'Store check'), [
    grid(
      must('range', say('必备品项', 'Must-stock list')),
      products,
      ['on-hand', 'facings', 'price-fen', 'out-of-stock'],
      ['out-of-stock'],
    ),
    yesNo(may('cooler-on', say('冰柜通电？', 'Is the cooler on?'))),
    whole(may('cooler-purity', say('冰柜纯净度', 'Own share of the cooler')), 0, 100, say('%', '%')),
    livePhoto(must('shelf-before', say('货架与冰柜照片', 'Shelf and cooler'), { required: ifGrade('A', 'B') }), 'shelf-before'),
  ]);
}

function merchandising(): Step {
  return step('merchandising', say('生动化', 'Merchandising'), [
    several(must('done', say('做了什么？', 'What was done?')), [
      ['rotated', say('先进先出', 'First in, first out')],
      ['cleaned', say('清洁', 'Cleaned')],
      ['filled', say('补满', 'Filled up')],
      ['label', say('标签朝外', 'Labels out')],
      ['material', say('布置物料', 'Put up material')],
      ['nothing', say('无需', 'Nothing was needed')],
    ]),
    livePhoto(may('shelf-after', say('整理后照片', 'Afterwards')), 'shelf-after'),
  ]);
}

function order(products: readonly Product[]): Step {
  return step('order', say('拟订单', 'The order'), [
    grid(may('sold', say('上次以来销量', 'Sold since the last visit')), products, ['sold'], ['sold']),
    whole(must('order-cases', say('本次订货', 'Ordered')), 0, 10_000, say('箱', 'cases')),
  ]);
}

function pitch(): Step {
  return step('pitch', say('销售陈述', 'Sales talk'), [
    several(may('offered', say('推荐内容', 'What was offered')), [
      ['new-product', say('新品', 'A new product')],
      ['promotion', say('促销', 'A promotion')],
      ['display', say('陈列协议', 'A display contract')],
    ]),
    one(must('result', say('结果', 'How it came out')), [
      ['agreed', say('达成', 'Agreed')],
      ['thinking', say('考虑', 'Thinking about it')],
      ['refused', say('拒绝', 'Refused')],
    ]),
  ]);
}

function confirmation(): Step {
  return step('confirmation', say('确认', 'Confirmation'), [
    {
      ...may('signed', say('客户签名', "The customer's signature"), { when: { question: 'order-cases' as never, above: 0 } }),
      type: 'signature',
      signer: 'customer',
    },
  ]);
}

function debrief(): Step {
  return step('debrief', say('回顾', 'Looking back'), [words(may('learning', say('一点心得', 'One thing learnt')), 200), nextDate()]);
}
