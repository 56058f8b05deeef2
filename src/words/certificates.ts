import type { Relief, Remedy } from '../domain/plan/remedies.ts';
import type { Words } from './language.ts';

// How sure it is that a month can be kept: a number with what it rests on, said of the plan and never of the person.

/** What stands most in the way. */
export const BINDING: Words<Relief> = {
  time: { zh: '时间不够', en: 'The hours are too few' },
  roads: { zh: '路上太久', en: 'The roads take too long' },
  doors: { zh: '常常见不到人', en: 'Doors stay closed too often' },
  'open-days': { zh: '接待日和营业时间太少', en: 'Reception days and opening hours are too few' },
  'lost-days': { zh: '临时占掉的工作日', en: 'Working days lost to other things' },
};

/** The smallest change of each kind that would be enough. */
export const REMEDY: Words<Remedy['kind']> = {
  minutes: { zh: ({ n }) => `每天多 ${n} 分钟`, en: ({ n }) => `${n} more minutes a day` },
  days: { zh: ({ n }) => `多 ${n} 个工作日`, en: ({ n }) => (n === 1 ? '1 more working day' : `${n} more working days`) },
  visits: { zh: ({ n }) => `少 ${n} 次拜访`, en: ({ n }) => (n === 1 ? '1 visit fewer' : `${n} visits fewer`) },
  customers: {
    zh: ({ n }) => `最远的 ${n} 家交给同事`,
    en: ({ n }) => (n === 1 ? 'the farthest customer to a colleague' : `the ${n} farthest customers to colleagues`),
  },
};
