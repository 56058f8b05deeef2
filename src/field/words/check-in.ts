import type { Words } from '../../words/language.ts';

export const CHECK_IN = {
  title: { zh: '签到', en: 'Check in' },
  looking: { zh: ({ s }) => `正在定位，已 ${s} 秒`, en: ({ s }) => `Looking, ${s} s so far` },
  within: { zh: ({ m }) => `误差 ${m} 米内`, en: ({ m }) => `Within ${m} m` },
  inside: { zh: ({ m }) => `在门店范围内 · 误差 ±${m} 米`, en: ({ m }) => `At the customer · ±${m} m` },
  outside: { zh: ({ far, m }) => `离门店 ${far}（误差 ±${m} 米）`, en: ({ far, m }) => `${far} from the customer (±${m} m)` },
  noPin: { zh: ({ m }) => `误差 ±${m} 米；这个客户还没有坐标`, en: ({ m }) => `±${m} m; this customer has no pin yet` },
  outsideHint: {
    zh: '常见原因：室内信号、门店坐标不准。等一会儿通常会更准；也可以照常签到，并说明情况。',
    en: 'Often it is the signal indoors, or a pin that is off. Waiting usually helps; you may also check in as it is and say why.',
  },
  coarse: {
    zh: '你的业务线只记录大致区域（约 1 公里的格子），不记精确位置。',
    en: 'Your line keeps only a coarse area (a cell of about 1 km), never the exact place.',
  },
  offDuty: {
    zh: '现在不在你的工作时段，所以不读取位置。照常签到即可；如果确实在工作，可以打开工作时段。',
    en: 'These are not your working hours, so no position is read. Check in as usual; if you are at work, open your working hours.',
  },
  openDuty: { zh: '打开工作时段', en: 'Open working hours' },
  none: {
    zh: ({ why }) => `${why}。没有位置也可以签到，不算问题。`,
    en: ({ why }) => `${why}. You can check in without a position; it is not held against you.`,
  },
  denied: {
    zh: '要打开定位：在浏览器的网站设置里，把“位置信息”改为允许。',
    en: 'To allow it, open the browser’s site settings and set location to “allow”.',
  },
  again: { zh: '再定位一次', en: 'Look again' },
  ways: { zh: '位置对不上？', en: 'Not where the pin is?' },
  offSite: { zh: '我们在别处见面', en: 'We meet elsewhere' },
  proposePin: { zh: '门店坐标不准，建议改到这里', en: 'The pin is off: propose this place' },
  pinNote: { zh: '门店现在在哪里？（如：搬到马路对面）', en: 'Where is it now? (such as: moved across the street)' },
  pinSend: { zh: '提交坐标建议', en: 'Propose the pin' },
  pinSent: { zh: '已记下，主管会核对坐标。', en: 'Noted; your manager will check the pin.' },
  purpose: { zh: '本次目的', en: 'What is this visit for?' },
  purposeStated: { zh: ({ what }) => `计划：${what}`, en: ({ what }) => `Plan: ${what}` },
  why: { zh: '今天计划里没有这一站，因为', en: 'This stop is not planned today; why?' },
  whyMore: { zh: '补充一句（选填）', en: 'A word more (optional)' },
  go: { zh: '签到', en: 'Check in' },
  goNow: { zh: '不等了，直接签到', en: 'Check in without waiting' },
  waiting: { zh: '正在定位…', en: 'Looking…' },
  fence: { zh: '虚线圈是门店范围，实心盘是手机可能在的地方', en: 'Dashed: the customer’s area. Filled: where the phone may be' },
  pleaseReason: { zh: '先选一个原因', en: 'Choose a reason first' },
} as const satisfies Words<string>;
