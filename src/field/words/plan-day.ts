import type { AimName } from '../../domain/plan/day-problem.ts';
import type { Words } from '../../words/language.ts';

export const AIM: Words<AimName> = {
  'finish-early': { zh: '早收工', en: 'Finish early' },
  'least-driving': { zh: '少开车', en: 'Drive least' },
  'most-value': { zh: '多见重要的', en: 'Most value' },
};

export const PLAN_DAY = {
  title: { zh: ({ day }) => `排计划 · ${day}`, en: ({ day }) => `Plan · ${day}` },
  days: { zh: '哪一天', en: 'Which day' },
  propose: { zh: '帮我排', en: 'Plan it for me' },
  stops: { zh: ({ n }) => `${n} 家`, en: ({ n }) => (n === 1 ? '1 stop' : `${n} stops`) },
  drive: { zh: ({ min }) => `路上 ${min} 分`, en: ({ min }) => `${min} min on the road` },
  ends: { zh: ({ at }) => `${at} 结束`, en: ({ at }) => `ends ${at}` },
  later: { zh: ({ min }) => `比原来晚 ${min} 分`, en: ({ min }) => `${min} min later than before` },
  sooner: { zh: ({ min }) => `比原来早 ${min} 分`, en: ({ min }) => `${min} min sooner than before` },
  overtime: { zh: ({ min }) => `超出工作时间 ${min} 分`, en: ({ min }) => `${min} min beyond working hours` },
  late: { zh: ({ min }) => `晚到 ${min} 分，见不到`, en: ({ min }) => `${min} min too late to be received` },
  agreed: { zh: '约好的时间', en: 'agreed hour' },
  lunch: { zh: ({ at }) => `${at} 午饭`, en: ({ at }) => `lunch at ${at}` },
  empty: { zh: '这一天还没有站点。点上面“帮我排”，或从下面挑。', en: 'No stops yet. Let it be planned above, or pick below.' },
  others: { zh: '还可以去', en: 'Could be seen as well' },
  costs: { zh: ({ min }) => `+${min} 分`, en: ({ min }) => `+${min} min` },
  overdue: { zh: ({ n }) => `已超期 ${n} 天`, en: ({ n }) => (n === 1 ? '1 day late' : `${n} days late`) },
  noRoom: { zh: '这天装不下', en: 'no room that day' },
  add: { zh: ({ name }) => `加上 ${name}`, en: ({ name }) => `Add ${name}` },
  remove: { zh: ({ name }) => `去掉 ${name}`, en: ({ name }) => `Leave out ${name}` },
  drag: { zh: ({ name }) => `移动 ${name}：按住拖动，或用上下键`, en: ({ name }) => `Move ${name}: hold and drag, or the arrow keys` },
  off: { zh: '这一天你休息。', en: 'You are off that day.' },
  hand_none: { zh: '就这样定', en: 'Let it be so' },
  hand_manager: { zh: '交给主管', en: 'Hand in' },
  undo: { zh: '恢复', en: 'Undo' },
  same: { zh: '和现在的计划一样', en: 'The same as the plan that stands' },
  state_onPhone: { zh: '已交出，还在手机上：有网络就发。', en: 'Handed in; still on this phone until there is a network.' },
  state_waiting: {
    zh: '已交出，等主管同意。同意以前按原来的计划算。',
    en: 'Handed in; a manager will answer. Until then the old plan counts.',
  },
  state_rule: { zh: '已生效。', en: 'It counts.' },
  state_granted: { zh: '主管已同意。', en: 'A manager agreed.' },
  state_declined: { zh: '主管没有同意，按原来的计划算。', en: 'Not agreed to; the old plan counts.' },
  without: { zh: ({ names }) => `没有同意的：${names}。`, en: ({ names }) => `But for: ${names}.` },
  counts_none: { zh: '交出后，冻结以前的都算应访。', en: 'Handed in before the freeze, it is what will be due.' },
  counts_manager: { zh: '主管同意后，才算应访。', en: 'It is what will be due once a manager agrees.' },
  guess: { zh: '路上时间按直线距离估计，没有网络也能排。', en: 'Driving is reckoned from straight lines; works without a network.' },
} as const satisfies Words<string>;
