import type { Words } from '../../words/language.ts';

export const PLAN = {
  notPlanned: { zh: '近两周没有排这家。', en: 'Not planned in the next two weeks.' },
  ask: { zh: '想改计划', en: 'Ask for another plan' },
  what: { zh: '想怎么改？', en: 'What would you like?' },
  drop: { zh: '这天不去', en: 'Leave it out' },
  move: { zh: '换一天', en: 'Another day' },
  add: { zh: '加进计划', en: 'Put it into a plan' },
  which: { zh: '哪一天的计划', en: 'Which day’s plan' },
  toWhich: { zh: '改到哪天', en: 'To which day' },
  why: { zh: '为什么', en: 'Why' },
  text: { zh: '想补充的话（可不填）', en: 'A word more, if you like' },
  send: { zh: '发出', en: 'Send' },
  how: {
    zh: '没有网络也能发。合规则的马上同意，其余由主管答复；冻结以后同意的，不算你漏访。',
    en: 'Goes without a network as well. What the rules allow is granted at once, a manager answers the rest; once a day is frozen, a stop that is let off does not count as missed.',
  },
  asked_drop: { zh: ({ day }) => `${day} 不去`, en: ({ day }) => `Leave out on ${day}` },
  asked_move: { zh: ({ day, to }) => `${day} 改到 ${to}`, en: ({ day, to }) => `${day} to ${to}` },
  asked_add: { zh: ({ day }) => `${day} 加进计划`, en: ({ day }) => `Add on ${day}` },
  state_onPhone: { zh: '还在手机上', en: 'Still on this phone' },
  state_waiting: { zh: '等主管答复', en: 'A manager will answer' },
  state_rule: { zh: '按规则已同意', en: 'Granted by the rules' },
  state_granted: { zh: '主管已同意', en: 'Granted by a manager' },
  state_declined: { zh: '主管没有同意', en: 'Not granted' },
} as const satisfies Words<string>;
