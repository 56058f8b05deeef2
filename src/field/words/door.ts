import type { ProblemCode } from '../../wire/problem.ts';
import type { Words } from '../../words/language.ts';

export const DOOR = {
  product: { zh: '巡访', en: 'Rounds' },
  lead: { zh: '离线也能用的客户拜访', en: 'Customer visits, with or without a network' },
  employeeNo: { zh: '工号', en: 'Employee number' },
  password: { zh: '密码', en: 'Password' },
  signIn: { zh: '登录', en: 'Sign in' },
  signingIn: { zh: '正在登录…', en: 'Signing in…' },
  haveCode: { zh: '第一次登录？用一次性代码', en: 'First time? Use your one-time code' },
  code: { zh: '一次性代码', en: 'One-time code' },
  codeHint: { zh: '代码由管理员给你，只能用一次。', en: 'Your admin gives it to you; it works once.' },
  newPassword: { zh: '设一个密码（至少 8 位）', en: 'Choose a password (8 or more characters)' },
  set: { zh: '设好密码并登录', en: 'Set password and sign in' },
  back: { zh: '返回登录', en: 'Back to sign-in' },
  demo: { zh: '演示公司：点一个身份直接进入', en: 'Demo company: tap who you are' },
  filling: {
    zh: ({ done, of }) => `演示数据正在生成：${done} / ${of} 人`,
    en: ({ done, of }) => `The demo is being lived: ${done} of ${of} people`,
  },
  language: { zh: 'English', en: '中文' },
  enrolTitle: { zh: '正在登记这台手机', en: 'Enrolling this phone' },
  enrolKey: { zh: '在手机里生成签名钥匙（不会离开手机）', en: 'Making a signing key that cannot leave this phone' },
  enrolBind: { zh: '向公司登记', en: 'Enrolling with your company' },
  enrolPull: { zh: '下载客户、规范和计划', en: 'Fetching customers, standards and plans' },
  enrolSafe: { zh: '只需要做一次，之后没有网络也能用。', en: 'This is done once; from then on it works without a network.' },
  retry: { zh: '再试一次', en: 'Try again' },
  tooShort: { zh: '密码至少 8 位。', en: 'A password needs 8 or more characters.' },
  pharmacy: { zh: '药店线', en: 'Pharmacy' },
  hospital: { zh: '医院线', en: 'Hospital' },
  distributor: { zh: '商务线', en: 'Distributor' },
  bothNeeded: { zh: '请填工号和密码。', en: 'Employee number and password, please.' },
} as const satisfies Words<string>;

/** What happened, what is safe, and what to do next. */
export const DOOR_TROUBLE: Words<ProblemCode | 'offline' | 'nobody'> = {
  offline: {
    zh: '连不上服务器。第一次登录需要网络，请换个地方再试。',
    en: 'The server cannot be reached. The first sign-in needs a network; try again where there is one.',
  },
  nobody: { zh: '请先登录。', en: 'Please sign in.' },
  malformed: { zh: '有一项填得不对，请检查工号和密码。', en: 'Something is not filled in right. Check number and password.' },
  'too-large': { zh: '内容太大，没有发出去。', en: 'It is too large to be sent.' },
  'not-found': { zh: '没有找到。', en: 'Not found.' },
  'not-signed-in': {
    zh: '登录已过期，请重新登录。手机里的记录都在。',
    en: 'You are signed out. Sign in again; what is on this phone is safe.',
  },
  'not-allowed': { zh: '这个账号不能用手机端，请找管理员。', en: 'This account may not use the phone app. Ask your admin.' },
  'wrong-password': { zh: '工号或密码不对。', en: 'Employee number or password is not right.' },
  'too-many-tries': { zh: '试的次数太多了，请过几分钟再试。', en: 'Too many tries. Wait a few minutes.' },
  'code-not-valid': {
    zh: '这个代码不对，或者已经用过了。请找管理员要一个新的。',
    en: 'This code is wrong or was used already. Ask your admin for a new one.',
  },
  'weak-password': { zh: '这个密码容易被猜到，请换一个长一些的。', en: 'This password is easy to guess. Choose a longer one.' },
  'device-revoked': {
    zh: '这台手机已停用。记录还在手机里，请找主管。',
    en: 'This phone was switched off. What it holds is safe; see your manager.',
  },
  'device-too-new': {
    zh: '这台手机刚登记不久，还不能批准别的手机。请过一天再试，或找主管。',
    en: 'This phone was enrolled only lately and may not let in another yet. Try tomorrow, or ask your manager.',
  },
  'device-awaits-approval': {
    zh: '这台手机在等批准：在旧手机的“我的设备”里允许它，或找主管。现在就可以记录。',
    en: 'This phone waits to be let in: allow it in “My devices” on your older phone, or ask your manager. You can record already.',
  },
  stale: { zh: '有人刚改过，请再试一次。', en: 'Someone just changed it. Try again.' },
  'unreadable-sheet': { zh: '文件读不出来。', en: 'The file cannot be read.' },
  'too-many-rows': { zh: '行数太多。', en: 'Too many rows.' },
  'too-many-columns': { zh: '列数太多。', en: 'Too many columns.' },
  'cell-too-long': { zh: '有一格文字太长。', en: 'A cell is too long.' },
  'sheet-too-large': { zh: '表格内容太多。', en: 'The sheet holds too much.' },
  'sheet-too-hard': { zh: '表格太大，没能读完。', en: 'The sheet is too large to be read.' },
  'not-undoable': { zh: '不能撤销。', en: 'It cannot be undone.' },
  'unsupported-photo': { zh: '不支持这种图片。', en: 'This kind of picture is not supported.' },
  'case-needs-more': { zh: '还不够发起核实。', en: 'Not enough for a case.' },
  'case-open': { zh: '已有一件核实在进行。', en: 'A case is open already.' },
  'case-decided': { zh: '这件核实已经结束。', en: 'This case has ended.' },
  'witness-unknown': {
    zh: '这台服务器没有登记这位见证人的密钥。',
    en: 'This server was not told of a witness with this key.',
  },
  'cosignature-false': {
    zh: '这个签名不属于本服务器的这份检查点，或时间对不上。',
    en: 'This is no signature over the checkpoint of this server, or its time does not fit.',
  },
  'stamping-off': { zh: '还没有设置时间戳机构（TSA_URL）。', en: 'No time stamp authority is set (TSA_URL).' },
  'case-needs-another': { zh: '要由另一个人来核实。', en: 'Another person has to review it.' },
  contradicts: { zh: '填的内容互相矛盾。', en: 'What was entered contradicts itself.' },
  'leave-overlaps': { zh: '这几天已经有休假了。', en: 'There is a leave on these days already.' },
  busy: { zh: '服务器正忙，请稍等再试。', en: 'The server is busy. Try again in a moment.' },
  'database-away': {
    zh: '服务器暂时不能用。手机里的记录都在，请稍后再试。',
    en: 'The server is away for now. What is on this phone is safe; try again soon.',
  },
  'our-fault': {
    zh: '我们这边出了错。手机里的记录都在，请再试一次。',
    en: 'Something went wrong on our side. What is on this phone is safe; try again.',
  },
};
