import type { SignalName } from '../domain/trust/signals.ts';
import type { Words } from './language.ts';

/** What commonly explains a finding without anybody's doing. */
export const INNOCENT: Words<SignalName> = {
  'same-photo-bytes': {
    zh: '同一张照片被重复提交、换手机时恢复了旧数据。',
    en: 'One photo submitted twice, or old data restored on a new phone.',
  },
  'other-scene': {
    zh: '连锁店的货架、陈列和商品都一样；店里重新布置过；两家客户在同一处；照片放错了拜访。',
    en: 'Shops of one chain have the same shelves, displays and goods; the shop was rearranged; two customers share one place; the photo went to the wrong visit.',
  },
  'copied-photo': {
    zh: '误选了旧照片；同一时刻连拍了两张；平整的海报、包装盒从同一位置再拍，画面几乎不变。',
    en: 'An old picture picked by mistake; two shots taken in one go; a flat poster or box photographed again from the same spot looks almost the same.',
  },
  'customer-denies': {
    zh: '回答的人当时不在店里；想的是另一天；点错了。',
    en: 'Who answered was not in then, meant another day, or tapped the wrong line.',
  },
  'denied-visit': {
    zh: '被问的人那天不在，或记错了日子；来的人没有报公司名。',
    en: 'Who was asked was not in that day or remembers another one; the rep did not say where they come from.',
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

/** What would settle it. */
export const SETTLES: Words<SignalName> = {
  'same-photo-bytes': { zh: '补拍一张现在的照片，或说明两次的情况。', en: 'A fresh photo, or a word on both visits.' },
  'other-scene': {
    zh: '并排看两张照片，不看商品，看墙、地面和门窗；补拍一张带店招的照片。',
    en: 'A look at both photos side by side, past the goods, at walls, floor and doors; a fresh photo with the shop’s sign.',
  },
  'copied-photo': {
    zh: '并排看两张照片；补拍一张现在的照片，或说明两次的情况。',
    en: 'A look at both photos side by side; a fresh photo, or a word on both visits.',
  },
  'customer-denies': { zh: '给客户打个电话；说明当时见到了谁。', en: 'A call to the customer; a word on who was met.' },
  'denied-visit': {
    zh: '说明当时见到了谁；再问一次当天在场的人。',
    en: 'A word on who was met; asking once more, whoever was in that day.',
  },
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
