import type { IndicatorKey } from '../domain/kpi/indicators.ts';
import type { Words } from './language.ts';

/** The names of the KPIs, and of the further readings that stand beside some of them. */
export const KPI_NAMES = {
  'plan-completion': { zh: '计划拜访完成率', en: 'Plan completion' },
  coverage: { zh: '客户覆盖率', en: 'Coverage' },
  'mean-dwell': { zh: '平均拜访时长', en: 'Mean dwell' },
  frequency: { zh: '拜访频次达标率', en: 'Frequency compliance' },
  conversion: { zh: '有效商机转化率', en: 'Opportunity conversion' },
  'new-customers': { zh: '新客户签约数', en: 'New customers signed' },
  'order-value': { zh: '客户平均订单额', en: 'Mean order value' },
  churn: { zh: '客户流失率', en: 'Churn' },
  'plan-completion.flex': { zh: '含本周内补访', en: 'With those kept later that week' },
  'plan-completion.flexN': { zh: '含补访的站点', en: 'Stops with those kept later' },
  'plan-completion.excused': { zh: '已免责的站点', en: 'Stops excused' },
  'coverage.apart': { zh: '在册不足 30%，另列', en: 'Owned too briefly, apart' },
  'mean-dwell.p10': { zh: '最短的一成不超过', en: '10th percentile' },
  'mean-dwell.median': { zh: '中位数', en: 'Median' },
  'mean-dwell.p90': { zh: '九成不超过', en: '90th percentile' },
  'frequency.attainment': { zh: '次数达成', en: 'Attainment' },
  'frequency.attained': { zh: '达成次数', en: 'Visits attained' },
  'frequency.target': { zh: '目标次数', en: 'Visits aimed at' },
  'frequency.overVisit': { zh: '过访率', en: 'Over-visit share' },
  'conversion.open': { zh: '尚未了结', en: 'Still open' },
  'new-customers.signed': { zh: '签约', en: 'Signed' },
  'new-customers.reversed': { zh: '撤销', en: 'Reversed' },
  'order-value.customers': { zh: '下单客户', en: 'Ordering customers' },
  'order-value.perCustomer': { zh: '每个下单客户', en: 'A customer' },
} as const satisfies Words<IndicatorKey> & Words<string>;

type Defined = `${IndicatorKey}.${'n' | 'd' | 'rules'}`;

/** What each number means: what is counted, over what, and by which rules. */
export const KPI_DEFINITIONS: Words<Defined> = {
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
    zh: '分子是分母的一部分，所以不会超过 100%。潜在客户不算；公海里和空岗上的客户没有人负责，不算，在指标上方另列。',
    en: 'The numerator is part of the denominator, so never above 100 %. Prospects are left out; so are customers in the pool or on a vacant seat, who stand apart above the numbers.',
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
};
