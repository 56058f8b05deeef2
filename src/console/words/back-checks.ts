import type { Words } from '../../words/language.ts';

export const BACK_CHECKS = {
  title: { zh: '先看哪些', en: 'Worth a look first' },
  lead: {
    zh: '回访从哪些拜访开始最值得。只是顺序：不增加疑点，也不说明任何人做错了什么；业务员在手机上能看到同样的原因。',
    en: 'With which visits a back-check had best begin. It is an order and nothing else: it adds to no doubt and says of nobody that they did wrong. The rep can read the same reasons on their phone.',
  },
  empty: {
    zh: '这段时间没有哪次拜访与同事明显不同。至少要有五位同事按同一份规范拜访过四周，才会有比较。',
    en: 'No visit of this span stands out from those of colleagues. There have to be five people with the same standard, over four weeks, to compare with.',
  },
  peers: { zh: ({ n }) => `在 ${n} 人中比较。`, en: ({ n }) => `Compared among ${n} people.` },
  innocent: { zh: '也可能是', en: 'It may be' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'to' },
} as const satisfies Words<string>;
