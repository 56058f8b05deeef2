import type { NotReviewer } from '../../domain/trust/inquiry/reviewers.ts';
import type { CaseState } from '../../domain/trust/inquiry/case.ts';
import type { Words } from '../../words/language.ts';

export const CASES = {
  lead: {
    zh: '由两个人分别核实，互不知道对方的结论；本人立刻知情、可以答复。不会自动影响收入或账号。',
    en: 'Two people look, each without the other’s finding; who it is about is told at once and can answer. No pay and no account hangs on it.',
  },
  empty: {
    zh: '没有核实。要发起，请从组织里打开那个人：30 天内至少 3 次待审的拜访、两类疑点。',
    en: 'No cases. To open one, go to the person in the org: it takes 3 visits under review within 30 days, and reasons of two kinds.',
  },
  person: { zh: '人员', en: 'Person' },
  opened: { zh: '发起', en: 'Opened' },
  decideBy: { zh: '截止', en: 'Ends by' },
  state: { zh: '状态', en: 'State' },
  visits: { zh: '拜访', en: 'Visits' },
  given: { zh: '结论', en: 'Findings' },
  of: { zh: ({ n }) => `${n} / 2`, en: ({ n }) => `${n} of 2` },
  title: { zh: ({ name }) => `关于${name}的核实`, en: ({ name }) => `Case about ${name}` },
  newTitle: { zh: '发起核实', en: 'Open a case' },
  start: { zh: '核实', en: 'Case' },
  reason: { zh: '发起的原因（本人会看到）', en: 'Why it was opened (the person reads it)' },
  by: { zh: ({ name, at }) => `${name} · ${at}`, en: ({ name, at }) => `${name} · ${at}` },
  answers: { zh: '本人的答复', en: 'What the person says' },
  noAnswer: { zh: '还没有答复。', en: 'No answer yet.' },
  findings: { zh: '两位核实人的结论', en: 'What the two reviewers found' },
  hidden: {
    zh: ({ n }) => `已有 ${n} 位写了结论。两位都写完才会显示；在那之前你只看得到自己的。`,
    en: ({ n }) => `${n} of 2 findings are in. They are shown when both are; until then you see only your own.`,
  },
  confirmed: { zh: '属实', en: 'Confirmed' },
  'not-confirmed': { zh: '不能确认', en: 'Not confirmed' },
  yours: { zh: '写下你的结论和依据（以后不能改）', en: 'Your finding and why (it stays as it is)' },
  needs: {
    zh: ({ visits, families, days }) =>
      `需要：${days} 天内至少 ${visits} 次仍待审核的拜访，且发现至少有 ${families} 类。以前核实过的拜访不再计入。`,
    en: ({ visits, families, days }) =>
      `It needs at least ${visits} visits within ${days} days that are still under review, with findings of at least ${families} kinds. Visits of an earlier case do not count.`,
  },
  has: {
    zh: ({ visits, families }) => `现在：${visits} 次，${families} 类。`,
    en: ({ visits, families }) => `Now: ${visits} visits, ${families} kinds.`,
  },
  alreadyOpen: { zh: '已有一件在进行，去看看', en: 'One is open already: see it' },
  goOn: { zh: '发起核实并告知本人', en: 'Open the case and tell the person' },
} as const satisfies Words<string>;

export const CASE_STATE: Words<CaseState> = {
  open: { zh: '进行中', en: 'Open' },
  confirmed: { zh: '两人一致：属实', en: 'Confirmed by both' },
  closed: { zh: '已结束，无结论', en: 'Closed without finding' },
  expired: { zh: '到期结束，无结论', en: 'Ended undecided' },
};

export const CASE_WHY_NOT: Words<NotReviewer> = {
  decided: { zh: '这件核实已经结束。', en: 'This case has ended.' },
  own: { zh: '这是关于你自己的核实。', en: 'This case is about yourself.' },
  'said-already': { zh: '你已经写了结论。', en: 'You have given your finding.' },
  'not-in-scope': { zh: '只有能管理这个人的主管或管理员可以核实。', en: 'Only managers of this person and admins can review it.' },
  'second-is-another': {
    zh: '第二位要由另一个人来：不能是发起人；有别人可选时，也不能是直属主管。',
    en: 'The second is another person: not who opened it and, where somebody else can, not the direct manager.',
  },
};
