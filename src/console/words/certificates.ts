import type { Words } from '../../words/language.ts';

export const CERTIFICATES = {
  title: { zh: '这个月做得到吗', en: 'Can the month be kept?' },
  lead: {
    zh: ({ goal }) =>
      `把每个人的这个月模拟五百遍：停留、路况、见不见得到人、临时占掉的日子都会变。把握低于 ${goal}% 的，先改计划，再要求人。`,
    en: ({ goal }) =>
      `Each person’s month is lived five hundred times, with stays, roads, doors and lost days as they vary. Below ${goal} %, change the plan before asking it of anybody.`,
  },
  month: { zh: '月份', en: 'Month' },
  makeAll: { zh: '全部重算', en: 'Work all out anew' },
  making: { zh: ({ done, n }) => `已算 ${done}/${n} 人`, en: ({ done, n }) => `${done} of ${n} people` },
  stop: { zh: '停下', en: 'Stop' },
  make: { zh: '重算', en: 'Work out anew' },
  none: { zh: '这个月还没有算过。', en: 'Nothing was worked out for this month yet.' },
  chance: { zh: '把握', en: 'Chance' },
  chanceLabel: {
    zh: ({ share, from, to }) => `${share} 的把握，在 ${from} 与 ${to} 之间`,
    en: ({ share, from, to }) => `a chance of ${share}, between ${from} and ${to}`,
  },
  inTheWay: { zh: '卡在哪里', en: 'What stands in the way' },
  without: { zh: ({ share }) => `没有它：${share}`, en: ({ share }) => `without it: ${share}` },
  helps: { zh: '怎样就做得到（任选其一）', en: 'Any one of these would be enough' },
  nothingAlone: { zh: '单靠一样不够', en: 'No single change is enough' },
  holds: { zh: '做得到', en: 'It can be kept' },
  restsOn: {
    zh: ({ visits, days, planned, stays }) => `${visits} 次拜访，${days} 个工作日（${planned} 天已有计划），依据 ${stays} 次过往停留`,
    en: ({ visits, days, planned, stays }) => `${visits} visits, ${days} working days (${planned} planned), from ${stays} past stays`,
  },
  noHistory: { zh: '还没有过往停留，按一般情况估计', en: 'no past stays yet: usual values' },
  override: { zh: '仍按此执行', en: 'Go ahead all the same' },
  overrideWhy: { zh: '为什么仍要执行？会和证书一起留下。', en: 'Why go ahead? It stays with the certificate.' },
  overridden: { zh: ({ name, reason }) => `${name} 决定仍执行：${reason}`, en: ({ name, reason }) => `${name} went ahead: ${reason}` },
  besideShort: {
    zh: ({ n, of, goal, names }) => `${of} 人中有 ${n} 人，这个月的计划做到的把握低于 ${goal}%：${names}。`,
    en: ({ n, of, goal, names }) => `${n} of ${of} months asked for are kept with a chance below ${goal} %: ${names}.`,
  },
  besideAll: {
    zh: ({ of, goal }) => `${of} 人的计划都有 ${goal}% 以上的把握做到。`,
    en: ({ of, goal }) => `All ${of} months asked for can be kept with a chance of ${goal} % or more.`,
  },
  at: { zh: ({ at }) => `${at} 算出`, en: ({ at }) => `worked out ${at}` },
} as const satisfies Words<string>;
