import type { SignalName } from '../domain/trust/signals.ts';
import type { Language, Words } from './language.ts';

// What was seen, in so many words and with its numbers; never what somebody is. What commonly explains it without anybody's
// doing, and what would settle it, stands in explanations.ts.

export const FINDINGS: Words<SignalName> = {
  'same-photo-bytes': {
    zh: ({ photos, day, own }) => `有 ${photos} 张照片与 ${day} ${own === 'yes' ? '本人' : '同事'}另一次拜访的照片完全相同（逐字节）。`,
    en: ({ photos, day, own }) =>
      `${Number(photos) === 1 ? '1 photo is, byte for byte, that' : `${photos} photos are, byte for byte, those`} of ${own === 'yes' ? 'an own' : 'a colleague’s'} visit on ${day}.`,
  },
  'other-scene': {
    zh: ({ photos, day, own, points, cells, earlier }) =>
      `有 ${photos} 张照片与 ${day} ${own === 'yes' ? '本人' : '同事'}在另一家客户拍的照片像是同一处现场：${points} 个点对得上，散布在画面 16 格中的 ${cells} 格；这家客户以前的 ${earlier} 张照片都对不上。`,
    en: ({ photos, day, own, points, cells, earlier }) =>
      `${some(photos, 'photo looks', 'photos look')} like the same place as ${own === 'yes' ? 'an own' : 'a colleague’s'} photo of another customer on ${day}: ${points} points agree, over ${cells} of 16 parts of the picture; none of ${earlier} earlier photos of this customer was found to.`,
  },
  'copied-photo': {
    zh: ({ photos, day, own, points, alike, mirrored }) =>
      `有 ${photos} 张照片与 ${day} ${own === 'yes' ? '本人' : '同事'}另一次拜访的照片是同一画面${mirrored === 'yes' ? '（左右翻转）' : ''}：${points} 个点对得上，对齐后八成画面的相似度不低于 ${alike}%。`,
    en: ({ photos, day, own, points, alike, mirrored }) =>
      `${some(photos, 'photo shows', 'photos show')} the very picture of ${own === 'yes' ? 'an own' : 'a colleague’s'} visit on ${day}${mirrored === 'yes' ? ' (mirrored)' : ''}: ${points} points agree, and laid on one another four parts in five are at least ${alike} % alike.`,
  },
  'customer-denies': {
    zh: '客户在回执上选了“没有人来过”。',
    en: 'On the receipt the customer chose “nobody came”.',
  },
  'denied-visit': {
    zh: ({ how, beside, elsewhere }) =>
      `${how === 'visit' ? '同事上门' : '电话'}回访时，客户说那天没有人来过。${beside === 'yes' ? '不过另有客户一方的佐证或肯定的回答，所以只算一部分。' : ''}${elsewhere === 'yes' ? '不过上门同事的手机当时不在客户处，所以只算一部分。' : ''}`,
    en: ({ how, beside, elsewhere }) =>
      `Asked ${how === 'visit' ? 'at the door' : 'by phone'} afterwards, the customer said that nobody came that day.${beside === 'yes' ? ' Something else from the customer’s side speaks for the visit, so this counts only in part.' : ''}${elsewhere === 'yes' ? ' The phone of who asked was seen elsewhere than at the customer’s, so this counts only in part.' : ''}`,
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
    en: ({ tries }) => `${some(tries, 'code or tap fits', 'codes or taps fit')} nothing of this customer’s, and nothing is proven by that.`,
  },
  'broken-chain': {
    zh: ({ forks, gaps }) =>
      Number(forks) > 0 ? `同一台手机对同一处记录说了两个版本（${forks} 处）。` : `这台手机有 ${gaps} 处记录还没到，可能稍后补上。`,
    en: ({ forks, gaps }) =>
      Number(forks) > 0
        ? `One phone told two stories for the same place in its records (${forks}).`
        : `${some(gaps, 'record of this phone has', 'records of this phone have')} not come yet, and may still.`,
  },
  'altered-facts': {
    zh: ({ altered }) => `当天有 ${altered} 条记录与手机封存时不一致，已放入隔离区。`,
    en: ({ altered }) =>
      `${some(altered, 'record of that day is', 'records of that day are')} not what the phone had sealed, and set aside.`,
  },
  'replayed-place': {
    zh: ({ day, own, same, near }) =>
      Number(same) > 0
        ? `有 ${same} 个坐标与 ${day} ${own === 'yes' ? '本人' : '同事'}的一次拜访完全相同。`
        : `${near} 次查看的位置都依次落在 ${day} ${own === 'yes' ? '本人' : '同事'}一次拜访的原位置上。`,
    en: ({ day, own, same, near }) =>
      Number(same) > 0
        ? `${same} coordinates are exactly those of ${own === 'yes' ? 'an own' : 'a colleague’s'} visit on ${day}.`
        : `All ${near} looks lie, in order, on those of ${own === 'yes' ? 'an own' : 'a colleague’s'} visit on ${day}.`,
  },
  'frozen-place': {
    zh: ({ fixes, looks, minutes, onPin, decimals }) =>
      `${minutes} 分钟内查看 ${looks} 次、共 ${fixes} 个定位，坐标完全相同${onPin ? '，并且正好是登记的客户坐标' : ''}${decimals === undefined ? '' : `，只有 ${decimals} 位小数`}。`,
    en: ({ fixes, looks, minutes, onPin, decimals }) =>
      `${fixes} fixes in ${looks} looks over ${minutes} min have one and the same coordinate${onPin ? ', which is the customer’s pin itself' : ''}${decimals === undefined ? '' : `, with ${decimals} decimals only`}.`,
  },
  'restless-place': {
    zh: ({ watches, shakeMps, spreadM }) =>
      `${watches} 次查看中，位置每次都以每秒 ${shakeMps} 米以上抖动（范围约 ${spreadM} 米）；真实手机的误差几秒内几乎不变。`,
    en: ({ watches, shakeMps, spreadM }) =>
      `In each of ${watches} looks the position shook by ${shakeMps} m/s or more (within some ${spreadM} m); a real phone’s error hardly changes within seconds.`,
  },
  'ruled-line': {
    zh: ({ watches, mps, unevenM }) => `${watches} 次查看中，位置每次都以同样的速度（每秒 ${mps} 米）走直线，偏差不到 ${unevenM} 米。`,
    en: ({ watches, mps, unevenM }) =>
      `In each of ${watches} looks the position went straight at one speed (${mps} m/s), within ${unevenM} m.`,
  },
  'impossible-time': {
    zh: ({ why, minutes }) =>
      ({
        'before-nonce': `记录自称的时间比它所带的服务器凭据还早 ${minutes} 分钟。`,
        'after-receipt': `记录自称的时间比服务器收到它还晚 ${minutes} 分钟。`,
        'out-of-order': `记录自称的时间比同一手机随后的记录还晚 ${minutes} 分钟。`,
      })[`${why}`] ?? '',
    en: ({ why, minutes }) =>
      ({
        'before-nonce': `It claims to be ${minutes} min older than the server’s word that it carries.`,
        'after-receipt': `It claims to have been made ${minutes} min after the server received it.`,
        'out-of-order': `It claims to be ${minutes} min later than what the same phone recorded after it.`,
      })[`${why}`] ?? '',
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
        : `位置在客户范围外 ${far(says.byM, 'zh')}（范围 ${says.radiusM} 米，手机误差 ±${says.accuracyM} 米，共 ${says.fixes} 个定位）。`,
    en: (says) =>
      says.coarse
        ? 'Neither check-in nor check-out was in the customer’s coarse area.'
        : `${far(says.byM, 'en')} outside the customer’s fence (${says.radiusM} m; the phone may be wrong by ±${says.accuracyM} m; ${says.fixes} fixes).`,
  },
  'pin-moved': {
    zh: ({ movedM, days, ago }) =>
      `这家客户的坐标 ${ago} 天前移动了 ${far(movedM, 'zh')}；移动前，本人有 ${days} 天在那里记录过别家客户的拜访。移动经过第二个人复核。`,
    en: ({ movedM, days, ago }) =>
      `The pin of this customer was moved by ${far(movedM, 'en')}, ${some(ago, 'day', 'days')} ago; before that, this person had recorded visits to other customers there on ${some(days, 'day', 'days')}. A second person approved the move.`,
  },
  'moved-while-still': {
    zh: ({ m, s }) => `${s} 秒里定位走了 ${m} 米，而手机的运动传感器没有感到任何移动。`,
    en: ({ m, s }) => `Within ${s} s the positions walked ${m} m, while the phone’s motion sensor felt no movement.`,
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
    zh: ({ accuracyM }) => `手机自报误差 ±${far(accuracyM, 'zh')}。`,
    en: ({ accuracyM }) => `The phone itself says ±${far(accuracyM, 'en')}.`,
  },
  'virtual-camera': {
    zh: ({ photos, camera }) => `有 ${photos} 张现场照片的镜头自称“${camera}”，这类名称通常是软件而不是镜头。`,
    en: ({ photos, camera }) =>
      `The camera of ${some(photos, 'live photo', 'live photos')} calls itself “${camera}”, a name that programs bear rather than lenses.`,
  },
  'gallery-photo': {
    zh: ({ photos }) => `有 ${photos} 张照片来自相册。`,
    en: ({ photos }) => `${some(photos, 'photo', 'photos')} came from the gallery.`,
  },
  'devices-in-step': {
    zh: ({ visits, customers, days, apartS }) =>
      `两周内有 ${visits} 次拜访与同一位同事同时签到、同时签退（${days} 天、${customers} 家客户，这次签到相差 ${apartS} 秒），双方都没有写明协同拜访。`,
    en: ({ visits, customers, days, apartS }) =>
      `Within two weeks ${visits} visits began and ended together with those of one colleague (on ${days} days, at ${customers} customers; this time ${apartS} s apart), and neither said that it was a joint visit.`,
  },
  'new-device': {
    zh: ({ hours }) => `这台手机 ${Number(hours) < 1 ? '不到 1' : hours} 小时前才登记到本人名下。`,
    en: ({ hours }) => `This phone had been enrolled for its person ${Number(hours) < 1 ? 'less than 1' : hours} h before.`,
  },
  'shared-device': {
    zh: ({ others, days }) => `${days} 天内还有 ${others} 位同事用这台手机记录。`,
    en: ({ others, days }) => `Within ${days} days ${some(others, 'colleague', 'colleagues')} recorded on this phone as well.`,
  },
  'off-duty-place': {
    zh: ({ places }) => `有 ${places} 处位置在工作时段外或过于精确，没有保留。`,
    en: ({ places }) => `${some(places, 'place', 'places')} lay outside working hours or were too precise, and were not kept.`,
  },
};

/** So many of something, in English. */
function some(n: string | number | undefined, one: string, more: string): string {
  return `${n} ${Number(n) === 1 ? one : more}`;
}

/** Metres as people say them: from a kilometre on, in kilometres. */
function far(metres: string | number | undefined, language: Language): string {
  const m = Number(metres);
  if (!(m >= 1_000)) return `${metres} ${language === 'zh' ? '米' : 'm'}`;
  return `${(m / 1_000).toFixed(m < 10_000 ? 1 : 0)} ${language === 'zh' ? '公里' : 'km'}`;
}

function span(minutes: string | number | undefined, language: Language): string {
  const n = Number(minutes);
  if (n < 120) return language === 'zh' ? `${n} 分钟` : `${n} min`;
  return language === 'zh' ? `${Math.round(n / 60)} 小时` : `${Math.round(n / 60)} h`;
}
