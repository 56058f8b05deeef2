import type { Words } from '../../words/language.ts';

/** What stands before the sign-in. */
export const DOOR = {
  title: { zh: '登录', en: 'Sign in' },
  lead: { zh: '看得见、信得过的客户拜访', en: 'Customer visits that can be believed' },
  employeeNo: { zh: '工号', en: 'Employee number' },
  password: { zh: '密码', en: 'Password' },
  signIn: { zh: '登录', en: 'Sign in' },
  haveCode: { zh: '我有一次性代码（第一次登录）', en: 'I have a one-time code (first sign-in)' },
  backToSignIn: { zh: '返回登录', en: 'Back to sign-in' },
  firstTitle: { zh: '设置第一个密码', en: 'Set your first password' },
  firstLead: { zh: '代码由管理员给你，只能用一次。', en: 'An admin gives you the code; it works once.' },
  code: { zh: '一次性代码', en: 'One-time code' },
  newPassword: { zh: '新密码（至少 8 位）', en: 'New password (8 or more characters)' },
  setAndSignIn: { zh: '设置密码并登录', en: 'Set password and sign in' },
  adminTitle: { zh: '建立你的公司', en: 'Set up your company' },
  adminLead: {
    zh: '这里还没有人。用启动时打印的代码，成为第一位管理员。',
    en: 'Nobody is here yet. With the code printed at start you become the first admin.',
  },
  adminCode: { zh: '启动时打印的代码', en: 'Code printed at start' },
  organisation: { zh: '公司名称', en: 'Company name' },
  name: { zh: '你的姓名', en: 'Your name' },
  create: { zh: '建立公司', en: 'Set up company' },
  demoTitle: { zh: '演示公司：点一个身份直接进入', en: 'Demo company: pick who you are' },
  filling: {
    zh: ({ done, of }) => `演示数据正在生成：${done} / ${of} 人。可以先登录，其余会陆续出现。`,
    en: ({ done, of }) => `Demo history is being lived: ${done} of ${of} people. You can sign in now; the rest arrives while you look.`,
  },
  insecure: {
    zh: '这个地址不安全，浏览器不允许这里用相机和定位。请用 https 或 localhost 打开。',
    en: 'This address is not secure, so the browser allows neither camera nor position here. Open it by https or on localhost.',
  },
  tooShort: { zh: '密码至少 8 位。', en: 'A password needs 8 or more characters.' },
} as const satisfies Words<string>;
