import type { SignalName } from '../domain/trust/signals.ts';
import type { Language, Words } from './language.ts';

// What was seen, in so many words and with its numbers; never what somebody is. Beside each stands what commonly explains
// it without anybody's doing, and what would settle it.

export const FINDING_TITLES: Words<SignalName> = {
  'same-photo-bytes': { zh: '与另一次拜访的照片相同', en: 'Same photo as in another visit' },
  'copied-photo': { zh: '照片取自以前的一张照片', en: 'A photo made from an earlier one' },
  'customer-denies': { zh: '客户说没有人来过', en: 'The customer says that nobody came' },
  'used-site-proof': { zh: '现场码或标签用过了', en: 'A code or tap that was used before' },
  'stale-site-code': { zh: '现场码不是当时的', en: 'A code of another time' },
  'unmatched-site-proof': { zh: '现场码对不上', en: 'A code that does not match' },
  'broken-chain': { zh: '记录的先后有缺口或分叉', en: 'A gap or a fork in the records' },
  'altered-facts': { zh: '有记录与封存时不一致', en: 'A record is not what was sealed' },
  'impossible-hop': { zh: '两地之间来不及到达', en: 'No way to get there in that time' },
  'overlapping-visits': { zh: '与另一次拜访时间重叠', en: 'At the same time as another visit' },
  'outside-fence': { zh: '位置离客户较远', en: 'Far from the customer' },
  'too-short': { zh: '停留时间很短', en: 'A very short stay' },
  'clock-moved': { zh: '手机时间被改动过', en: 'The phone’s clock was moved' },
  'late-entry': { zh: '事后补录', en: 'Written down later' },
  'poor-accuracy': { zh: '定位不准', en: 'An unsure position' },
  'gallery-photo': { zh: '照片来自相册', en: 'A photo from the gallery' },
  'off-duty-place': { zh: '有位置未被保留', en: 'A place was not kept' },
};

export const FINDINGS: Words<SignalName> = {
  'same-photo-bytes': {
    zh: ({ photos, day, own }) => `有 ${photos} 张照片与 ${day} ${own === 'yes' ? '本人' : '同事'}另一次拜访的照片完全相同（逐字节）。`,
    en: ({ photos, day, own }) =>
      `${photos} photo(s) are, byte for byte, those of ${own === 'yes' ? 'an own' : 'a colleague’s'} visit on ${day}.`,
  },
  'copied-photo': {
    zh: ({ photos, day, own, points, alike, mirrored }) =>
      `有 ${photos} 张照片与 ${day} ${own === 'yes' ? '本人' : '同事'}另一次拜访的照片是同一画面${mirrored === 'yes' ? '（左右翻转）' : ''}：${points} 个点对得上，对齐后八成画面的相似度不低于 ${alike}%。`,
    en: ({ photos, day, own, points, alike, mirrored }) =>
      `${photos} photo(s) show the very picture of ${own === 'yes' ? 'an own' : 'a colleague’s'} visit on ${day}${mirrored === 'yes' ? ' (mirrored)' : ''}: ${points} points agree, and laid on one another four parts in five are at least ${alike} % alike.`,
  },
  'customer-denies': {
    zh: '客户在回执上选了“没有人来过”。',
    en: 'On the receipt the customer chose “nobody came”.',
  },
  'used-site-proof': {
    zh: ({ kind, state, day, own }) =>
      kind === 'code'
        ? `同一个现场码在 ${day} ${own === 'yes' ? '本人' : '同事'}的另一次拜访里也用过，所以不作佐证。`
        : `标签的这次读取${state === 'used' ? '' : '比'} ${day} ${own === 'yes' ? '本人' : '同事'}的另一次拜访${state === 'used' ? '已经用过' : '记下的还早'}，所以不作佐证。`,
    en: ({ kind, state, day, own }) => {
      const whose = `${own === 'yes' ? 'an own' : 'a colleague’s'} visit on ${day}`;
      if (kind === 'code') return `The same code was also used in ${whose}, so it is no proof here.`;
      return state === 'used'
        ? `This reading of the tag was used before, in ${whose}, so it is no proof here.`
        : `The tag had counted further in ${whose} than in this reading, so it is no proof here.`;
    },
  },
  'stale-site-code': {
    zh: ({ minutes, later }) => `这个现场码是客户屏幕在 ${span(minutes, 'zh')}${later === 'yes' ? '之后' : '之前'}显示的，不是记录时的。`,
    en: ({ minutes, later }) =>
      `The customer’s screen showed this code ${span(minutes, 'en')} ${later === 'yes' ? 'after' : 'before'} the time it was recorded at.`,
  },
  'unmatched-site-proof': {
    zh: ({ tries }) => `有 ${tries} 个现场码或标签与这家客户对不上，不作佐证。`,
    en: ({ tries }) => `${tries} code(s) or tap(s) fit nothing of this customer’s and prove nothing.`,
  },
  'broken-chain': {
    zh: ({ forks, gaps }) =>
      Number(forks) > 0 ? `同一台手机对同一处记录说了两个版本（${forks} 处）。` : `这台手机有 ${gaps} 处记录还没到，可能稍后补上。`,
    en: ({ forks, gaps }) =>
      Number(forks) > 0
        ? `One phone told two stories for the same place in its records (${forks}).`
        : `${gaps} record(s) of this phone have not come yet, and may still.`,
  },
  'altered-facts': {
    zh: ({ altered }) => `当天有 ${altered} 条记录与手机封存时不一致，已放入隔离区。`,
    en: ({ altered }) => `${altered} record(s) of that day are not what the phone had sealed, and lie in quarantine.`,
  },
  'impossible-hop': {
    zh: ({ km, minutes, kmh }) => `${minutes} 分钟内相隔 ${km} 公里，约合每小时 ${kmh} 公里。`,
    en: ({ km, minutes, kmh }) => `${km} km apart within ${minutes} min: about ${kmh} km/h.`,
  },
  'overlapping-visits': {
    zh: ({ minutes }) => `与本人另一次拜访重叠 ${minutes} 分钟。`,
    en: ({ minutes }) => `Overlaps another own visit by ${minutes} min.`,
  },
  'outside-fence': {
    zh: (says) =>
      says.coarse
        ? '签到和签退都不在客户的大致区域内。'
        : `位置在客户范围外 ${says.byM} 米（范围 ${says.radiusM} 米，手机误差 ±${says.accuracyM} 米，共 ${says.fixes} 个定位）。`,
    en: (says) =>
      says.coarse
        ? 'Neither check-in nor check-out was in the customer’s coarse area.'
        : `${says.byM} m outside the customer’s fence (${says.radiusM} m; the phone may be wrong by ±${says.accuracyM} m; ${says.fixes} fixes).`,
  },
  'too-short': {
    zh: ({ minutes, wantedMin, short }) =>
      `看得到的停留最多 ${minutes} 分钟，规范建议 ${wantedMin} 分钟。${short ? '本人已说明原因。' : ''}`,
    en: ({ minutes, wantedMin, short }) =>
      `Seen for at most ${minutes} min; the standard suggests ${wantedMin}.${short ? ' A reason was given.' : ''}`,
  },
  'clock-moved': {
    zh: ({ minutes }) => `手机时间与服务器能证明的时间相差 ${minutes} 分钟。`,
    en: ({ minutes }) => `The phone’s time is ${minutes} min away from what the server can vouch for.`,
  },
  'late-entry': { zh: ({ hours }) => `签退 ${hours} 小时后才填写。`, en: ({ hours }) => `Filled in ${hours} h after check-out.` },
  'poor-accuracy': {
    zh: ({ accuracyM }) => `手机自报误差 ±${accuracyM} 米。`,
    en: ({ accuracyM }) => `The phone itself says ±${accuracyM} m.`,
  },
  'gallery-photo': { zh: ({ photos }) => `有 ${photos} 张照片来自相册。`, en: ({ photos }) => `${photos} photo(s) came from the gallery.` },
  'off-duty-place': {
    zh: ({ places }) => `有 ${places} 处位置在工作时段外或过于精确，没有保留。`,
    en: ({ places }) => `${places} place(s) lay outside working hours or were too precise, and were not kept.`,
  },
};

export const INNOCENT: Words<SignalName> = {
  'same-photo-bytes': {
    zh: '同一张照片被重复提交、换手机时恢复了旧数据。',
    en: 'One photo submitted twice, or old data restored on a new phone.',
  },
  'copied-photo': {
    zh: '误选了旧照片；同一时刻连拍了两张；平整的海报、包装盒从同一位置再拍，画面几乎不变。',
    en: 'An old picture picked by mistake; two shots taken in one go; a flat poster or box photographed again from the same spot looks almost the same.',
  },
  'customer-denies': {
    zh: '回答的人当时不在店里；想的是另一天；点错了。',
    en: 'Who answered was not in then, meant another day, or tapped the wrong line.',
  },
  'used-site-proof': {
    zh: '两位同事一起拜访、同时看到同一个码；重复打开了以前的链接。',
    en: 'Two colleagues on a visit together saw one code; an old link was opened again.',
  },
  'stale-site-code': { zh: '手机时间不准；扫到了旧照片里的码。', en: 'A phone whose clock is off; a code scanned from an old picture.' },
  'unmatched-site-proof': {
    zh: '输错一位；客户屏幕没有联网、没有刷新；扫了别的码。',
    en: 'One digit mistyped; a screen that was offline and stood still; another code scanned.',
  },
  'broken-chain': {
    zh: '换机克隆、从备份恢复；网络不好时记录迟到。',
    en: 'A cloned or restored phone; records that are late on a bad network.',
  },
  'altered-facts': { zh: '存储损坏、应用升级出错。', en: 'Damaged storage, or a failed update of the app.' },
  'impossible-hop': {
    zh: '其中一次定位漂移、隧道或地下室、忘记签退。',
    en: 'One position drifted; a tunnel or a cellar; a forgotten check-out.',
  },
  'overlapping-visits': { zh: '忘记签退后补点、两家客户在同一栋楼。', en: 'A forgotten check-out; two customers in one building.' },
  'outside-fence': {
    zh: '室内信号、门店坐标登记不准、在门外或对面停车签到。',
    en: 'Indoor signal, a pin that is registered wrongly, a check-in from the car park.',
  },
  'too-short': { zh: '客户正忙、事情很快办完、签到晚于进店。', en: 'A busy customer, a quick matter, a check-in after walking in.' },
  'clock-moved': { zh: '手机自动校时、跨时区、更换电池。', en: 'Automatic time, another time zone, a new battery.' },
  'late-entry': { zh: '白天太忙，晚上补写。', en: 'A busy day, written up in the evening.' },
  'poor-accuracy': { zh: '地下、商场、老旧手机。', en: 'Cellars, malls, old phones.' },
  'gallery-photo': { zh: '规范允许从相册选择。', en: 'The standard allows it.' },
  'off-duty-place': { zh: '班表未更新、临时加班未开启工作时段。', en: 'An outdated schedule, overtime that was not opened.' },
};

export const SETTLES: Words<SignalName> = {
  'same-photo-bytes': { zh: '补拍一张现在的照片，或说明两次的情况。', en: 'A fresh photo, or a word on both visits.' },
  'copied-photo': {
    zh: '并排看两张照片；补拍一张现在的照片，或说明两次的情况。',
    en: 'A look at both photos side by side; a fresh photo, or a word on both visits.',
  },
  'customer-denies': { zh: '给客户打个电话；说明当时见到了谁。', en: 'A call to the customer; a word on who was met.' },
  'used-site-proof': { zh: '说明两次的情况；下次在现场重新扫一次。', en: 'A word on both visits; next time, a fresh scan on the spot.' },
  'stale-site-code': {
    zh: '打开手机自动时间；下次在现场重新扫一次。',
    en: 'Switch automatic time on; next time, a fresh scan on the spot.',
  },
  'unmatched-site-proof': { zh: '无需处理；下次在现场重新扫一次。', en: 'Nothing is needed; next time, a fresh scan on the spot.' },
  'broken-chain': {
    zh: '说明是否换过手机；缺口会在补传后自行消失。',
    en: 'A word on whether the phone was changed; a gap closes by itself.',
  },
  'altered-facts': { zh: '请管理员查看隔离区里的原文。', en: 'Let an admin look at the original in quarantine.' },
  'impossible-hop': { zh: '说明当时的行程；核对两处坐标。', en: 'A word on the way taken; a look at both pins.' },
  'overlapping-visits': { zh: '说明两次拜访的先后。', en: 'A word on which came first.' },
  'outside-fence': { zh: '补拍门头，或申请修正门店坐标。', en: 'A photo of the front, or a proposal for a better pin.' },
  'too-short': { zh: '说明做了什么；照片和答卷能说明问题。', en: 'A word on what was done; photos and answers speak too.' },
  'clock-moved': { zh: '打开手机自动时间，联网一次。', en: 'Switch automatic time on, and connect once.' },
  'late-entry': { zh: '无需处理。', en: 'Nothing is needed.' },
  'poor-accuracy': { zh: '在门口或窗边多等几秒。', en: 'Wait a few seconds at the door or a window.' },
  'gallery-photo': { zh: '有条件时现场拍摄。', en: 'Take it live where possible.' },
  'off-duty-place': { zh: '需要时先开启工作时段。', en: 'Open working time first where needed.' },
};

function span(minutes: string | number | undefined, language: Language): string {
  const n = Number(minutes);
  if (n < 120) return language === 'zh' ? `${n} 分钟` : `${n} min`;
  return language === 'zh' ? `${Math.round(n / 60)} 小时` : `${Math.round(n / 60)} h`;
}
