import type { Words } from '../../words/language.ts';

export const KPI_DEFINITIONS = {
  'plan-completion.n': {
    zh: '冻结计划里，本人当天对同一客户有一次计入的拜访的站点（本周内补访另计）',
    en: 'Stops of the frozen plan with a visit that counts, to the same customer, on the day (those kept later that week are shown apart)',
  },
  'plan-completion.d': { zh: '冻结计划里到期的站点，减去已免责的', en: 'Stops of the frozen plan that were due, less those excused' },
  'plan-completion.rules': {
    zh: '一次拜访只抵一站；计划外的拜访不会抬高它。',
    en: 'One visit keeps one stop; unplanned visits never raise it.',
  },
  'coverage.n': { zh: '这段时间里至少有一次计入的拜访的在册客户', en: 'Eligible customers with at least one visit that counts' },
  'coverage.d': { zh: '在册客户：至少 30% 的时间归属本范围', en: 'Eligible customers: owned by the scope for at least 30 % of the time' },
  'coverage.rules': {
    zh: '分子是分母的一部分，所以不会超过 100%。潜在客户不算。',
    en: 'The numerator is part of the denominator, so never above 100 %. Prospects are left out.',
  },
  'mean-dwell.n': {
    zh: '两端都由本人操作的计入拜访的停留时间之和',
    en: 'Time between check-in and check-out of visits that count, with both ends made by the person',
  },
  'mean-dwell.d': { zh: '这些拜访的次数', en: 'The number of those visits' },
  'mean-dwell.rules': {
    zh: '单次最多算 4 小时；另列中位数与分位数。',
    en: 'No visit counts for more than 4 hours; median and percentiles stand beside it.',
  },
  'frequency.n': {
    zh: '有频次目标、且拜访次数不少于下限、不多于上限的客户',
    en: 'Customers with a target whose visits are neither below the floor nor above the ceiling',
  },
  'frequency.d': { zh: '有频次目标的在册客户', en: 'Eligible customers with a target' },
  'frequency.rules': {
    zh: '同一天只算一次；目标按在册天数折算。去得太多也不达标。',
    en: 'One a day; targets are pro-rated by eligible days. Too often is not met either.',
  },
  'conversion.n': { zh: '分母里在 90 天内成交的商机', en: 'Of these, opportunities won within 90 days' },
  'conversion.d': { zh: '这段时间里成为“有意向”、且已满 90 天的商机', en: 'Opportunities qualified in the span and at least 90 days old' },
  'conversion.rules': {
    zh: '按同一批算，不是“本月成交除以本月新增”。',
    en: 'A closed cohort, not “won this month by created this month”.',
  },
  'new-customers.n': {
    zh: '首份生效合同或首笔付款订单落在这段时间的法人',
    en: 'Legal entities whose first contract or first order falls into the span',
  },
  'new-customers.d': { zh: '没有分母，是个数', en: 'None: it is a count' },
  'new-customers.rules': { zh: '90 天内撤销的，在撤销当月减去。', en: 'A reversal within 90 days is taken off in its own month.' },
  'order-value.n': {
    zh: '订单净额之和：折后、税前，减去取消，退货计入退货当月',
    en: 'Net order value: after discount, before tax, less what was cancelled; returns in their own month',
  },
  'order-value.d': { zh: '订单数', en: 'The number of orders' },
  'order-value.rules': {
    zh: '另列每个下单客户的平均额。医院线不记销售数字。',
    en: 'The mean a customer stands beside it. The hospital line carries no sales figures.',
  },
  'churn.n': {
    zh: '期初活跃、此后没有订单且沉默够久的客户',
    en: 'Customers active at the start without an order since, and silent long enough',
  },
  'churn.d': { zh: '期初活跃（此前 180 天内有订单）的客户', en: 'Customers active at the start: with an order in the 180 days before' },
  'churn.rules': {
    zh: '沉默期 = 60 天与两倍常见下单间隔中较长的一个。关停的另列。',
    en: 'Silent = the longer of 60 days and twice the usual gap. Closed ones are counted apart.',
  },
} as const satisfies Words<string>;
