import type { Words } from '../../words/language.ts';

export const FREQUENCY = {
  title: { zh: '拜访频次', en: 'Visit frequency' },
  lead: {
    zh: '最具体的一条生效：条件越多越具体，标签比阶段、等级更具体。间隔从上一次有效拜访算起。',
    en: 'The most specific rule holds: more tests are more specific, and a tag more than a stage or grade. Intervals run from the last visit that counts.',
  },
  applies: { zh: '适用', en: 'Applies to' },
  everybody: { zh: '所有客户', en: 'Every customer' },
  kept: { zh: '这一条的条件由别处写成，照原样保留。', en: 'The tests of this rule were written elsewhere and are kept as they are.' },
  floor: { zh: '每月至少', en: 'At least a month' },
  ceiling: { zh: '最多', en: 'At most' },
  gap: { zh: '至少隔（天）', en: 'Days apart, at least' },
  every: { zh: '目标间隔（天）', en: 'Wanted every (days)' },
  tolerance: { zh: '± 天', en: '± days' },
  cap: { zh: '同一联系人最多', en: 'One contact at most' },
  capDays: { zh: '每几天', en: 'in days' },
  catches: {
    zh: ({ n, visits }) => `${n} 家 · 每月 ${visits} 次`,
    en: ({ n, visits }) => `${n === 1 ? '1 customer' : `${n} customers`} · ${visits} visits a month`,
  },
  add: { zh: '加一条', en: 'Add a rule' },
  remove: { zh: '删除', en: 'Remove' },
  rule: { zh: ({ n }) => `第 ${n} 条`, en: ({ n }) => `Rule ${n}` },
  undo: { zh: '放弃改动', en: 'Discard changes' },
  changed: { zh: '还没有保存', en: 'Not saved yet' },
  none: { zh: '还没有设频次规则。', en: 'No frequency rules yet.' },
  unruled: { zh: ({ n, of }) => `${of} 家客户里有 ${n} 家没有任何规则。`, en: ({ n, of }) => `${n} of ${of} customers have no rule.` },
  covered: { zh: ({ n }) => `${n} 家客户都有规则。`, en: ({ n }) => `All ${n} customers have a rule.` },
  rivals: {
    zh: ({ n }) => `${n} 家客户同时符合两条同样具体、却不一样的规则；现在按排在前面的算：`,
    en: ({ n }) => `For ${n} customers two equally specific rules say different things; the first in the list holds for now:`,
  },
  load: { zh: '每个人的工作量', en: 'What it asks of each person' },
  loadLead: {
    zh: '能力 = 未来 30 天的工作时间 ÷ 每次拜访用时（含路上，按本人近 60 天的中位数）。',
    en: 'Capacity is the working time of the next 30 days by the minutes a visit takes, way included: the person’s own median of 60 days.',
  },
  person: { zh: '人员', en: 'Person' },
  customers: { zh: '客户', en: 'Customers' },
  asked: { zh: '每月要去', en: 'Asked a month' },
  capacity: { zh: '能去', en: 'Has time for' },
  share: { zh: '占用', en: 'Load' },
  chance: { zh: '做得到的把握', en: 'Chance that it is kept' },
  tryIt: { zh: '先试算下个月做不做得到', en: 'Try next month under these rules' },
  trying: { zh: ({ done, n }) => `正在试算，${done}/${n} 人`, en: ({ done, n }) => `Trying, ${done} of ${n} people` },
  stop: { zh: '停下', en: 'Stop' },
  short: {
    zh: ({ n, goal }) => `有 ${n} 人做到的把握低于 ${goal}%。仍要保存吗？`,
    en: ({ n, goal }) =>
      n === 1
        ? `For 1 person the chance is below ${goal} %. Save all the same?`
        : `For ${n} people the chance is below ${goal} %. Save all the same?`,
  },
  saveAnyway: { zh: '仍然保存', en: 'Save all the same' },
  rather: { zh: '再改改', en: 'Change it first' },
  days: { zh: '工作日', en: 'Working days' },
  minutes: { zh: '每次用时', en: 'Minutes a visit' },
  pace_own: { zh: '本人', en: 'own' },
  pace_company: { zh: '同事的中位数', en: 'colleagues’ median' },
  pace_assumed: { zh: '假定', en: 'assumed' },
  over: {
    zh: ({ name, customers, asked, capacity }) =>
      `${name}：${customers} 家客户每月要去 ${asked} 次，时间只够 ${capacity} 次。请分出一部分客户，或降低频次。`,
    en: ({ name, customers, asked, capacity }) =>
      `${name}: ${customers} customers ask for ${asked} visits a month, and there is time for ${capacity}. Give some to others, or ask for less.`,
  },
} as const satisfies Words<string>;
