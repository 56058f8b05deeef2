import type { Words } from '../../words/language.ts';

export const DUE = {
  title: { zh: '该拜访谁', en: 'Who is due' },
  late: { zh: ({ n }) => `逾期 ${n}`, en: ({ n }) => `Overdue ${n}` },
  due: { zh: ({ n }) => `该去 ${n}`, en: ({ n }) => `Due ${n}` },
  may: { zh: ({ n }) => `可提前 ${n}`, en: ({ n }) => `Early ${n}` },
  rest: { zh: ({ n }) => `还早 ${n}`, en: ({ n }) => `Later ${n}` },
  lead: {
    zh: '从上一次有效拜访算起，不随月份重来。',
    en: 'Counted from the last visit that counts; the end of a month resets nothing.',
  },
  noneLate: { zh: '没有逾期的客户。', en: 'Nobody is overdue.' },
  none: { zh: '这里没有客户。', en: 'Nobody here.' },
  noData: {
    zh: '还没有从服务器拿到拜访记录，联网后再看。',
    en: 'The past visits have not come from the server yet. Look again with a network.',
  },
  planned: { zh: '今天的计划里有', en: 'in the plan of today' },
  today: { zh: '今天', en: 'Today' },
  later: { zh: '之后', en: 'Later' },
  noDay: { zh: ({ n }) => `${n} 天内没有能进门的日子，请核对`, en: ({ n }) => `no day within ${n} lets anybody in: please check` },
  next: { zh: ({ day, hours }) => `下次 ${day} ${hours}`, en: ({ day, hours }) => `next ${day} ${hours}` },
  hours: { zh: '什么时候能去', en: 'When to come' },
  more: { zh: '再显示一些', en: 'Show more' },
} as const satisfies Words<string>;
