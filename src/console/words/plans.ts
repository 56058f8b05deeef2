import type { Words } from '../../words/language.ts';
import type { STOP_STATES } from '../../wire/plans.ts';

export const PLANS = {
  lead: {
    zh: '一周一表：每人每天要去哪里，去了没有。冻结以后再改，应访的不变。',
    en: 'A week a table: where each person means to go each day, and how it came out. Once a day is frozen, what was due stays.',
  },
  person: { zh: '人员', en: 'Person' },
  week: { zh: ({ from, to }) => `${from} – ${to}`, en: ({ from, to }) => `${from} – ${to}` },
  before: { zh: '上一周', en: 'Week before' },
  next: { zh: '下一周', en: 'Next week' },
  thisWeek: { zh: '本周', en: 'This week' },
  stops: { zh: ({ kept, n }) => `${kept}/${n}`, en: ({ kept, n }) => `${kept}/${n}` },
  none: { zh: '无计划', en: 'No plan' },
  empty: { zh: '范围里还没有人。', en: 'Nobody is in this scope yet.' },
  frozen: {
    zh: '已冻结：再改也只影响要去哪里，不影响应访数。',
    en: 'Frozen: a change still shows the rep where to go, and no longer changes what was due.',
  },
  open: { zh: '还没有冻结：现在发布的就是当天应访的。', en: 'Not frozen yet: what is published now is what will be due.' },
  version: { zh: ({ n, at }) => `第 ${n} 版，${at} 发布`, en: ({ n, at }) => `Version ${n}, published ${at}` },
  draft: { zh: '还没有发布过', en: 'Nothing published yet' },
  publish: { zh: '发布计划', en: 'Publish plan' },
  add: { zh: '添加客户', en: 'Add a customer' },
  remove: { zh: '移除', en: 'Remove' },
  at: { zh: '时间', en: 'At' },
  objective: { zh: '目标', en: 'Objective' },
  excuse: { zh: '免责', en: 'Excuse' },
  excuseWhy: { zh: '为什么这一站不算应访？', en: 'Why should this stop not count as due?' },
  mapLabel: { zh: '当天路线', en: 'Route of the day' },
  noStops: { zh: '这一天还没有站点。搜一个客户加进来。', en: 'No stops on this day yet. Find a customer and add it.' },
  mayNot: { zh: '只有主管或本人可以改计划', en: 'Only a manager or the person may change a plan' },
  nextOpen: { zh: ({ day }) => `· 可改到 ${day}`, en: ({ day }) => `· ${day} would do` },
  leave: { zh: '休', en: 'off' },
  asked: { zh: '调整申请', en: 'Asked of plans' },
  askedCount: {
    zh: ({ open, answered }) => `${open} 条待答复，${answered} 条已答复`,
    en: ({ open, answered }) => `${open} waiting, ${answered} answered`,
  },
  askedBefore: { zh: ({ n }) => `已答复的 ${n} 条`, en: ({ n }) => `${n} answered` },
  ask_drop: { zh: ({ day }) => `想在 ${day} 不去`, en: ({ day }) => `would leave out on ${day}:` },
  ask_move: { zh: ({ day, to }) => `想从 ${day} 改到 ${to}：`, en: ({ day, to }) => `would move from ${day} to ${to}:` },
  ask_add: { zh: ({ day }) => `想在 ${day} 加上`, en: ({ day }) => `would add on ${day}:` },
  answer_granted_rule: { zh: '按规则自动同意', en: 'Granted by the rule' },
  answer_granted_person: { zh: '已同意', en: 'Granted' },
  answer_declined_rule: { zh: '按规则未同意', en: 'Declined by the rule' },
  answer_declined_person: { zh: '未同意', en: 'Declined' },
  answerText: { zh: '说一句（可不填）', en: 'A word, if you like' },
  grant: { zh: '同意', en: 'Grant' },
  decline: { zh: '不同意', en: 'Decline' },
} as const satisfies Words<string>;

export const STOP_STATE: Words<(typeof STOP_STATES)[number]> = {
  ahead: { zh: '未到', en: 'Ahead' },
  kept: { zh: '已完成', en: 'Kept' },
  'kept-later': { zh: '本周内补访', en: 'Kept later that week' },
  excused: { zh: '已免责', en: 'Excused' },
  missed: { zh: '未访', en: 'Missed' },
};

export const EXCUSES = {
  leave: { zh: '请假或病假', en: 'Leave or sickness' },
  'company-order': { zh: '公司安排', en: 'Company order' },
  'customer-cancelled': { zh: '客户取消（有凭据）', en: 'Customer cancelled, with proof' },
  'institution-closed': { zh: '机构停止接待', en: 'Institution closed' },
  weather: { zh: '恶劣天气', en: 'Severe weather' },
  safety: { zh: '安全原因', en: 'Safety' },
} as const satisfies Words<string>;
