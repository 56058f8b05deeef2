import type { Words } from '../../words/language.ts';

export const REVIEW = {
  lead: {
    zh: '疑点最多的在最前，也混有抽签抽中的。只有人来决定，系统不会自动处分谁。',
    en: 'The most doubtful first, with some drawn by lot among them. People decide; nothing is held against anyone by itself.',
  },
  tab_waiting: { zh: ({ n }) => `待看 ${n}`, en: ({ n }) => `Waiting ${n}` },
  tab_appeals: { zh: ({ n }) => `申诉 ${n}`, en: ({ n }) => `Appeals ${n}` },
  tab_decided: { zh: '已决定', en: 'Decided' },
  tab_rules: { zh: '规则准不准', en: 'How right the rules were' },
  tab_samples: { zh: '抽签', en: 'The weekly draw' },
  keys: { zh: 'J/K 上下 · 1 通过 · 2 追问 · 3 不认可 · ? 全部按键', en: 'J/K move · 1 accept · 2 ask · 3 do not accept · ? all keys' },
  keysAppeal: { zh: 'J/K 上下 · 1 撤销疑点 · 2 追问 · 3 维持 · ? 全部按键', en: 'J/K move · 1 overturn · 2 ask · 3 uphold · ? all keys' },
  empty_waiting: { zh: '没有等待审核的拜访。', en: 'No visit waits for review.' },
  empty_appeals: { zh: '没有等待答复的申诉。', en: 'No appeal waits for an answer.' },
  empty_decided: { zh: '还没有决定过的拜访。', en: 'Nothing has been decided yet.' },
  seeDecided: { zh: '看已审核的', en: 'See reviewed ones' },
  checkTasks: { zh: '回访抽查', en: 'Back-checks' },
  worthALook: { zh: '回访先看哪些', en: 'Worth a look first' },
  queue: { zh: '审核队列', en: 'Review queue' },
  dueIn: { zh: ({ for: time }) => `还剩 ${time}`, en: ({ for: time }) => `${time} left` },
  days: { zh: ({ n }) => `${n} 天`, en: ({ n }) => (n === 1 ? '1 day' : `${n} days`) },
  overdue: { zh: '已到期，即将自动撤销', en: 'Time is up; it is about to fall away' },
  drawn: { zh: '抽签抽中', en: 'Drawn by lot' },
  drawnWhat: {
    zh: '这次拜访原本没有疑点，是按事先承诺的种子抽中的。看它，是为了知道规则漏看了多少。',
    en: 'Nothing spoke against this visit; it was drawn by a seed promised before. It is looked at to learn how much the rules miss.',
  },
  appeal_open: { zh: '申诉待答复', en: 'Appeal open' },
  appeal_upheld: { zh: '申诉后维持', en: 'Upheld after appeal' },
  appeal_overturned: { zh: '申诉后撤销', en: 'Overturned on appeal' },
  appeal_lapsed: { zh: '逾期未答复，已撤销', en: 'Not answered in time; fell away' },
} as const satisfies Words<string>;

/** How right the rules were, and when one falls silent. */
export const RULES = {
  lead: {
    zh: '一条规则提出疑点、而人看过之后也不认可的，算「说中」。审核时说的每个「通过」和「不认可」都算进来；追问、逾期撤销的不算。',
    en: 'A rule was right where it raised doubt and whoever looked did not accept the visit either. Every accept and do-not-accept counts; questions and what fell away in time do not.',
  },
  policy: {
    zh: ({ n, below }) => `至少 ${n} 次决定之后，若连区间的上端都低于 ${below}，规则就自动静音：仍然写出所见，不再提出疑点。`,
    en: ({ n, below }) =>
      `After at least ${n} decisions, a rule whose interval lies wholly below ${below} falls silent by itself: it still tells what it saw, and raises no doubt.`,
  },
  rule: { zh: '规则', en: 'Rule' },
  agreed: { zh: '说中 / 已决定', en: 'Right / decided' },
  precision: { zh: '准确率', en: 'Share right' },
  interval: { zh: '95% 区间', en: '95 % interval' },
  asked: { zh: '客户否认 / 问到', en: 'Customers denied / asked' },
  unsuspected: {
    zh: ({ k, n, low, high }) => `抽签回访里，没有疑点的拜访问到 ${n} 位客户，${k} 位说没有人来过（95% 区间 ${low}–${high}）`,
    en: ({ k, n, low, high }) =>
      `Of ${n} customers asked by lot about visits without a doubt, ${k} said that nobody came (95 % interval ${low}–${high})`,
  },
  state: { zh: '状态', en: 'State' },
  heard: { zh: '生效', en: 'Heard' },
  silent: { zh: '静音', en: 'Silent' },
  byFigures: {
    zh: ({ confirmed, decided, upper, below }) => `${decided} 次里说中 ${confirmed} 次，上端 ${upper}，低于 ${below}`,
    en: ({ confirmed, decided, upper, below }) => `right ${confirmed} times of ${decided}, at best ${upper}, below ${below}`,
  },
  byAdmin: { zh: ({ reason }) => `管理员：${reason}`, en: ({ reason }) => `An admin: ${reason}` },
  word: { zh: ({ n, at }) => `第 ${n} 号 · ${at}`, en: ({ n, at }) => `no. ${n} · ${at}` },
  visits: { zh: '拜访', en: 'Visits' },
  change: { zh: '改动', en: 'Change' },
  seeVisits: { zh: '看这些拜访', en: 'See these visits' },
  wake: { zh: '重新生效', en: 'Hear it again' },
  silence: { zh: '静音', en: 'Silence' },
  why: { zh: '为什么？这句话会随决定一起留档。', en: 'Why? This is kept with the decision.' },
  anew: { zh: '从此刻起重新计数。', en: 'Its figures start anew from then on.' },
  confirmWake: { zh: ({ rule }) => `让「${rule}」重新生效`, en: ({ rule }) => `Hear “${rule}” again` },
  confirmSilence: { zh: ({ rule }) => `让「${rule}」静音`, en: ({ rule }) => `Silence “${rule}”` },
  missed: { zh: '漏看率的估计', en: 'How much is missed, as far as the draw tells' },
  missedOf: {
    zh: ({ k, n, drawn }) => `抽中 ${drawn} 次，看过 ${n} 次，其中 ${k} 次不认可`,
    en: ({ k, n, drawn }) => `${drawn} drawn, ${n} looked at, ${k} of them not accepted`,
  },
  between: { zh: ({ low, high }) => `95% 区间 ${low}–${high}`, en: ({ low, high }) => `95 % interval ${low}–${high}` },
  none: { zh: '还没有决定', en: 'No decisions yet' },
  inScope: {
    zh: '数字只含你看得到的拜访；静音看的是全公司的。',
    en: 'Figures are of the visits that you may see; silence goes by the whole company’s.',
  },
} as const satisfies Words<string>;

/** The weekly draw: promise, seed, check. */
export const SAMPLES = {
  lead: {
    zh: '每周开始之前，服务器抽一个秘密种子，把它的 SHA-256 写进公开日志；周内谁也不知道会抽到谁；数字定稿后公布种子，任何人都能核对。',
    en: 'Before each week the server draws a secret seed and writes its SHA-256 into the log; during the week nobody knows what will be drawn; once the numbers are final the seed is shown, and anybody can check.',
  },
  week: { zh: '周', en: 'Week of' },
  percent: { zh: '比例', en: 'Share' },
  promised: { zh: '承诺', en: 'Promised' },
  inLog: { zh: ({ n }) => `日志第 ${n} 行`, en: ({ n }) => `log line ${n}` },
  notInLog: { zh: '等待写入日志', en: 'waits for its line in the log' },
  before: { zh: '在周开始之前', en: 'before the week began' },
  after: { zh: '晚于周开始', en: 'after the week began' },
  commitment: { zh: '种子的 SHA-256', en: 'SHA-256 of the seed' },
  seed: { zh: '种子', en: 'Seed' },
  secret: { zh: '数字定稿后公布', en: 'Shown when the week’s numbers are final' },
  drawn: { zh: '抽中 / 拜访', en: 'Drawn / visits' },
  decided: { zh: '已看', en: 'Looked at' },
  wrong: { zh: '不认可', en: 'Not accepted' },
  check: { zh: '核对', en: 'Check' },
  checkIt: { zh: '在这台电脑上核对', en: 'Check on this computer' },
  seedFits: { zh: '种子与承诺相符', en: 'The seed is the one that was promised' },
  seedDiffers: { zh: '种子与承诺不符', en: 'The seed is not the one that was promised' },
  logged: { zh: '承诺就是日志里的那一行', en: 'The promise is what stands in the log' },
  notLogged: { zh: '日志里的那一行不是这个承诺', en: 'What stands in the log is not this promise' },
  allRight: {
    zh: ({ n }) => `逐一重算了 ${n} 次拜访，抽中的与种子相符`,
    en: ({ n }) => `${n} visits were drawn again, and it is the same draw`,
  },
  someWrong: { zh: ({ n }) => `有 ${n} 次拜访与种子不符`, en: ({ n }) => `${n} visits do not fit the seed` },
  partOnly: { zh: '（只核对了一部分）', en: '(a part was checked)' },
  empty: {
    zh: '还没有承诺过抽签。服务器会在下周一之前承诺下一周的。',
    en: 'No draw was promised yet. The server promises that of the coming week before Monday.',
  },
} as const satisfies Words<string>;
