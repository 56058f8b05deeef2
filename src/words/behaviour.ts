import type { MeasureName } from '../domain/trust/behaviour/measures.ts';
import type { Words } from './language.ts';

// Why a visit may be worth a look before others. Each is a number beside what peers with the same standard do, and nothing
// against anybody: it orders back-checks, adds to no doubt, and is told to whose visit it is in these very words.

export const BEHAVIOUR_TITLES: Words<MeasureName> = {
  'fast-form': { zh: '填写很快', en: 'Filled in quickly' },
  'straight-line': { zh: '选项都一样', en: 'One choice throughout' },
  'copied-answers': { zh: '与上次几乎相同', en: 'Almost as last time' },
  'copied-note': { zh: '备注与以前相似', en: 'A note like an earlier one' },
  'drive-by': { zh: '停留较短', en: 'A short stay' },
  'long-pause': { zh: '长时间没有记录', en: 'A long pause' },
  'photo-minute': { zh: '照片集中在一分钟', en: 'Photos in one minute' },
  'period-end': { zh: '期末集中', en: 'Many at the end' },
  'tidy-times': { zh: '时间很整齐', en: 'Tidy times' },
  'digit-heaping': { zh: '数字多为 0 和 5', en: 'Numbers in fives' },
};

export const BEHAVIOUR_REASONS: Words<MeasureName> = {
  'fast-form': {
    zh: ({ answers, tookS, readingS }) =>
      `${answers} 个答案用了 ${tookS} 秒，读完这些题目通常要 ${readingS} 秒；填同一份规范的同事一般没有这么快。`,
    en: ({ answers, tookS, readingS }) =>
      `${answers} answers took ${tookS} s; reading their questions takes about ${readingS} s, and colleagues with the same standard are seldom as quick.`,
  },
  'straight-line': {
    zh: ({ questions, same }) => `${questions} 道选项相同的题里，有 ${same} 道选了同一个答案；填同一份规范的同事一般更分散。`,
    en: ({ questions, same }) =>
      `Of ${questions} questions with the same choices, ${same} have the same answer; colleagues with the same standard spread more.`,
  },
  'copied-answers': {
    zh: ({ answers, same, usually, day }) => `${answers} 个数字和选项里有 ${same} 个与 ${day} 那次相同；这家客户平时约 ${usually}% 相同。`,
    en: ({ answers, same, usually, day }) =>
      `${same} of ${answers} counts and choices are those of ${day}; at this customer about ${usually} % usually are.`,
  },
  'copied-note': {
    zh: ({ alike, day, own }) => `备注与 ${day} ${own === 'yes' ? '本人' : '同事'}的一条备注约有 ${alike}% 相同。`,
    en: ({ alike, day, own }) => `The note is about ${alike} % that of ${own === 'yes' ? 'an own' : 'a colleague’s'} note of ${day}.`,
  },
  'drive-by': {
    zh: ({ minutes }) => `停留 ${minutes} 分钟，比按同一份规范拜访的同事短。`,
    en: ({ minutes }) => `A stay of ${minutes} min, shorter than those of colleagues with the same standard.`,
  },
  'long-pause': {
    zh: ({ minutes, dwellMin }) =>
      `停留 ${dwellMin} 分钟，其中连续 ${minutes} 分钟没有填写或拍照；考虑到本人平时的间隔，仍比按同一份规范拜访的同事长。`,
    en: ({ minutes, dwellMin }) =>
      `${minutes} of ${dwellMin} min passed with nothing filled in or photographed, longer than with colleagues who have the same standard, allowing for how long this person’s pauses usually are.`,
  },
  'photo-minute': {
    zh: ({ photos, together, visits }) => `当天 ${photos} 张照片里，有 ${together} 张（来自 ${visits} 次拜访）拍在同一分钟内。`,
    en: ({ photos, together, visits }) => `Of the day’s ${photos} photos, ${together} from ${visits} visits were taken within one minute.`,
  },
  'period-end': {
    zh: ({ visits, usually, end }) =>
      `${end === 'month' ? '月末最后两个工作日之一' : '周五'}，当天 ${visits} 次拜访，平时一天约 ${usually} 次；同事在这样的日子没有多这么多。`,
    en: ({ visits, usually, end }) =>
      `${visits} visits on ${end === 'month' ? 'one of the last two working days of the month' : 'a Friday'}, about ${usually} on a usual day; colleagues have not so many more on such days.`,
  },
  'tidy-times': {
    zh: ({ visits, round, equal, minutes }) =>
      `60 天里 ${visits} 次拜访，有 ${round} 次在整点或半点签到，有 ${equal} 次都停留 ${minutes} 分钟；同事的时间更零散。`,
    en: ({ visits, round, equal, minutes }) =>
      `Of ${visits} visits in 60 days, ${round} began on the hour or the half, and ${equal} lasted ${minutes} min; those of colleagues are less even.`,
  },
  'digit-heaping': {
    zh: ({ numbers, heaped }) => `60 天里填的 ${numbers} 个两位以上的数字，有 ${heaped} 个以 0 或 5 结尾；同事的更分散。`,
    en: ({ numbers, heaped }) =>
      `Of ${numbers} counted numbers in 60 days (ten and more), ${heaped} end in 0 or 5; those of colleagues spread more.`,
  },
};

export const BEHAVIOUR_INNOCENT: Words<MeasureName> = {
  'fast-form': { zh: '熟悉表格、阅读快、先谈完再集中填写。', en: 'Knowing the form by heart, reading fast, filling in after the talk.' },
  'straight-line': { zh: '这家客户确实各方面都差不多。', en: 'This customer may well be the same in all of it.' },
  'copied-answers': {
    zh: '淡季、断货，或货架这次确实没变。',
    en: 'A slow season, no deliveries, or a shelf that did not change this time.',
  },
  'copied-note': { zh: '同样的事再次发生，或习惯用同样的话来写。', en: 'The same thing happened again, or a habit of words.' },
  'drive-by': { zh: '对方正忙、事情很快办完、签到晚于进店。', en: 'A busy customer, a quick matter, a check-in after walking in.' },
  'long-pause': { zh: '长谈、培训、等人、陪客户理货。', en: 'A long talk, a training, waiting, helping with the shelf.' },
  'photo-minute': { zh: '几家店在同一处、手机卡顿后补拍。', en: 'Several shops in one place, or a phone that was stuck before.' },
  'period-end': {
    zh: '公司安排的集中走访、月底盘点、补请假的进度。',
    en: 'A drive that the company asked for, stock-taking, making up for leave.',
  },
  'tidy-times': { zh: '按预约时间上门、固定班次。', en: 'Appointments, or a fixed round.' },
  'digit-heaping': { zh: '整箱计数、包装规格是 5 或 10、按目测估计。', en: 'Counting by cases, packs of five or ten, estimates by eye.' },
};
