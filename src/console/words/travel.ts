import type { Words } from '../../words/language.ts';

export const TRAVEL = {
  title: { zh: '路上时间', en: 'Travel times' },
  hint: {
    zh: '每一段路的时间取自能及时回答的最好来源，计划里写明是哪一个。',
    en: 'Each leg takes its time from the best source that answers in time, and the plan says which.',
  },
  osrm: { zh: '路线服务器', en: 'Routing server' },
  roads: { zh: '道路地图', en: 'Road map' },
  off: { zh: '未设置', en: 'Not set' },
  ready: { zh: ({ host }) => `正常 · ${host}`, en: ({ host }) => `Works · ${host}` },
  resting: { zh: '刚才出过错，稍后再试', en: 'Failed a moment ago; tried again soon' },
  reading: { zh: '正在读入…', en: 'Being read…' },
  roadsReady: { zh: ({ nodes }) => `正常 · ${nodes} 个路点`, en: ({ nodes }) => `Works · ${nodes} points of road` },
  away: { zh: '文件读不了', en: 'The file cannot be read' },
  last: { zh: '最近一次计划', en: 'The last plan' },
  noLast: { zh: '还没有做过计划。', en: 'No plan was made yet.' },
  legs: { zh: ({ source, n }) => `${source} ${n} 段`, en: ({ source, n }) => `${source}: ${n} legs` },
  learned: { zh: '从拜访学到的', en: 'Learned from visits' },
  noLearned: {
    zh: '还没有可学的行程；先用说明过的直线估计。',
    en: 'No trips to learn from yet; the stated straight-line estimate serves.',
  },
  learnedHint: {
    zh: '1 表示与直线估计一样久；括号里是十有九准的范围。每夜重算，略去午休和绕道。',
    en: '1 is as long as the straight-line estimate says; in brackets, where the truth lies nine times in ten. Learned anew each night, lunches and detours left out.',
  },
  area: { zh: '区域', en: 'Area' },
  company: { zh: '全公司', en: 'Whole company' },
  hours: { zh: '时段', en: 'Hours' },
  factor: { zh: '倍数', en: 'Times as long' },
  trips: { zh: '行程', en: 'Trips' },
} as const satisfies Words<string>;
