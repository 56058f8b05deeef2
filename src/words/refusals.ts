import type { AnswerTrouble, CheckInRefusal, CheckOutRefusal } from '../domain/visit/rules.ts';
import type { Words } from './language.ts';

// Each says what was seen and what would settle it; what is safe, and the way on.

export const CHECK_IN_REFUSAL: Words<CheckInRefusal['why']> = {
  'visit-open': {
    zh: '还有一次拜访没有签退。先结束它，再开始这一次。',
    en: 'Another visit is still open. Check out of it, then begin this one.',
  },
  'customer-closed': {
    zh: '这个客户已标为关停。如果还在经营，请告诉主管。',
    en: 'This customer is marked as closed down. If it is not, tell your manager.',
  },
  'unplanned-needs-reason': {
    zh: '今天的计划里没有这一站，请选一个原因。',
    en: 'This stop is not in the plan of today. Choose a reason.',
  },
  'too-far': {
    zh: ({ byM, accuracyM }) =>
      `离门店范围还有 ${byM} 米（手机误差 ±${accuracyM} 米）。常见原因：室内信号、门店坐标不准。可以等一等、说明在别处见面，或建议修正坐标。`,
    en: ({ byM, accuracyM }) =>
      `${byM} m outside the customer’s area (the phone says ±${accuracyM} m). Often it is the signal indoors, or a pin that is off. You can wait, say that you meet elsewhere, or propose another pin.`,
  },
};

export const ANSWER_REFUSAL: Words<AnswerTrouble['why'] | 'unanswered'> = {
  unanswered: { zh: '还没有填。', en: 'Not answered yet.' },
  'not-this-type': { zh: '这里要填另一种内容。', en: 'This needs another kind of answer.' },
  'not-a-choice': { zh: '选的内容已不在选项里，请重选。', en: 'What was chosen is no longer offered. Choose again.' },
  'too-few': { zh: ({ min }) => `至少要 ${min} 项。`, en: ({ min }) => `At least ${min}, please.` },
  'too-many': { zh: ({ max }) => `最多 ${max} 项。`, en: ({ max }) => `At most ${max}, please.` },
  'too-small': { zh: ({ min }) => `不能小于 ${min}。`, en: ({ min }) => `Not less than ${min}.` },
  'too-large': { zh: ({ max }) => `不能大于 ${max}。`, en: ({ max }) => `Not more than ${max}.` },
  'not-whole': { zh: '请填整数。', en: 'A whole number, please.' },
  'too-long': { zh: ({ max }) => `最多 ${max} 个字。`, en: ({ max }) => `At most ${max} characters.` },
  'too-early': { zh: ({ min }) => `不能早于 ${min}。`, en: ({ min }) => `Not before ${min}.` },
  'too-late': { zh: ({ max }) => `不能晚于 ${max}。`, en: ({ max }) => `Not after ${max}.` },
  'row-incomplete': {
    zh: ({ product }) => `“${product}”这一行还有必填格。`,
    en: ({ product }) => `The row “${product}” still has a cell to fill.`,
  },
  'visit-ended': {
    zh: '这次拜访已经提交。要改，请在“拜访”里更正并写明原因。',
    en: 'This visit is submitted. To change it, amend it under Visits and say why.',
  },
  'no-such-question': { zh: '这一题不在这次拜访的规范里。', en: 'This question is not part of the standard of this visit.' },
};

export const CHECK_OUT_REFUSAL: Words<CheckOutRefusal['why']> = {
  'visit-ended': { zh: '这次拜访已经签退了。', en: 'This visit is checked out already.' },
  unanswered: { zh: '还有必填的没有填完，点一下就能跳过去。', en: 'Some required answers are open; tap one to go there.' },
  'short-needs-reason': {
    zh: ({ forMin, wantedMin }) => `停留 ${forMin} 分钟，规范建议至少 ${wantedMin} 分钟。选一个原因就可以签退。`,
    en: ({ forMin, wantedMin }) =>
      `You stayed ${forMin} min; the standard suggests at least ${wantedMin}. Choose a reason and you can check out.`,
  },
};
