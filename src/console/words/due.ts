import type { Words } from '../../words/language.ts';

export const DUE = {
  lead: {
    zh: '从上一次有效拜访算起，不随月份重来。三个视角各看见一种被遗忘的客户。',
    en: 'Counted from the last visit that counts; the end of a month resets nothing. Three lenses each see another way to be forgotten.',
  },
  tab_due: { zh: '该拜访', en: 'Due' },
  tab_age: { zh: '多久没去', en: 'By age' },
  tab_schedule: { zh: '计划落空', en: 'By schedule' },
  tab_frequency: { zh: '次数不够', en: 'By frequency' },
  is_due: {
    zh: '按规则的间隔：逾期、该去、可以提前，还是还早。',
    en: 'By the rule’s interval: overdue, due, may come earlier, or too early.',
  },
  is_age: {
    zh: '45 天以上没有任何人去过，不管规则怎么说。从未去过的排在最前。',
    en: 'Nobody has been there for 45 days or more, whatever any rule says. Those never visited stand first.',
  },
  is_schedule: {
    zh: '计划里答应过要去，没去成，之后也没有人去。看最近 92 天冻结的计划。',
    en: 'A frozen plan of the last 92 days promised a visit that did not come about, and nobody has been there since.',
  },
  is_frequency: {
    zh: '最近 92 天去的次数少于规则要求，即使上次不算久。只算有人负责的日子。',
    en: 'Fewer visits in the last 92 days than the rule asks for, even if the last is not long ago. Only days with an owner count.',
  },
  customer: { zh: '客户', en: 'Customer' },
  grade: { zh: '等级', en: 'Grade' },
  person: { zh: '负责人', en: 'Looked after by' },
  state: { zh: '状态', en: 'State' },
  why: { zh: '为什么', en: 'Why' },
  overdueDays: { zh: '逾期天数', en: 'Days over' },
  last: { zh: '上次拜访', en: 'Last visit' },
  never: { zh: '从未', en: 'never' },
  month: { zh: '本月', en: 'This month' },
  next: { zh: '最近能进门', en: 'Next open door' },
  place: { zh: '坐标', en: 'Pin' },
  placeOk: { zh: '可用', en: 'usable' },
  age: { zh: '天数', en: 'Days' },
  missed: { zh: '落空次数', en: 'Missed' },
  missedOn: { zh: '最近一次落空', en: 'Last missed' },
  asked: { zh: '要求次数', en: 'Asked' },
  made: { zh: '实际次数', en: 'Made' },
  share: { zh: ({ n, of }) => `${n} / ${of} 家客户`, en: ({ n, of }) => `${n} of ${of} customers` },
  aside: {
    zh: ({ n }) => `${n} 家客户没有可用的坐标，先不排进路线；拜访照常记录。`,
    en: ({ n }) => `${n} customers have no usable pin and are left out of routes; visits to them are recorded as always.`,
  },
  people: { zh: '按人员', en: 'By person' },
  peopleRow: {
    zh: ({ late, never, n }) => `逾期 ${late} · 从未 ${never} · 共 ${n} 家`,
    en: ({ late, never, n }) => `${late} overdue · ${never} never · of ${n}`,
  },
  pool: { zh: '没有人', en: 'Nobody' },
  empty: { zh: '没有这样的客户。', en: 'No such customers.' },
  rivals: { zh: '规则有冲突', en: 'Rules disagree' },
} as const satisfies Words<string>;
