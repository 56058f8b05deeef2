import type { CaseState } from '../../domain/trust/inquiry/case.ts';
import type { CaseWord } from '../../domain/trust/inquiry/facts.ts';
import type { Words } from '../../words/language.ts';

/** A case about one's own visits: what it is about, who looks, until when, and how it came out. */
export const OWN_CASE = {
  title: { zh: '核实', en: 'A case' },
  row: { zh: ({ n }) => `有人请两位核实你的 ${n} 次拜访`, en: ({ n }) => `Two people are asked to look at ${n} of your visits` },
  why: { zh: '为什么发起', en: 'Why it was opened' },
  who: {
    zh: '由两位主管或管理员分别核实，互不知道对方的结论；第二位不会是发起人。两人一致才算属实，否则无结论结束。不会自动影响收入或账号。',
    en: 'Two managers or admins look, each without the other’s finding; the second is never who opened it. Only if both agree it is confirmed, else it ends without a finding. No pay and no account hangs on it.',
  },
  until: { zh: ({ at }) => `最迟 ${at} 结束`, en: ({ at }) => `Ends by ${at}` },
  visits: { zh: '说的是这些拜访', en: 'It is about these visits' },
  answers: { zh: '你的答复', en: 'Your answer' },
  answerTo: { zh: '那几次是怎么回事？两位核实人都会看到你的原话。', en: 'How was it? Both reviewers read your own words.' },
  send: { zh: '提交答复', en: 'Send the answer' },
  outcome: { zh: '两位的结论', en: 'What the two found' },
  first: { zh: '第一位', en: 'First reviewer' },
  second: { zh: '第二位', en: 'Second reviewer' },
} as const satisfies Words<string>;

export const OWN_CASE_STATE: Words<CaseState> = {
  open: { zh: '进行中', en: 'Open' },
  confirmed: { zh: '两人一致：属实', en: 'Confirmed by both' },
  closed: { zh: '已结束，无结论', en: 'Closed without a finding' },
  expired: { zh: '到期结束，无结论', en: 'Ended undecided, without a finding' },
};

export const OWN_CASE_WORD: Words<CaseWord> = {
  confirmed: { zh: '属实', en: 'Confirmed' },
  'not-confirmed': { zh: '不能确认', en: 'Not confirmed' },
};
