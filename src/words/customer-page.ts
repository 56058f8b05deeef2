import type { Words } from './language.ts';

/** What a customer reads, who has no account and said no language: both stand on the page. */
export const CUSTOMER_PAGE = {
  codeTitle: { zh: '现场码', en: 'Code for visits' },
  codeLead: { zh: ({ name }) => `${name}：来访的业务员会扫这个码。`, en: ({ name }) => `${name}: visiting reps scan this code.` },
  codeChanges: { zh: '每 30 秒换一次，不用管它。', en: 'It changes every 30 seconds by itself.' },
  codeAway: { zh: '没有网络，码停了。网络恢复后会自己出来。', en: 'No network: the code is away, and returns by itself.' },
  codeStart: { zh: '在这块屏幕上显示', en: 'Show it on this screen' },
  codeOnce: {
    zh: '只有第一块打开它的屏幕会显示。请在客户处的屏幕上打开，再按下面的按钮。',
    en: 'Only the first screen that takes it will show it. Open this on the customer’s own screen, then press the button.',
  },
  codeElsewhere: {
    zh: '这个码已经在另一块屏幕上。要换屏幕，请主管在客户页里重新发一个。',
    en: 'Another screen shows this code. To move it, a manager makes a new one on the customer’s page.',
  },
  gone: { zh: '这个地址已经不用了。', en: 'This address is no longer in use.' },
  slow: { zh: '请稍等片刻再试。', en: 'Please wait a moment and try again.' },
  receiptTitle: { zh: '拜访回执', en: 'Receipt of a visit' },
  receiptLead: {
    zh: ({ company, rep, day, from, to }) => `${company}的${rep}记录：${day} ${from}–${to} 到贵店拜访。`,
    en: ({ company, rep, day, from, to }) => `${rep} of ${company} recorded a visit to you on ${day}, ${from}–${to}.`,
  },
  promised: { zh: '当时的约定', en: 'What was promised' },
  nothingPromised: { zh: '没有约定。', en: 'Nothing was promised.' },
  by_us: { zh: ({ on }) => `业务员，${on} 前`, en: ({ on }) => `the rep, by ${on}` },
  by_customer: { zh: ({ on }) => `贵店，${on} 前`, en: ({ on }) => `you, by ${on}` },
  name: { zh: '您的姓名（选填，作为签字）', en: 'Your name (optional, as your signature)' },
  text: { zh: '哪里要改，或想说的话（选填）', en: 'What to change, or a word (optional)' },
  correct: { zh: '属实', en: 'Correct' },
  change: { zh: '有出入', en: 'Change something' },
  'nobody-came': { zh: '没有人来过', en: 'Nobody came' },
  once: {
    zh: '只能回答一次。回答会原样记下，业务员和主管都能看到。',
    en: 'It can be answered once. Your answer is kept as it is; the rep and the manager can read it.',
  },
  thanks: { zh: '谢谢，已经记下。', en: 'Thank you, it is recorded.' },
  already: { zh: '这份回执已经回答过了。', en: 'This receipt has been answered.' },
  over: { zh: '这份回执已过期，不需要再做什么。', en: 'This receipt has expired. Nothing more is needed.' },
  notYours: {
    zh: '这一页是给客户看的：这个浏览器里有公司的人登录着，不能代为回答。请客户用自己的手机扫码。',
    en: 'This page is for the customer. Someone of the company is signed in here and cannot answer for them: let them scan it with their own phone.',
  },
} as const satisfies Words<string>;
