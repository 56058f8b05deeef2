import type { Words } from '../../words/language.ts';

/** What stands on every screen. */
export const FRAME = {
  today: { zh: '今日', en: 'Today' },
  customers: { zh: '客户', en: 'Customers' },
  visits: { zh: '拜访', en: 'Visits' },
  kpis: { zh: '业绩', en: 'Results' },
  me: { zh: '我的', en: 'Me' },
  tabs: { zh: '主要栏目', en: 'Main sections' },
  back: { zh: '返回', en: 'Back' },
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存在手机里', en: 'Saved on this phone' },
  optional: { zh: '选填', en: 'optional' },
  required: { zh: '必填', en: 'required' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  allUp: { zh: '已全部上传', en: 'All uploaded' },
  waiting: { zh: ({ n }) => `${n} 待传`, en: ({ n }) => `${n} to send` },
  aside: { zh: ({ n }) => `${n} 条需处理`, en: ({ n }) => `${n} to look at` },
  signedOut: { zh: '需登录', en: 'Sign in' },
  toSync: { zh: '查看同步情况', en: 'see what is uploaded' },
  openVisit: { zh: '拜访中', en: 'Visit under way' },
  goOn: { zh: '继续', en: 'Continue' },
  notHere: {
    zh: '这里没有内容。可能已被移走，或者链接不完整。',
    en: 'There is nothing here. It may have moved, or the link is not whole.',
  },
  toToday: { zh: '回到今日', en: 'Back to today' },
  insecure: {
    zh: '这个地址不是安全连接，手机不允许在这里定位、拍照和签名。请改用 https 地址打开，或找管理员要安全的网址。',
    en: 'This address is not secure, so the phone allows no position, camera or signing here. Open the https address, or ask your admin for it.',
  },
  broken: {
    zh: '这一页出了错。已经保存的记录都还在手机里。',
    en: 'This page went wrong. What was saved is safe on this phone.',
  },
  notKept: {
    zh: '刚才这一步没有存下来，之前的都在。手机空间可能不够：清出一些空间，再做一次这一步。',
    en: 'That last step was not kept; everything before it is safe. The phone may be short of space: make some room and do this step again.',
  },
  again: { zh: '重新打开', en: 'Open again' },
} as const satisfies Words<string>;
