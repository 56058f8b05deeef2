import type { Words } from '../../words/language.ts';

/** One's own visits with what is thought of them, and one's own numbers. */
export const RECORD = {
  none: { zh: '还没有拜访。从“今日”或“客户”开始第一次。', en: 'No visits yet. Begin the first one from Today or Customers.' },
  chance: {
    zh: ({ share }) => `这个月的计划，模拟下来有 ${share} 的把握能做到。`,
    en: ({ share }) => `Lived many times over, this month’s plan is kept in ${share} of them.`,
  },
  chanceShort: {
    zh: ({ share }) => `这个月的计划，模拟下来只有 ${share} 的把握能做到：是计划太满，不是你慢。主管看到的也是这一句。`,
    en: ({ share }) =>
      `Lived many times over, this month’s plan is kept in ${share} of them only: it is too full, you are not too slow. Your manager reads the same.`,
  },
  notJudged: { zh: '已上传，等待评定', en: 'Uploaded, not judged yet' },
  onPhone: { zh: '在手机里，等待上传', en: 'On this phone, waiting to go up' },
  noDoubt: { zh: '没有发现矛盾', en: 'Nothing speaks against it' },
  look: { zh: '可能会请你说明', en: 'You may be asked about it' },
  gradeWhat: { zh: '等级只说这次拜访能证明多少，不是打分。', en: 'The grade says how much of the visit could be proven. It is no mark.' },
  raised: { zh: '已有的证据', en: 'What was proven' },
  lacks: { zh: '为什么不更高', en: 'Why it is not higher' },
  noPlace_start: { zh: ({ why }) => `签到没有位置：${why}`, en: ({ why }) => `No place with the check-in: ${why}` },
  noPlace_end: { zh: ({ why }) => `签退没有位置：${why}`, en: ({ why }) => `No place with the check-out: ${why}` },
  findings: { zh: '看到的情况', en: 'What was seen' },
  innocent: { zh: '常见原因', en: 'Common reasons' },
  settle: { zh: '怎样能说清', en: 'What would settle it' },
  decisive: { zh: '没有这一项，这次拜访就不需要审核。', en: 'Without this, the visit would not be under review.' },
  notDecisive: { zh: '没有这一项，这次拜访仍会请人看一看。', en: 'Without this, the visit would still be under review.' },
  reply: { zh: '说明', en: 'Explain' },
  appeal: { zh: '申诉', en: 'Appeal' },
  replyTo: { zh: '你想说明什么？', en: 'What would you like to say?' },
  appealTo: { zh: '你为什么不同意？主管会看到你的原话。', en: 'Why do you disagree? Your manager reads your own words.' },
  appealHow: {
    zh: '主管会看到和你看到的一样的内容。文字和照片都可以不加；公司没有在期限内答复，疑点就自动撤销。',
    en: 'Your manager sees what you see here. Words and a photo are up to you; if the company does not answer in time, the doubt falls away.',
  },
  appealAsIs: { zh: '不加说明，直接申诉', en: 'Appeal as it is' },
  appealSend: { zh: '提交申诉', en: 'Send the appeal' },
  addPhoto: { zh: '附一张照片（选填）', en: 'Add a photo (optional)' },
  photoGoesAlong: { zh: ({ kb }) => `照片一张，${kb} kB，会一起提交`, en: ({ kb }) => `One photo, ${kb} kB, goes along` },
  photoAway: { zh: '不附这张照片', en: 'Leave the photo out' },
  noPicture: { zh: '这个文件读不成照片，换一张试试。', en: 'This file cannot be read as a photo; try another.' },
  withPhoto: { zh: '附了一张照片', en: 'with a photo' },
  appealOnPhone: { zh: '申诉在手机里，联网后自动提交。', en: 'Your appeal is on this phone and goes up with the next connection.' },
  appealOpen: {
    zh: ({ at }) => `申诉已收到。公司要在 ${at} 前答复，逾期疑点自动撤销。`,
    en: ({ at }) => `Your appeal came in. The company answers by ${at}, or the doubt falls away.`,
  },
  appeal_overturned: { zh: '申诉成立，疑点已撤销。', en: 'Your appeal was right: the doubt is gone.' },
  appeal_upheld: {
    zh: '公司看过申诉，维持原来的决定。理由在下面；你可以再次申诉。',
    en: 'The company looked at your appeal and keeps its decision. The reason is below; you may appeal again.',
  },
  short_open: { zh: '申诉等待答复', en: 'Appeal waits for an answer' },
  short_overturned: { zh: '申诉成立', en: 'Appeal was right' },
  short_upheld: { zh: '申诉后维持', en: 'Kept after the appeal' },
  short_lapsed: { zh: '申诉逾期未答复，已撤销', en: 'Appeal not answered; the doubt fell away' },
  appealLapsed: {
    zh: ({ days }) => `公司 ${days} 天内没有答复申诉，疑点已自动撤销。`,
    en: ({ days }) => `The company did not answer your appeal in ${days} days: the doubt fell away.`,
  },
  lapsedOld: {
    zh: ({ days }) => `${days} 天没有人对疑点作决定，已不再过问。`,
    en: ({ days }) => `Nobody decided on the doubt in ${days} days: nothing is asked of you any more.`,
  },
  silent: { zh: '这条规则已静音，不计疑点。', en: 'This rule is silent and weighs nothing.' },
  pairThis: { zh: '这次拜访', en: 'This visit' },
  pairOther: { zh: '另一次拜访', en: 'The other visit' },
  pairNotYours: { zh: '另一张是同事的照片，只有主管能看。', en: 'The other photo is a colleague’s; only a manager sees it.' },
  pairAway: { zh: '联网后可以看到照片。', en: 'The photo shows with a connection.' },
  send: { zh: '提交', en: 'Send' },
  said: { zh: '审核与说明', en: 'Review and replies' },
  you: { zh: '你', en: 'You' },
  answers: { zh: '填写的内容', en: 'Answers' },
  amend: { zh: '更正', en: 'Amend' },
  amendWhy: { zh: '为什么更正？', en: 'Why is it amended?' },
  amendSave: { zh: '保存更正', en: 'Save the amendment' },
  amended: { zh: '已更正', en: 'amended' },
  seenThere: {
    zh: ({ least, most, looks, there }) =>
      there === 'no'
        ? `看了 ${looks} 次，都不在客户处`
        : looks === 1
          ? `在客户处看到一次，至多 ${most}`
          : `${looks} 次看到：首末在客户处相隔 ${least}，至多 ${most}`,
    en: ({ least, most, looks, there }) =>
      there === 'no'
        ? `Not seen at the customer’s in ${looks === 1 ? 'one look' : `${looks} looks`}`
        : looks === 1
          ? `Seen at the customer’s once, there for ${most} at most`
          : `${looks} looks: seen at the customer’s ${least} apart, there for ${most} at most`,
  },
  stay: { zh: ({ for: time }) => `停留 ${time}`, en: ({ for: time }) => `stayed ${time}` },
  photoN: { zh: ({ n }) => `${n} 张照片`, en: ({ n }) => (n === 1 ? '1 photo' : `${n} photos`) },
  incomplete: { zh: '有照片还没传完，等级可能还会升。', en: 'A photo has not come up yet; the grade may still rise.' },
  backCheck: { zh: '它可能被回访吗？', en: 'Might it be back-checked?' },
  backCheckShow: { zh: '看看原因', en: 'See the reasons' },
  needsWords: { zh: '写一句就可以提交。', en: 'A few words, and it can be sent.' },
  open: { zh: '进行中', en: 'Under way' },
  month: { zh: ({ month }) => `${month} 的业绩`, en: ({ month }) => `Results of ${month}` },
  same: { zh: '与你主管看到的是同一组数字。', en: 'Your manager sees the same numbers.' },
  noCards: { zh: '还没有数字。第一次拜访上传后会出现在这里。', en: 'No numbers yet. They appear once your first visit has gone up.' },
  notYet: { zh: '—（还没有可算的）', en: '— (nothing to count yet)' },
  definition: { zh: '规则', en: 'Rules' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  before: { zh: ({ value }) => `上期 ${value}`, en: ({ value }) => `before ${value}` },
  asOf: { zh: ({ at }) => `截至 ${at}`, en: ({ at }) => `As of ${at}` },
} as const satisfies Words<string>;
