import type { Words } from '../../words/language.ts';

export const ME = {
  hours: { zh: '工作时段', en: 'Working hours' },
  hoursHint: {
    zh: '只有在这些时间里，手机才会在签到、拍照、签退时读取位置。',
    en: 'Only in these hours does the phone read a position, at check-in, photo and check-out.',
  },
  onDuty: { zh: '现在在工作时段内', en: 'Within working hours now' },
  offDuty: { zh: '现在不在工作时段', en: 'Outside working hours now' },
  openedSelf: { zh: '你自己打开了工作时段', en: 'You opened working hours yourself' },
  open: { zh: '打开工作时段', en: 'Open working hours' },
  close: { zh: '结束工作时段', en: 'Close working hours' },
  noHours: { zh: '没有排班', en: 'No schedule' },
  leaves: { zh: '休假', en: 'Days off' },
  sync: { zh: '同步', en: 'Upload' },
  recorded: { zh: '关于我记录了什么', en: 'What is recorded about me' },
  devices: { zh: '我的设备', en: 'My devices' },
  thisDevice: { zh: '这台手机', en: 'this phone' },
  since: { zh: ({ at }) => `${at} 登记`, en: ({ at }) => `enrolled ${at}` },
  seen: { zh: ({ at }) => `最近联系 ${at}`, en: ({ at }) => `last seen ${at}` },
  'awaits-approval': { zh: '等待批准', en: 'waits for approval' },
  active: { zh: '使用中', en: 'in use' },
  revoked: { zh: '已停用', en: 'switched off' },
  revoke: { zh: '停用', en: 'Switch off' },
  revokeAsk: {
    zh: '停用后，这台设备一秒内不能再读取；它还没上传的记录会保留给主管查看。',
    en: 'Within a second the device can read nothing more; what it still sends is kept for your manager to see.',
  },
  code: { zh: ({ code }) => `配对码 ${code}`, en: ({ code }) => `Code ${code}` },
  letIn: { zh: '允许', en: 'Allow' },
  devicesAway: { zh: '要联网才能看设备。', en: 'Devices can be seen with a network.' },
  look: { zh: '显示', en: 'Appearance' },
  language: { zh: '语言', en: 'Language' },
  zh: { zh: '中文', en: '中文' },
  en: { zh: 'English', en: 'English' },
  theme: { zh: '明暗', en: 'Theme' },
  auto: { zh: '跟随手机', en: 'As the phone' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  app: { zh: '应用', en: 'App' },
  install: { zh: '装到手机桌面', en: 'Install on the home screen' },
  installHint: {
    zh: '装到桌面后打开更快，手机也不容易清掉未上传的记录。在浏览器菜单里选“添加到主屏幕”。',
    en: 'Installed, it opens faster and the phone is less likely to clear what has not gone up. In the browser menu choose “Add to home screen”.',
  },
  installed: { zh: '已装到桌面', en: 'Installed' },
  persisted: { zh: '手机答应长期保留数据', en: 'The phone promised to keep the data' },
  notPersisted: { zh: '手机空间紧张时可能清掉数据', en: 'The phone may clear data when it is short of space' },
  persist: { zh: '请手机长期保留', en: 'Ask the phone to keep it' },
  persistNo: {
    zh: '手机暂时不答应。装到桌面后再试，并尽快联网上传。',
    en: 'The phone does not promise it yet. Install the app and try again, and go online soon.',
  },
  storage: { zh: ({ used }) => `已用 ${used} MB`, en: ({ used }) => `${used} MB used` },
  updateReady: { zh: '有新版本', en: 'A new version is ready' },
  update: { zh: '现在更新', en: 'Update now' },
  updateLater: { zh: '拜访结束后再更新', en: 'It waits until the visit is over' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signOutHint: {
    zh: '没上传的记录会留在手机里，下次登录后继续上传。',
    en: 'What has not gone up stays on this phone and goes up after the next sign-in.',
  },
} as const satisfies Words<string>;

export const SYNC = {
  title: { zh: '同步', en: 'Upload' },
  allUp: { zh: '手机里的记录都已上传。', en: 'Everything on this phone has gone up.' },
  waiting: {
    zh: ({ facts, photos }) => `${facts} 条记录、${photos} 张照片待传`,
    en: ({ facts, photos }) => `${facts} records and ${photos} photos to go up`,
  },
  since: { zh: ({ at }) => `最早的一条记于 ${at}`, en: ({ at }) => `the oldest is of ${at}` },
  safe: { zh: '已保存在手机里，恢复网络后自动上传。', en: 'Saved on this phone; it goes up by itself when the network is back.' },
  lastContact: { zh: ({ at }) => `上次联系服务器 ${at}`, en: ({ at }) => `Last contact with the server ${at}` },
  noContact: { zh: '还没有联系过服务器', en: 'No contact with the server yet' },
  offline: { zh: '现在连不上网络。', en: 'There is no network now.' },
  'signed-out': {
    zh: '登录已过期。记录照常保存和上传；登录后才能下载新计划。',
    en: 'You are signed out. Recording and uploading go on; sign in to get new plans.',
  },
  awaiting: {
    zh: ({ code }) => `这台手机在等批准：在旧手机的“我 › 我的设备”里允许配对码 ${code}，或找主管。记录照常保存和上传。`,
    en: ({ code }) =>
      `This phone waits to be let in: on your older phone, under “Me › My devices”, allow the code ${code}; or ask your manager. Recording and uploading go on.`,
  },
  server: { zh: '服务器暂时没有回应，过一会儿会再试。', en: 'The server does not answer for now; it will be tried again.' },
  dispute: { zh: '保存对不上的两份签名', en: 'Save the two signatures that do not fit' },
  unproven: {
    zh: '服务器的回答对不上它以前签过的记录。手机先不信它，记录都在；请告诉管理员。',
    en: 'What the server says does not fit what it signed before. The phone does not trust it for now; your records are safe. Please tell your admin.',
  },
  retry: { zh: '现在上传', en: 'Upload now' },
  busy: { zh: '正在上传…', en: 'Uploading…' },
  aside: { zh: '服务器收到、但先放在一边的', en: 'Received by the server, and put aside' },
  asideHint: {
    zh: '这些记录没有丢：服务器留着原件，主管在电脑上能看到原因。你不需要重做。',
    en: 'These are not lost: the server keeps the originals and your manager sees why. You need not do them again.',
  },
  export: { zh: '导出未上传的数据', en: 'Export what has not gone up' },
  exportHint: {
    zh: '手机要送修或重置前，先导出一份交给主管。',
    en: 'Before this phone is repaired or reset, export a copy and hand it to your manager.',
  },
  signIn: { zh: '重新登录', en: 'Sign in again' },
} as const satisfies Words<string>;

/** Why the server put something aside, said to the person who made it. */
export const ASIDE = {
  malformed: { zh: '内容读不出来', en: 'It could not be read' },
  'unknown-kind': {
    zh: '服务器还不认识这种记录，升级后会补上',
    en: 'The server does not know this kind yet; it is taken in after an update',
  },
  'unknown-device': { zh: '这台手机还没登记', en: 'This phone is not enrolled' },
  'revoked-device': { zh: '这台手机已停用', en: 'This phone was switched off' },
  'not-yours': { zh: '这台手机登记在别人名下', en: 'This phone is enrolled for someone else' },
  altered: { zh: '内容和记录时的封印对不上', en: 'It is not what was sealed when it was made' },
  forged: { zh: '签名和这台手机对不上', en: 'The signature is not that of this phone' },
  'part-mismatch': { zh: '有一部分和封印对不上', en: 'A part is not what was sealed' },
  content: { zh: '有一项内容服务器不接受', en: 'Something in it is not accepted' },
  'desk-only': { zh: '这类记录只能在电脑上做', en: 'This can only be done at the desk' },
  'same-id': { zh: '编号和另一条记录相同', en: 'Another record bears the same number' },
} as const satisfies Words<string>;
