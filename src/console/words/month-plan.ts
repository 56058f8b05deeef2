import type { Words } from '../../words/language.ts';

export const MONTH = {
  title: { zh: '排未来四周', en: 'Plan the next four weeks' },
  lead: {
    zh: '按频次、上次真正的拜访、开门时间和路程排；约好的时间不动。先看和现在的计划差在哪里，再逐天决定。',
    en: 'By frequency, the last real visit, open doors and the road; agreed hours stay. See where it differs from the plans that stand, and decide day by day.',
  },
  make: { zh: '开始排', en: 'Plan' },
  making: { zh: ({ s }) => `正在排，约 ${s} 秒`, en: ({ s }) => `Planning, about ${s} s` },
  pick: { zh: '先在上面选一个人', en: 'Pick a person above first' },
  comesTo: {
    zh: ({ visits, drive }) => `${visits} 次拜访，路上共 ${drive} 小时`,
    en: ({ visits, drive }) => `${visits} visits, ${drive} h on the road`,
  },
  day: { zh: ({ n, busy }) => `${n} 站 · ${busy}`, en: ({ n, busy }) => (n === 1 ? `1 stop · ${busy}` : `${n} stops · ${busy}`) },
  added: { zh: ({ n }) => `新增 ${n}`, en: ({ n }) => `${n} added` },
  dropped: { zh: ({ n }) => `去掉 ${n}`, en: ({ n }) => `${n} dropped` },
  same: { zh: '不变', en: 'unchanged' },
  accept: { zh: '采用', en: 'Take' },
  publish: { zh: ({ n }) => `发布选中的 ${n} 天`, en: ({ n }) => `Publish the ${n} chosen days` },
  published: { zh: '已发布', en: 'Published' },
  left: { zh: ({ n }) => `没排进去 ${n} 次`, en: ({ n }) => (n === 1 ? '1 visit found no place' : `${n} visits found no place`) },
  'no-room': { zh: '这段时间装不下', en: 'no room in its days' },
  'never-open': { zh: '这段时间都不开门', en: 'never open in these weeks' },
  wanted: { zh: ({ day }) => `应在 ${day} 前后`, en: ({ day }) => `wanted around ${day}` },
  aside: {
    zh: ({ n }) => `${n} 家没有可用的坐标，排不了`,
    en: ({ n }) => (n === 1 ? '1 customer has no usable pin' : `${n} customers have no usable pin`),
  },
  discard: { zh: '不要了', en: 'Discard' },
  load: { zh: ({ share }) => `占一天的 ${share}`, en: ({ share }) => `${share} of the day` },
} as const satisfies Words<string>;
