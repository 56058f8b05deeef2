import type { ChallengeWhy } from '../domain/plan/rules.ts';
import type { DroppedWhy } from '../domain/plan/facts.ts';
import type { Words } from './language.ts';

/** Why a rep asks for another plan. */
export const CHALLENGE_WHY: Words<ChallengeWhy> = {
  'customer-asked': { zh: '客户要求', en: 'The customer asked' },
  'closed-that-day': { zh: '当天不开门或不接待', en: 'Closed, or receives nobody that day' },
  leave: { zh: '请假或有别的安排', en: 'Leave or another duty' },
  distance: { zh: '太远，不顺路', en: 'Too far for one stop' },
  'too-much': { zh: '一天装不下', en: 'More than fits into the day' },
  other: { zh: '其他', en: 'Something else' },
};

/** Why a stop fell out of a day. */
export const DROPPED_WHY: Words<DroppedWhy> = {
  'no-time': { zh: '来不及', en: 'No time left' },
  'customer-cancelled': { zh: '客户取消', en: 'The customer cancelled' },
  closed: { zh: '没开门', en: 'Closed' },
  'urgent-elsewhere': { zh: '别处有急事', en: 'Urgent elsewhere' },
  other: { zh: '其他', en: 'Something else' },
};
