import type { BackCheckOutcome } from '../../domain/visit/facts.ts';
import type { Words } from '../../words/language.ts';

/** Asking a colleague's customer in person whether somebody came. */
export const ERRAND = {
  section: { zh: '请你代问', en: 'Please ask for us' },
  row: { zh: ({ day, by }) => `问 ${day} 有没有人来过 · ${by}前`, en: ({ day, by }) => `Ask about ${day} · by ${by}` },
  title: { zh: '代为回访', en: 'Ask the customer' },
  lead: {
    zh: '这家客户被抽签选中回访，请你顺路当面问三句话。是谁去的、说了什么，不会告诉你，也请不要打听：这样问才公平。',
    en: 'This customer was drawn to be asked, and you can be there in person: three questions. Who it was and what was recorded you are not told, and please do not ask: so it stays fair.',
  },
  by: { zh: ({ by }) => `${by}前顺路去就行，不用专程跑`, en: ({ by }) => `Before ${by}, whenever you pass by; no trip of its own` },
  ways: { zh: '怎么去', en: 'Directions' },
  where: { zh: '去哪里', en: 'Where' },
  askWhen: { zh: '“大概几点？”', en: '“At about what time?”' },
  askAbout: { zh: '“主要谈了什么、做了什么？”', en: '“What was it about?”' },
  ask: { zh: '怎么问', en: 'What to ask' },
  came: {
    zh: ({ day }) => `“${day}那天，我们公司有人来过吗？”`,
    en: ({ day }) => `“Did somebody of our company come to you on ${day}?”`,
  },
  when: { zh: '大概几点（客户的话）', en: 'When, in their words' },
  about: { zh: '谈了什么、做了什么（客户的话）', en: 'About what, in their words' },
  note: { zh: '问的是谁、还有什么（选填）', en: 'Whom you asked, anything else (optional)' },
  neutral: {
    zh: '不提任何同事的名字和时间，也不暗示哪个答案更好。“记不清”也是答案。',
    en: 'Name no colleague and no time, and let no answer sound better than another. “I cannot remember” is one.',
  },
  place: {
    zh: '和签到一样，会记下你回答时手机在哪里：人在客户处，客户的话才算数到十分。',
    en: 'As at a check-in, where your phone is goes with the answer: only at the customer’s does their word count in full.',
  },
  begin: { zh: '我到了，开始问', en: 'I am there: begin' },
  send: { zh: '记下回答', en: 'Record the answer' },
  thanks: {
    zh: '记下了，联网后会交给回访的同事。谢谢你跑这一趟。',
    en: 'Recorded; it goes to the office with the next contact. Thank you for going.',
  },
  again: { zh: '上次没遇到人，可以再去一次。', en: 'Nobody was in last time; you may try again.' },
  gone: { zh: '这件事已经不用你去了。', en: 'You need not go there any more.' },
} as const satisfies Words<string>;

export const ERRAND_ANSWER: Words<BackCheckOutcome> = {
  confirmed: { zh: '来过', en: 'Yes, somebody came' },
  denied: { zh: '没有人来过', en: 'No, nobody came' },
  'cannot-say': { zh: '记不清', en: 'Cannot remember' },
  'not-reached': { zh: '没遇到人', en: 'Nobody was in' },
};
