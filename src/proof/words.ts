import type { Check } from '../domain/evidence/verify-bundle.ts';
import type { Words } from '../words/language.ts';

/** The page that checks a file by itself: everything that it says. */
export const PROOF = {
  title: { zh: '核对一份拜访凭据', en: 'Check the proof of a visit' },
  lead: {
    zh: '这个页面不联网，也不把文件发给任何人：只用数学检查它有没有被改过。',
    en: 'This page asks no network and sends the file to nobody: it checks by arithmetic alone whether it was changed.',
  },
  pick: { zh: '选择或拖入凭据文件（.json）', en: 'Choose or drop the file (.json)' },
  key: { zh: '机构密钥的指纹（可选，从机构公布处抄来）', en: 'Fingerprint of the organisation’s key (optional, as they publish it)' },
  keyCame: {
    zh: ({ fingerprint }) => `文件自带的机构密钥：${fingerprint}。请和机构公布的核对。`,
    en: ({ fingerprint }) => `The key that came with the file: ${fingerprint}. Compare it with what the organisation publishes.`,
  },
  keyFits: {
    zh: ({ fingerprint }) => `机构密钥与你填的指纹一致：${fingerprint}。`,
    en: ({ fingerprint }) => `The key is the one that you gave: ${fingerprint}.`,
  },
  keyDiffers: { zh: '文件里的机构密钥不是你填的那一把。', en: 'The key in the file is not the one that you gave.' },
  holds: {
    zh: ({ n }) => `${n} 项检查全部成立：文件和当初封存、签收、写入日志的一致。`,
    en: ({ n }) => `All ${n} checks hold: the file is what was sealed, received and logged.`,
  },
  fails: { zh: ({ k, n }) => `${n} 项检查中有 ${k} 项不成立。`, en: ({ k, n }) => `${k} of ${n} checks do not hold.` },
  unreadable: { zh: '这不是巡访导出的凭据文件，或者文件已损坏。', en: 'This is no file that Rounds exported, or it is damaged.' },
  what: {
    zh: ({ facts, photos, size, at }) => `${facts} 条记录，${photos} 张照片；日志当时有 ${size} 行，签于 ${at}。`,
    en: ({ facts, photos, size, at }) => `${facts} records, ${photos} photos; the log had ${size} lines then, signed on ${at}.`,
  },
  withheld: {
    zh: ({ n }) => `有 ${n} 个部分没有随文件给出（已清除、未提供或未被保留）。不影响其余部分成立。`,
    en: ({ n }) => `${n} parts did not come with the file (erased, withheld, or never let in). The rest holds without them.`,
  },
  photos: {
    zh: '把照片文件也选进来，核对它们是不是记录里的那几张',
    en: 'Choose the photo files as well, to see whether they are the ones in the records',
  },
  photosHold: {
    zh: ({ k, n }) => `选入的 ${n} 个文件中，${k} 个是记录里的照片。`,
    en: ({ k, n }) => `${k} of ${n} files chosen are photos of the records.`,
  },
  dispute: { zh: '两份互相矛盾的签名', en: 'Two signatures that contradict each other' },
  disputeHolds: {
    zh: '两份检查点都由同一把密钥签名；后一份没能被证明是前一份的延续。大小相同而根不同，就是两种历史的铁证；否则请签名的人给出延续的证明。',
    en: 'Both checkpoints bear the signature of one key, and the later was not shown to continue the earlier. Of one size and with two roots they prove two histories; otherwise ask whoever signed to show how the one grew into the other.',
  },
  disputeFails: {
    zh: '至少有一份检查点的签名不成立，说明不了什么。',
    en: 'At least one of the signatures does not hold, so this shows nothing.',
  },
  language: { zh: 'English', en: '中文' },
} as const satisfies Words<string>;

export const CHECKS: Words<Check['name']> = {
  readable: { zh: '文件完整可读', en: 'The file is whole' },
  'organisation-key': { zh: '机构密钥', en: 'The organisation’s key' },
  checkpoint: { zh: '日志检查点由机构签名', en: 'The state of the log is signed by the organisation' },
  'same-visit': { zh: '记录都属于这次拜访', en: 'The records are of this visit' },
  seal: { zh: '每条记录与封存时一致', en: 'Each record is what was sealed' },
  signature: { zh: '每条记录由登记过的手机（或机构）签名', en: 'Each record is signed by a known phone, or the organisation' },
  parts: { zh: '位置、答案、文字与封存时一致', en: 'Places, answers and words are what was sealed' },
  receipt: { zh: '机构签过收', en: 'The organisation signed for receiving it' },
  logged: { zh: '写进了只增不改的日志', en: 'It stands in the log that only grows' },
  'device-key': { zh: '手机与它的密钥相符', en: 'The phone bears the name of its key' },
  'device-logged': { zh: '手机是谁的，日志里有记录', en: 'The log says whose phone it is' },
  order: { zh: '先后顺序没有变', en: 'The order is unchanged' },
  photos: { zh: '照片清单与记录一致', en: 'The list of photos fits the records' },
  'outside-checkpoint': {
    zh: '外部见证的日志包含这些记录，并且此后只增不改',
    en: 'The log that others vouch for has these records, and only grew since',
  },
  stamp: { zh: '时间戳机构的签名（RFC 3161）', en: 'Stamped by a time stamp authority (RFC 3161)' },
  witness: { zh: '见证人的签名', en: 'Signed by a witness' },
};
