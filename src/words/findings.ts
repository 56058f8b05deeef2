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
  'replayed-place': { zh: '位置与以前一次拜访重合', en: 'Positions of an earlier visit' },
  'frozen-place': { zh: '位置始终一动不动', en: 'A position that never moves' },
  'restless-place': { zh: '位置抖动得不自然', en: 'A position that shakes oddly' },
  'ruled-line': { zh: '位置沿直线匀速移动', en: 'A position on a ruled line' },
  'impossible-time': { zh: '记录的时间不可能成立', en: 'A time that cannot be' },
  'impossible-hop': { zh: '两地之间来不及到达', en: 'No way to get there in that time' },
  'overlapping-visits': { zh: '与另一次拜访时间重叠', en: 'At the same time as another visit' },
  'outside-fence': { zh: '位置离客户较远', en: 'Far from the customer' },
  'pin-moved': { zh: '客户坐标刚移到本人常在的地方', en: 'A pin that came to where this person used to be' },
  'moved-while-still': { zh: '位置在走动，手机却静止', en: 'Positions that walk while the phone lies still' },
  'too-short': { zh: '停留时间很短', en: 'A very short stay' },
  'clock-moved': { zh: '手机时间被改动过', en: 'The phone’s clock was moved' },
  'late-entry': { zh: '事后补录', en: 'Written down later' },
  'poor-accuracy': { zh: '定位不准', en: 'An unsure position' },
  'virtual-camera': { zh: '镜头可能是软件', en: 'A camera that may be a program' },
  'gallery-photo': { zh: '照片来自相册', en: 'A photo from the gallery' },
  'devices-in-step': { zh: '与同事的手机总是同步', en: 'In step with a colleague’s phone' },
  'new-device': { zh: '新登记的手机', en: 'A newly enrolled phone' },
  'shared-device': { zh: '手机有几个人在用', en: 'A phone that several people use' },
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
        : `位置在客户范围外 ${says.byM} 米（范围 ${says.radiusM} 米，手机误差 ±${says.accuracyM} 米，共 ${says.fixes} 个定位）。`,
    en: (says) =>
      says.coarse
        ? 'Neither check-in nor check-out was in the customer’s coarse area.'
        : `${says.byM} m outside the customer’s fence (${says.radiusM} m; the phone may be wrong by ±${says.accuracyM} m; ${says.fixes} fixes).`,
  },
  'pin-moved': {
    zh: ({ movedM, days, ago }) =>
      `这家客户的坐标 ${ago} 天前移动了 ${movedM} 米；移动前，本人有 ${days} 天在那里记录过别家客户的拜访。移动经过第二个人复核。`,
    en: ({ movedM, days, ago }) =>
      `The pin of this customer was moved by ${movedM} m, ${ago} day(s) ago; before that, this person had recorded visits to other customers there on ${days} days. A second person approved the move.`,
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
    zh: ({ accuracyM }) => `手机自报误差 ±${accuracyM} 米。`,
    en: ({ accuracyM }) => `The phone itself says ±${accuracyM} m.`,
  },
  'virtual-camera': {
    zh: ({ photos, camera }) => `有 ${photos} 张现场照片的镜头自称“${camera}”，这类名称通常是软件而不是镜头。`,
    en: ({ photos, camera }) =>
      `The camera of ${photos} live photo(s) calls itself “${camera}”, a name that programs bear rather than lenses.`,
  },
  'gallery-photo': { zh: ({ photos }) => `有 ${photos} 张照片来自相册。`, en: ({ photos }) => `${photos} photo(s) came from the gallery.` },
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
    en: ({ others, days }) => `Within ${days} days ${others} colleague(s) recorded on this phone as well.`,
  },
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
  'replayed-place': {
    zh: '手机短时间内给出了缓存的旧位置；两次都站在同一处，而且手机定位极准。',
    en: 'A phone that handed out old positions it had kept; twice the same spot with a very exact phone.',
  },
  'frozen-place': {
    zh: '室内只有 Wi-Fi 定位，手机一直给出同一个点；省电模式。',
    en: 'Indoors a phone may hold one point from Wi-Fi; power saving.',
  },
  'restless-place': {
    zh: '高楼之间或商场内信号反射；手机壳或旧手机天线不好。',
    en: 'Reflections between towers or in a mall; a poor antenna.',
  },
  'ruled-line': { zh: '签到、拍照、签退时都坐在行驶的车上。', en: 'Check-in, photo and check-out from a moving car.' },
  'impossible-time': {
    zh: '手机没电后时间被重置；手动改过时间或时区；联网后自动校时。',
    en: 'A clock that was reset by an empty battery; time or zone set by hand; automatic time coming late.',
  },
  'impossible-hop': {
    zh: '其中一次定位漂移、隧道或地下室、忘记签退。',
    en: 'One position drifted; a tunnel or a cellar; a forgotten check-out.',
  },
  'overlapping-visits': { zh: '忘记签退后补点、两家客户在同一栋楼。', en: 'A forgotten check-out; two customers in one building.' },
  'outside-fence': {
    zh: '室内信号、门店坐标登记不准、在门外或对面停车签到。',
    en: 'Indoor signal, a pin that is registered wrongly, a check-in from the car park.',
  },
  'pin-moved': {
    zh: '客户真的搬到了那里；那里是市场或写字楼，好几家客户都在附近；以前的坐标本来就不准。',
    en: 'The customer did move there; it is a market or an office block with several customers; the old pin was off.',
  },
  'moved-while-still': {
    zh: '刚走进来放下手机，定位还在追上来；坐在平稳的车、电车、自动扶梯或电梯里；手机的运动传感器迟钝；室内定位漂移。',
    en: 'A phone just put down, whose position still catches up; riding in something smooth: a car, a tram, an escalator or a lift; a dull motion sensor; a position that drifts indoors.',
  },
  'too-short': { zh: '客户正忙、事情很快办完、签到晚于进店。', en: 'A busy customer, a quick matter, a check-in after walking in.' },
  'clock-moved': { zh: '手机自动校时、跨时区、更换电池。', en: 'Automatic time, another time zone, a new battery.' },
  'late-entry': { zh: '白天太忙，晚上补写。', en: 'A busy day, written up in the evening.' },
  'poor-accuracy': { zh: '地下、商场、老旧手机。', en: 'Cellars, malls, old phones.' },
  'virtual-camera': {
    zh: '在电脑上操作，用了美颜、会议或投屏软件的摄像头。',
    en: 'Work on a computer whose camera runs through a meeting or effects program.',
  },
  'gallery-photo': { zh: '规范允许从相册选择。', en: 'The standard allows it.' },
  'devices-in-step': {
    zh: '两人一起跑客户、师傅带徒弟、夫妻同行，没有选“协同拜访”。',
    en: 'Two people on the road together, or a newcomer with a mentor, who did not choose “joint visit”.',
  },
  'new-device': { zh: '换了手机、重装了应用、清过浏览器数据。', en: 'A new phone, a reinstalled app, cleared browser data.' },
  'shared-device': {
    zh: '公司公用手机、借同事手机登录、手机转给了接手的人。',
    en: 'A shared company phone, a borrowed one, one that was handed on.',
  },
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
  'replayed-place': {
    zh: '一张现场照片，或客户的确认，就足以说明人在现场。',
    en: 'A live photo or a word from the customer shows that somebody was there.',
  },
  'frozen-place': {
    zh: '到门口或窗边重新定位一次；现场照片或客户确认。',
    en: 'A new look at the door or a window; a live photo or a word from the customer.',
  },
  'restless-place': {
    zh: '到开阔处重新定位一次；现场照片或客户确认。',
    en: 'A new look in the open; a live photo or a word from the customer.',
  },
  'ruled-line': { zh: '说明当时的情况；现场照片或客户确认。', en: 'A word on the situation; a live photo or a word from the customer.' },
  'impossible-time': {
    zh: '打开手机自动时间，联网一次，并说明当时的情况。',
    en: 'Switch automatic time on, connect once, and tell what happened.',
  },
  'impossible-hop': { zh: '说明当时的行程；核对两处坐标。', en: 'A word on the way taken; a look at both pins.' },
  'overlapping-visits': { zh: '说明两次拜访的先后。', en: 'A word on which came first.' },
  'outside-fence': { zh: '补拍门头，或申请修正门店坐标。', en: 'A photo of the front, or a proposal for a better pin.' },
  'pin-moved': {
    zh: '门头照片、客户的新地址，或请另一位同事去看一眼。',
    en: 'A photo of the shop front, the customer’s new address, or a look by another colleague.',
  },
  'moved-while-still': {
    zh: '说明当时在哪里、怎么去的；下次停下来再定位一次。',
    en: 'A word on where it was and how you travelled; next time a second look while standing.',
  },
  'too-short': { zh: '说明做了什么；照片和答卷能说明问题。', en: 'A word on what was done; photos and answers speak too.' },
  'clock-moved': { zh: '打开手机自动时间，联网一次。', en: 'Switch automatic time on, and connect once.' },
  'late-entry': { zh: '无需处理。', en: 'Nothing is needed.' },
  'poor-accuracy': { zh: '在门口或窗边多等几秒。', en: 'Wait a few seconds at the door or a window.' },
  'virtual-camera': { zh: '用手机自带的镜头再拍一张。', en: 'Another photo with the phone’s own camera.' },
  'gallery-photo': { zh: '有条件时现场拍摄。', en: 'Take it live where possible.' },
  'devices-in-step': {
    zh: '说明是否同行；以后同行时选“协同拜访”。',
    en: 'A word on whether you went together; next time choose “joint visit”.',
  },
  'new-device': { zh: '无需处理；过了观察期就不再提示。', en: 'Nothing is needed; it goes away by itself.' },
  'shared-device': { zh: '无需处理；也可以给每人登记各自的手机。', en: 'Nothing is needed; or let each use a phone of their own.' },
  'off-duty-place': { zh: '需要时先开启工作时段。', en: 'Open working time first where needed.' },
};

function span(minutes: string | number | undefined, language: Language): string {
  const n = Number(minutes);
  if (n < 120) return language === 'zh' ? `${n} 分钟` : `${n} min`;
  return language === 'zh' ? `${Math.round(n / 60)} 小时` : `${Math.round(n / 60)} h`;
}
