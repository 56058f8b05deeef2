import type { Words } from '../../words/language.ts';

/** What the customer's own side can give a visit: their code, their tag, their word. */
export const SITE = {
  title: { zh: '客户的码', en: 'The customer’s code' },
  lead: {
    zh: '对准客户屏幕上的码；有标签的，用手机背面碰一下。没有网络也能用。',
    en: 'Point at the code on the customer’s screen, or touch their tag with the back of the phone. It works without a network.',
  },
  noScanner: {
    zh: '这个浏览器不会自动识别，请输入码下面的数字。',
    en: 'This browser reads no codes by itself: type the digits below the code.',
  },
  digits: { zh: '码下面的 8 位数字', en: 'The 8 digits below the code' },
  take: { zh: '记下', en: 'Record it' },
  done: {
    zh: '记下了。上传后会核对，结果在这次拜访里看得到。',
    en: 'Recorded. It is checked once it has gone up, and the visit shows what came of it.',
  },
  noVisit: { zh: '先签到，再扫客户的码。', en: 'Check in first, then scan the customer’s code.' },
  toVisit: { zh: '回到拜访', en: 'Back to the visit' },
  proofs: { zh: '客户一方', en: 'From the customer’s side' },
  code_proved: { zh: '现场码核对无误', en: 'The code was checked and fits' },
  tap_proved: { zh: '标签核对无误', en: 'The tap was checked and fits' },
  code_used: { zh: '现场码在另一次拜访里用过', en: 'The code was used in another visit' },
  tap_used: { zh: '标签的这次读取用过了', en: 'This reading of the tag was used before' },
  tap_back: { zh: '标签的这次读取比已有的早', en: 'This reading of the tag is older than others' },
  code_stale: { zh: '现场码不是当时的', en: 'The code is of another time' },
  code_unknown: { zh: '现场码对不上', en: 'The code does not match' },
  tap_unknown: { zh: '标签对不上', en: 'The tap does not match' },
  said_correct: { zh: '客户：属实', en: 'The customer: correct' },
  said_change: { zh: '客户：有出入', en: 'The customer: something to change' },
  'said_nobody-came': { zh: '客户：没有人来过', en: 'The customer: nobody came' },
  receipt: { zh: '给客户看回执', en: 'Receipt for the customer' },
  receiptLead: {
    zh: '请客户用自己的手机扫码，或把链接发给客户。只能回答一次。',
    en: 'Let the customer scan this with their own phone, or send them the link. It can be answered once.',
  },
  receiptUntil: { zh: ({ at }) => `有效期到 ${at}`, en: ({ at }) => `Good until ${at}` },
  receiptQr: { zh: '回执的二维码', en: 'QR code of the receipt' },
  share: { zh: '发给客户', en: 'Send it' },
  copied: { zh: '链接已复制', en: 'The link is copied' },
  waiting: { zh: '正在取链接…', en: 'Fetching the link…' },
  away: { zh: '要联网、等这次拜访上传后才能取。请稍后再试。', en: 'It needs the network, and the visit to have gone up. Try again soon.' },
  answered: { zh: '客户已经回答过了。', en: 'The customer has answered.' },
} as const satisfies Words<string>;
