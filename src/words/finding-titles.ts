import type { SignalName } from '../domain/trust/signals.ts';
import type { Words } from './language.ts';

/** What was seen, in a few words: what a list says. The whole of it stands in findings.ts. */
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
