import type { QuarantineReason } from '../../wire/push-facts.ts';
import type { Words } from '../../words/language.ts';

export const QUARANTINE = {
  lead: {
    zh: '收到了、但不能直接采用的记录。一条都没有丢，也没有一条算数。',
    en: 'What came in and could not be taken as it is. None is lost, and none counts.',
  },
  why: { zh: '为什么', en: 'Why' },
  person: { zh: '人员', en: 'Person' },
  device: { zh: '设备', en: 'Device' },
  received: { zh: '收到', en: 'Received' },
  detail: { zh: '细节', en: 'Detail' },
  raw: { zh: '原样', en: 'As it came' },
  unknown: { zh: '未知', en: 'Unknown' },
  empty: { zh: '没有被隔离的记录，这是好事。', en: 'Nothing was put aside, which is good.' },
  means: { zh: '这表示什么', en: 'What this means' },
  placeNote: { zh: '不该保存的位置已经去掉，其余原样保留。', en: 'A place that may not be kept is left out; the rest is as it came.' },
} as const satisfies Words<string>;

export const QUARANTINE_REASON: Words<QuarantineReason> = {
  malformed: { zh: '不是一条完整的记录', en: 'Not a whole record' },
  'unknown-kind': { zh: '不认识的记录种类', en: 'A kind nobody knows' },
  'unknown-device': { zh: '没有登记的设备', en: 'An unknown device' },
  'revoked-device': { zh: '已停用的设备', en: 'A device that was switched off' },
  'not-yours': { zh: '设备属于另一个人', en: 'The device is another person’s' },
  altered: { zh: '内容与封印不符', en: 'The content is not what was sealed' },
  forged: { zh: '签名不是这台设备的', en: 'The signature is not the device’s' },
  'part-mismatch': { zh: '某一部分与承诺不符', en: 'A part is not what was committed to' },
  content: { zh: '内容不合规定', en: 'The content does not fit its kind' },
  'desk-only': { zh: '只有后台可以做的记录', en: 'Only the desk may say this' },
  'same-id': { zh: '编号已被另一条记录使用', en: 'Another record bears this id' },
};

export const QUARANTINE_MEANS: Words<QuarantineReason> = {
  malformed: {
    zh: '多半是旧版本或损坏的程序发来的。请更新这台手机的应用。',
    en: 'Most likely an old or damaged app. Update the app on that phone.',
  },
  'unknown-kind': {
    zh: '手机上的应用可能比服务器新。升级服务器后可以再收。',
    en: 'The app on the phone may be newer than the server. Upgrade the server.',
  },
  'unknown-device': {
    zh: '这台手机没有在这里登记过，或登记的是另一套系统。请本人重新登录。',
    en: 'This phone was never enrolled here. Ask the person to sign in again.',
  },
  'revoked-device': {
    zh: '停用之后才上传的记录。如果是停用前做的，请主管与本人核对。',
    en: 'Sent after the device was switched off. If it was made before, talk it over with the person.',
  },
  'not-yours': { zh: '两个人用过同一台手机，或登录错了账号。', en: 'Two people used one phone, or signed in as each other.' },
  altered: {
    zh: '封好以后内容变了。可能是存储损坏，也可能被改过；原样留着，等人看。',
    en: 'It changed after it was sealed: damaged storage, or changed by hand. It is kept as it came.',
  },
  forged: {
    zh: '不是这台设备签的。可能是数据损坏，也可能是伪造；请核对设备。',
    en: 'This device did not sign it: damage, or made elsewhere. Check the device.',
  },
  'part-mismatch': {
    zh: '信封是真的，但附带的一部分不是它承诺的那一份。',
    en: 'The envelope is genuine, but a part is not the one it committed to.',
  },
  content: {
    zh: '记录缺少或多出了这个种类应有的内容。多半是版本不一致。',
    en: 'It lacks or adds something its kind has not. Most likely versions differ.',
  },
  'desk-only': {
    zh: '审核、免责之类只能在后台做，手机发来的不算。',
    en: 'Reviews and excuses are made at the desk; from a phone they do not count.',
  },
  'same-id': { zh: '同一个编号出现了两种内容，先到的那条有效。', en: 'One id with two contents; the first one stands.' },
};
