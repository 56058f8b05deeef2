import type { Words } from '../../words/language.ts';

/** Business lines and products: what a company's visits are about. */
export const CATALOGUE = {
  lines: { zh: '业务线', en: 'Business lines' },
  noLines: {
    zh: '还没有业务线。先采用一条现成的，规范和拜访频次会一起带进来。',
    en: 'No business lines yet. Take over one that ships: its standards and frequencies come along.',
  },
  addLine: { zh: '添加业务线', en: 'Add a line' },
  adopt: { zh: '采用', en: 'Take over' },
  again: { zh: '重新发布', en: 'Publish anew' },
  ships: { zh: '现成的业务线', en: 'Lines that ship' },
  brings: {
    zh: ({ sops, rules }) => `${sops} 份规范，${rules} 条频次规则`,
    en: ({ sops, rules }) => `${sops} standards, ${rules} frequency rules`,
  },
  and: { zh: '、', en: ', ' },
  published: { zh: ({ n }) => `已发布 ${n} 份规范`, en: ({ n }) => `${n} standards published` },
  nothingNew: { zh: '没有变化，不用重新发布', en: 'Nothing has changed; nothing was published' },
  ownLine: { zh: '自己的业务线', en: 'A line of your own' },
  ownLineHint: {
    zh: '自己的业务线没有现成的规范：没有规范的拜访只有签到和签退。规范可以通过接口发布。',
    en: 'A line of your own comes without standards: a visit is then check-in and check-out. Standards are published through the API.',
  },
  key: { zh: '代号（小写字母、数字）', en: 'Key (small letters, digits)' },
  keyWrong: { zh: '只能用小写字母、数字、点和横线。', en: 'Only small letters, digits, dots and dashes.' },
  nameZh: { zh: '名称（中文）', en: 'Name (Chinese)' },
  nameEn: { zh: '名称（英文，可不填）', en: 'Name (English, optional)' },
  precision: { zh: '位置', en: 'Place' },
  sales: { zh: '记销售数字', en: 'Carries sales figures' },
  products: { zh: '商品', en: 'Products' },
  productsHint: {
    zh: '规范里要清点的商品。改了以后，在业务线那里重新发布，新的拜访才会用上。',
    en: 'What the standards ask to be counted. After a change publish the line anew; visits from then on use it.',
  },
  noProducts: {
    zh: '还没有商品：规范里先不清点库存和销量。',
    en: 'No products yet: the standards ask for no stock and no sell-out until there are some.',
  },
  addProduct: { zh: '添加商品', en: 'Add a product' },
  unit: { zh: '单位（盒、瓶……）', en: 'Unit (box, bottle …)' },
  drop: { zh: '移除', en: 'Remove' },
  dropAsk: {
    zh: '从清单里移除？已发布的规范不变，重新发布后才不再出现。',
    en: 'Remove it from the list? Published standards keep it until they are published anew.',
  },
} as const satisfies Words<string>;

/** The way from an empty company to the first visit. */
export const SETUP = {
  title: { zh: '把公司建起来', en: 'Set the company up' },
  done: { zh: '已完成', en: 'Done' },
  line: { zh: '采用一条业务线', en: 'Take over a business line' },
  lineWhy: { zh: '规范、拜访频次、隐私级别随它而来。', en: 'Its standards, frequencies and privacy come along.' },
  products: { zh: '写下要清点的商品', en: 'Name the products to be counted' },
  productsWhy: { zh: '可以以后再做；做完在业务线里重新发布。', en: 'This can wait; then publish the line anew.' },
  seats: { zh: '建部门和岗位', en: 'Make units and seats' },
  seatsWhy: { zh: '客户归岗位负责：人会变动，岗位不变。', en: 'Customers belong to seats: people change, seats stay.' },
  people: { zh: '添加人员', en: 'Add people' },
  peopleWhy: {
    zh: '从表格导入，或一个个添加；每人得到一个一次性代码。',
    en: 'From a sheet or one by one; each gets a one-time code.',
  },
  customers: { zh: '添加客户', en: 'Add customers' },
  customersWhy: {
    zh: '从表格导入，或一个个添加；带坐标才能核对签到位置。',
    en: 'From a sheet or one by one; only with a pin can a check-in be compared.',
  },
  phone: { zh: '请业务员在手机上打开', en: 'Have the reps open the phone app' },
  phoneWhy: {
    zh: '用工号和一次性代码第一次登录，手机就登记好了。',
    en: 'Their first sign-in, by number and one-time code, enrols the phone.',
  },
  plan: { zh: '排第一份计划', en: 'Make the first plan' },
  planWhy: { zh: '没有计划也能拜访，只是算不出计划完成率。', en: 'Visits work without; only plan completion has nothing to stand on.' },
} as const satisfies Words<string>;
