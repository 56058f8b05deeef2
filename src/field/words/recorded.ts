import type { Words } from '../../words/language.ts';

export const RECORDED = {
  title: { zh: '关于我记录了什么', en: 'What is recorded about me' },
  yes: { zh: '会记录', en: 'Recorded' },
  no: { zh: '不会记录', en: 'Never recorded' },
  placePrecise: {
    zh: '签到、拍照、签退那一刻的位置，只在工作时段内',
    en: 'Your place at check-in, photo and check-out, within working hours only',
  },
  placeCoarse: {
    zh: '签到、签退时的大致区域（约 1 公里的格子），只在工作时段内',
    en: 'A coarse area (a cell of about 1 km) at check-in and check-out, within working hours only',
  },
  motion: {
    zh: '定位那几秒里手机是静止还是在移动：只有几个粗略的数字，和位置一起保存、一起删除；你可以不允许',
    en: 'Whether the phone lay still or moved in the seconds of looking: a few coarse numbers, kept and erased with the place; you may refuse',
  },
  answers: {
    zh: '你填写的内容、照片、拍照的镜头名称，和它们的时间',
    en: 'Your answers and photos, the name of the camera that took them, and when they were made',
  },
  verdicts: { zh: '对拜访的评定和理由——和你看到的一样', en: 'Verdicts on visits with their reasons: the same that you see' },
  leave: {
    zh: '你申请的休假：哪几天、类型、说明和答复',
    en: 'Days off that you asked for: which, of what kind, your note, and the answer',
  },
  errand: {
    zh: '代为回访时：你记下的回答，和你说“我到了”之后到记下为止的位置，只在工作时段内',
    en: 'Where you ask a customer for us: what you noted, and your place from when you say that you are there until you record it, within working hours only',
  },
  pace: {
    zh: '从一次签到到下一次签到用时的中位数，只用来算你一个月排得下多少次拜访',
    en: 'The median time from one check-in to the next, used only to work out how many visits your month has room for',
  },
  device: {
    zh: '这台手机的签名公钥、名称和一个随机编号（用来看出几个人共用一台手机）',
    en: 'The public signing key and name of this phone, and a number made by chance (which shows that several people share a phone)',
  },
  passkey: {
    zh: '规范要求时，你确认是本人的那一次：通行密钥的公钥和签名；指纹和面容留在手机里，我们收不到',
    en: 'Where a standard asks, that you confirmed it is you: the passkey’s public key and signature; fingerprint and face stay in the phone',
  },
  noTrack: { zh: '连续轨迹；锁屏或关闭后的位置', en: 'Continuous tracks; any place while the screen is off' },
  noOff: {
    zh: '工作时段以外的位置：手机上就不读取，服务器也会拒收',
    en: 'Places outside working hours: not read on the phone, and refused by the server',
  },
  noBody: { zh: '人脸、指纹等生物特征；手机通讯录', en: 'Faces, fingerprints or other biometrics; the contacts of your phone' },
  noMotion: {
    zh: '运动传感器的原始数据；平时的走动和步数',
    en: 'What the motion sensor says from moment to moment; your steps or movements at other times',
  },
  noPatients: { zh: '患者信息、医生处方量', en: 'Patients, or what doctors prescribe' },
  thisPhone: { zh: '这台手机里现在有', en: 'On this phone now' },
  counts: {
    zh: ({ visits, photos }) => `${visits} 次拜访、${photos} 张照片`,
    en: ({ visits, photos }) => `${visits} visits, ${photos} photos`,
  },
} as const satisfies Words<string>;
