import type { LineKey, SopKey } from '../../../domain/ids.ts';
import type { Rule } from '../../../domain/sop/condition.ts';
import type { SopTemplate, Step } from '../../../domain/sop/template.ts';
import type { LocalDate } from '../../../base/moment.ts';
import { COUNTED } from '../products.ts';
import {
  adverseEvent,
  grid,
  ifGrade,
  livePhoto,
  may,
  must,
  nextDate,
  one,
  promises,
  say,
  several,
  step,
  whole,
  words,
  yesNo,
} from './ask.ts';

// Judged on the work that was done in the shop: what stands on the shelf, and what sells from it.

const PURPOSES = [
  { value: 'listing', title: say('新品进店', 'Listing a new product') },
  { value: 'display', title: say('陈列提升', 'Better display') },
  { value: 'sell-out', title: say('动销', 'Sell-out') },
  { value: 'training', title: say('店员教育', 'Training the staff') },
  { value: 'expiry', title: say('效期处理', 'Short-dated stock') },
  { value: 'relation', title: say('客情', 'Keeping in touch') },
];

export interface Edition {
  readonly version: number;
  readonly from?: LocalDate;
  /** The first edition asks for no photo; from the second on the shelf is shown before and after. */
  readonly photos: boolean;
}

export function pharmacySops(edition: Edition): SopTemplate[] {
  return [keyStore(edition), standardStore(edition), smallStore(edition), newStore(edition)];
}

function keyStore(edition: Edition): SopTemplate {
  return template(edition, {
    key: 'pharmacy.key-store',
    title: say('药店 · 重点门店', 'Pharmacy: key store'),
    applies: { all: [{ trait: 'grade', in: ['A'] }, notNew] },
    priority: 20,
    minDwellMin: 20,
    burdenS: 120,
    steps: [...regularSteps(edition), relations()],
  });
}

function standardStore(edition: Edition): SopTemplate {
  return template(edition, {
    key: 'pharmacy.standard',
    title: say('药店 · 标准门店', 'Pharmacy: standard store'),
    applies: { all: [{ trait: 'grade', in: ['B'] }, notNew] },
    priority: 10,
    minDwellMin: 15,
    burdenS: 100,
    steps: regularSteps(edition),
  });
}

function smallStore(edition: Edition): SopTemplate {
  return template(edition, {
    key: 'pharmacy.small',
    title: say('药店 · 小型门店', 'Pharmacy: small store'),
    applies: { all: [{ trait: 'grade', in: ['C', 'D'] }, notNew] },
    priority: 10,
    minDwellMin: 8,
    burdenS: 80,
    steps: regularSteps(edition),
  });
}

function newStore(edition: Edition): SopTemplate {
  return template(edition, {
    key: 'pharmacy.new-store',
    title: say('药店 · 新开发门店', 'Pharmacy: new store'),
    applies: { trait: 'stage', in: ['new', 'prospect'] },
    priority: 30,
    minDwellMin: 15,
    burdenS: 180,
    steps: [arrival(edition, true), profile(), needs(), sellOut(), adverseEvent(), promises(), leaving()],
  });
}

const notNew: Rule = { not: { trait: 'stage', in: ['new', 'prospect'] } };

type Own = Pick<SopTemplate, 'title' | 'applies' | 'priority' | 'minDwellMin' | 'burdenS'> & {
  readonly key: string;
  readonly steps: Step[];
};

function template({ version, from, photos }: Edition, { key, ...own }: Own): SopTemplate {
  const frame = { key: key as SopKey, version, line: 'pharmacy' as LineKey, purposes: PURPOSES };
  return { ...frame, ...(from && { from }), evidence: photos ? 'B' : 'C', ...own };
}

function regularSteps(edition: Edition): Step[] {
  return [
    arrival(edition, false),
    stock(),
    shelf(edition),
    prices(),
    training(),
    sellOut(),
    rivals(),
    adverseEvent(),
    promises(),
    leaving(),
  ];
}

function arrival({ photos }: Edition, front: boolean): Step {
  const picture = front
    ? must('storefront', say('门头照片（店名清晰）', 'Storefront, the name readable'))
    : may('storefront', say('门头照片', 'Storefront'));
  return step('arrival', say('进店', 'Arrival'), [
    { ...must('received-by', say('谁接待了你？', 'Who received you?')), type: 'contact-met' },
    ...(photos ? [livePhoto(picture, 'storefront', 1)] : []),
  ]);
}

function stock(): Step {
  return step('stock', say('库存与效期', 'Stock and expiry'), [
    grid(
      must('stock', say('本品库存', 'Own stock'), { required: ifGrade('A') }),
      COUNTED,
      ['on-hand', 'expiry', 'out-of-stock'],
      ['on-hand'],
    ),
  ]);
}

function shelf({ photos }: Edition): Step {
  return step('shelf', say('陈列', 'Display'), [
    ...(photos ? [livePhoto(must('shelf-before', say('陈列前照片', 'Shelf before')), 'shelf-before')] : []),
    whole(must('facings', say('本品排面数', 'Own facings')), 0, 200),
    whole(may('rival-facings', say('竞品排面数', 'Rival facings')), 0, 500),
    one(must('shelf-position', say('陈列位置', 'Position on the shelf')), [
      ['golden', say('黄金位', 'Eye level')],
      ['normal', say('普通位', 'Ordinary')],
      ['bottom', say('底层', 'Bottom')],
    ]),
    several(
      must('adjusted', say('做了哪些调整？', 'What was changed?'), {
        hint: say('处方药不得上开架，处方药与非处方药分区', 'Prescription drugs stay off the open shelf and apart from the others'),
      }),
      [
        ['nothing', say('无需调整', 'Nothing was needed')],
        ['refilled', say('补货上架', 'Refilled')],
        ['moved', say('调整位置', 'Moved to a better place')],
        ['faced', say('整理排面', 'Straightened')],
        ['label', say('补价签', 'Price labels')],
        ['material', say('布置物料', 'Put up material')],
      ],
    ),
    ...(photos
      ? [
          livePhoto(
            must('shelf-after', say('陈列后照片（同一角度）', 'Shelf after, from the same angle'), {
              when: { not: { question: 'adjusted' as never, has: 'nothing' } },
            }),
            'shelf-after',
          ),
        ]
      : []),
  ]);
}

function prices(): Step {
  return step('prices', say('价格', 'Prices'), [grid(may('prices', say('零售价', 'Retail price')), COUNTED, ['price-fen'], [])]);
}

function training(): Step {
  return step('training', say('店员教育', 'Training the staff'), [
    yesNo(must('taught', say('本次做了店员教育？', 'Was anyone trained today?'), { required: ifGrade('A') })),
    one(must('taught-topic', say('主题', 'Topic'), { when: { question: 'taught' as never, is: true } }), [
      ['cold', say('感冒联合用药', 'Colds and what goes together')],
      ['stomach', say('胃部不适问病卖药', 'Asking about the stomach')],
      ['bones', say('补钙人群', 'Who needs calcium')],
      ['display', say('陈列与效期管理', 'Display and expiry')],
    ]),
    whole(may('taught-minutes', say('时长', 'Minutes'), { when: { question: 'taught' as never, is: true } }), 1, 120, say('分钟', 'min')),
  ]);
}

function sellOut(): Step {
  return step('sell-out', say('动销', 'Sell-out'), [
    grid(must('sold', say('上次拜访以来销量', 'Sold since the last visit')), COUNTED, ['sold'], ['sold']),
    one(must('sold-source', say('数据来源', 'Where the figures are from')), [
      ['system', say('门店系统', "The shop's system")],
      ['told', say('店员口述', 'The staff said so')],
      ['estimated', say('推算', 'Estimated')],
    ]),
  ]);
}

function rivals(): Step {
  return step('rivals', say('竞品', 'Rivals'), [
    several(may('rival-activity', say('竞品动态', 'What rivals are doing')), [
      ['new-product', say('新品', 'A new product')],
      ['promotion', say('促销', 'A promotion')],
      ['display', say('包柱或堆头', 'A bought display')],
      ['none', say('无', 'Nothing')],
    ]),
  ]);
}

function relations(): Step {
  return step('relations', say('客情与增购', 'Relation and growth'), [
    one(must('relation', say('客情状态', 'How we stand')), [
      ['good', say('良好', 'Well')],
      ['fair', say('一般', 'Fairly')],
      ['strained', say('紧张', 'Strained')],
    ]),
    several(must('growth', say('增购意向', 'Wish to buy more')), [
      ['more-facings', say('增加排面', 'More facings')],
      ['new-product', say('引进新品', 'A new product')],
      ['bigger-order', say('加大订货', 'Larger orders')],
      ['none', say('暂无', 'None yet')],
    ]),
  ]);
}

function profile(): Step {
  return step('profile', say('信息录入', 'About the shop'), [
    words(must('licence-no', say('药品经营许可证号', 'Licence number')), 64),
    whole(must('area-m2', say('营业面积', 'Sales area')), 5, 5_000, say('平方米', 'm²')),
    whole(must('clerks', say('店员人数', 'Number of staff')), 1, 200),
    yesNo(must('insurance-store', say('是否医保定点？', 'Does public insurance pay here?'))),
    words(may('chain-head', say('连锁总部', 'Head office of the chain')), 64),
  ]);
}

function needs(): Step {
  return step('needs', say('需求调研', 'What the shop needs'), [
    several(must('categories-wanted', say('想补充的品类', 'Categories they want')), [
      ['cold', say('感冒', 'Colds')],
      ['stomach', say('肠胃', 'Stomach')],
      ['bones', say('骨骼', 'Bones')],
      ['eyes', say('眼科', 'Eyes')],
      ['chronic', say('慢病', 'Long-term illness')],
    ]),
    words(must('margin-wish', say('毛利与合作期望', 'Margin and terms they hope for')), 200),
    yesNo(may('rival-contract', say('是否有竞品协议？', 'Bound to a rival by contract?'))),
  ]);
}

function leaving(): Step {
  return step('leaving', say('离店', 'Leaving'), [words(may('summary', say('小结', 'In short')), 300), nextDate()]);
}
