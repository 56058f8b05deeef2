import type { Words } from '../../words/language.ts';

export const BACK_CHECK = {
  asking: { zh: '正在查看…', en: 'Asking…' },
  none: {
    zh: '这次拜访还没有比较过，或者没有可比较的。',
    en: 'This visit has not been compared yet, or there is nothing to compare.',
  },
  away: { zh: '现在连不上服务器，稍后再看。', en: 'The server cannot be reached now. Look again later.' },
  nothing: {
    zh: '没有什么让它排在前面。任何拜访都可能被随机抽到回访。',
    en: 'Nothing puts it first. Any visit may be drawn for a back-check by chance.',
  },
  what: {
    zh: '主管看到的就是下面这些原因。它们只决定先回访哪些，不增加疑点，也不影响等级和业绩。',
    en: 'These are the reasons that your manager reads. They only say which visits are back-checked first; they add to no doubt and change no grade and no result.',
  },
  peers: { zh: ({ n }) => `在 ${n} 人中比较。`, en: ({ n }) => `Compared among ${n} people.` },
} as const satisfies Words<string>;
