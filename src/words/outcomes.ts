import type { GradeReason } from '../domain/trust/verdict.ts';
import type { Words } from './language.ts';

/** What raised the grade of a visit, and why it is no higher. */
export const GRADE_REASONS: Words<GradeReason> = {
  'inside-both-ends': { zh: '签到和签退都在客户处', en: 'At the customer at both ends' },
  'inside-one-end': { zh: '签到或签退有一端在客户处', en: 'At the customer at one end' },
  'precise-fix': { zh: '有较准的定位', en: 'A precise fix' },
  'live-photo': { zh: '有现场照片', en: 'A photo taken live' },
  'steps-done': { zh: '必做步骤都做了', en: 'All required steps done' },
  'coarse-both-ends': { zh: '两端都在大致区域内', en: 'In the coarse area at both ends' },
  'person-verified': { zh: '签到时确认了本人', en: 'Confirmed in person at check-in' },
  'independent-proof': { zh: '有客户一方的佐证', en: 'Proof from the customer’s side' },
  'lacks-place': { zh: '没有位置', en: 'No place' },
  'lacks-inside': { zh: '位置不能证明在客户处', en: 'The places do not show that it was at the customer' },
  'lacks-precise-fix': { zh: '签到和签退没有都定得较准', en: 'No precise fix at both ends' },
  'lacks-live-photo': { zh: '没有现场照片', en: 'No photo taken live' },
  'lacks-photo-bytes': { zh: '照片还没传到', en: 'A photo has not come up yet' },
  'lacks-steps': { zh: '有必做步骤没做', en: 'Required steps were left out' },
  'lacks-check-out': { zh: '没有签退', en: 'No check-out' },
  'lacks-person-verified': { zh: '签到时没有确认本人', en: 'Not confirmed in person at check-in' },
  'lacks-independent-proof': {
    zh: '没有客户一方的佐证（现场码、标签或回执）',
    en: 'No proof from the customer’s side (their code, tag or receipt)',
  },
};
