import type { Words } from '../../words/language.ts';

export const CHECK_TASKS = {
  title: { zh: '回访抽查', en: 'Back-checks' },
  lead: {
    zh: '事后问客户：那天有没有人来过。大部分由事先承诺的种子抽签，谁也挑不了；问的人不会是业务员自己。',
    en: 'Customers are asked afterwards whether somebody came. Most are drawn by a seed that was promised before, so that nobody picks; whoever asks is never the rep.',
  },
  tab_open: { zh: '待办', en: 'To do' },
  tab_late: { zh: '快到期', en: 'Due soon' },
  tab_done: { zh: '已完成', en: 'Done' },
  queue: { zh: '回访任务', en: 'Back-check tasks' },
  empty_open: {
    zh: '没有要回访的拜访。每周数字定稿后会抽取新的任务。',
    en: 'Nobody has to be asked. New tasks are drawn when a week’s numbers are final.',
  },
  empty_late: { zh: '四天内没有到期的任务。', en: 'Nothing is due within four days.' },
  empty_done: { zh: '还没有完成的回访。', en: 'No back-check is done yet.' },
  region: { zh: '区域', en: 'Region' },
  how: { zh: '方式', en: 'How' },
  how_call: { zh: '打电话', en: 'Call' },
  how_receipt: { zh: '发回执链接', en: 'Send the receipt' },
  how_visit: { zh: '另派人上门', en: 'Go there' },
  outcome_confirmed: { zh: '来过', en: 'Somebody came' },
  outcome_denied: { zh: '没有人来过', en: 'Nobody came' },
  'outcome_cannot-say': { zh: '记不清', en: 'Cannot remember' },
  'outcome_not-reached': { zh: '没联系上', en: 'Not reached' },
  outcome_lapsed: { zh: '过期未问', en: 'Not asked in time' },
  due: { zh: ({ at }) => `${at} 前`, en: ({ at }) => `by ${at}` },
  tries: { zh: ({ n }) => `已试 ${n} 次`, en: ({ n }) => (n === 1 ? '1 try' : `${n} tries`) },
  script: { zh: '怎么问', en: 'What to ask' },
  script_1: {
    zh: ({ day }) => `“您好，我们在回访服务。${day} 那天，我们公司有人去过您那里吗？”`,
    en: ({ day }) => `“We are asking how our service goes. Did somebody of our company come to you on ${day}?”`,
  },
  script_2: { zh: '“大概几点？”', en: '“At about what time?”' },
  script_3: { zh: '“主要谈了什么、做了什么？”', en: '“What was it about?”' },
  neutral: {
    zh: '不要提业务员的名字、时间或内容，也不要暗示哪个答案更好。记不清也是答案。',
    en: 'Name no rep, no time and no matter, and let no answer sound better than another. “I cannot remember” is one.',
  },
  numbers: { zh: '联系人', en: 'Whom to call' },
  noNumbers: { zh: '客户资料里没有电话。可以改为上门。', en: 'The customer has no number here. Somebody may go there instead.' },
  when: { zh: '几点（客户的话）', en: 'When, in their words' },
  about: { zh: '谈了什么（客户的话）', en: 'About what, in their words' },
  note: { zh: '备注', en: 'Note' },
  linkLead: {
    zh: '把链接直接发给客户，不要经业务员转发。客户只能回答一次，回答后任务自己完成。',
    en: 'Send the link to the customer, not by way of the rep. It can be answered once, and the answer ends the task.',
  },
  link: { zh: '取链接', en: 'Get the link' },
  mayNot: {
    zh: '这次要由别人来问：上门的人不能是业务员本人或其直接上级。请在上面选一位同事。',
    en: 'Somebody else has to ask: who goes there is neither the rep nor who leads them directly. Choose a colleague above.',
  },
  office: { zh: '办公室', en: 'office' },
  near: { zh: ({ far }) => `自己的客户离这里 ${far}`, en: ({ far }) => `own customer ${far} away` },
  close_team: { zh: '同组，附近没有别人', en: 'same team, nobody else near' },
  close_returns: { zh: '最近被对方回访过，附近没有别人', en: 'gone after by this rep lately, nobody else near' },
  sentTo: {
    zh: ({ name }) => `已经在${name}的手机上：只写着去哪里、问哪一天。回答会自己到这里。`,
    en: ({ name }) =>
      `It is on the phone of ${name}, who reads where to go and which day to ask about, no more. The answer arrives here by itself.`,
  },
  assignee: { zh: '交给', en: 'Given to' },
  rates: { zh: '客户证实的比例', en: 'Visits that customers confirm' },
  ratesLead: {
    zh: '只用随机抽取的部分，按区域和业务线加权。横线是 95% 区间；没有回答的单列，按同组已回答的估计。客户也会记错，所以这不是诚实与否的判决。',
    en: 'From the random part alone, weighed by region and line. The bar is the 95 % interval; those without an answer are told apart and taken to be like those who gave one. Memory errs, so this is no verdict on anybody.',
  },
  rateOf: { zh: ({ rate, low, high }) => `${rate}（${low}–${high}）`, en: ({ rate, low, high }) => `${rate} (${low}–${high})` },
  rateNone: { zh: '还没有回答', en: 'no answers yet' },
  rateN: {
    zh: ({ answered, drawn, unanswered, visits }) => `${visits} 次拜访中抽 ${drawn} 次：${answered} 次有回答，${unanswered} 次没有`,
    en: ({ answered, drawn, unanswered, visits }) =>
      `${drawn} drawn of ${visits} visits: ${answered} answered, ${unanswered} gave no answer`,
  },
} as const satisfies Words<string>;
