import type { Words } from '../../words/language.ts';

export const REVIEW = {
  lead: {
    zh: '疑点最多的在最前。只有人来决定，系统不会自动处理。',
    en: 'The most doubtful first. People decide; nothing is done by itself.',
  },
  waiting: { zh: ({ n }) => `待看 ${n}`, en: ({ n }) => `Waiting ${n}` },
  keys: { zh: 'J/K 上下 · A 通过 · Q 追问 · R 不认可（需理由）', en: 'J/K move · A accept · Q ask · R do not accept (with a reason)' },
  empty: { zh: '没有等待审核的拜访。', en: 'No visit waits for review.' },
  seeDecided: { zh: '看已审核的', en: 'See reviewed ones' },
  worthALook: { zh: '回访先看哪些', en: 'Worth a look first' },
  queue: { zh: '审核队列', en: 'Review queue' },
} as const satisfies Words<string>;
