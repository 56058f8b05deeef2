import type { GradeReason } from '../../domain/trust/verdict.ts';
import type { Words } from '../../words/language.ts';

export const FINDING_TITLES = {
  'outside-fence': { zh: '位置离客户较远', en: 'Far from the customer' },
} as const satisfies Words<string>;

export const GRADE_REASONS: Words<GradeReason> = {
  'inside-both-ends': { zh: '签到和签退都在客户处', en: 'At the customer at both ends' },
  'inside-one-end': { zh: '签到或签退有一端在客户处', en: 'At the customer at one end' },
  'precise-fix': { zh: '有较准的定位', en: 'A precise fix' },
  'live-photo': { zh: '有现场照片', en: 'A photo taken live' },
  'steps-done': { zh: '必做步骤都做了', en: 'All required steps done' },
  'coarse-both-ends': { zh: '两端都在大致区域内', en: 'In the coarse area at both ends' },
  'independent-proof': { zh: '有独立的佐证', en: 'Independent proof' },
  'lacks-place': { zh: '没有位置', en: 'no place' },
  'lacks-inside': { zh: '位置不能证明在客户处', en: 'no place that is at the customer' },
  'lacks-precise-fix': { zh: '没有较准的定位', en: 'no precise fix' },
  'lacks-live-photo': { zh: '没有现场照片', en: 'no photo taken live' },
  'lacks-photo-bytes': { zh: '照片还没传到', en: 'the bytes of a photo' },
  'lacks-steps': { zh: '有必做步骤没做', en: 'required steps' },
  'lacks-check-out': { zh: '没有签退', en: 'a check-out' },
};

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
  'new-customers.signed': { zh: '签约', en: 'Signed' },
  'new-customers.reversed': { zh: '撤销', en: 'Reversed' },
  'order-value.customers': { zh: '下单客户', en: 'Ordering customers' },
  'order-value.perCustomer': { zh: '每个下单客户', en: 'A customer' },
} as const satisfies Words<string>;
