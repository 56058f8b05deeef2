import type { Words } from '../../words/language.ts';

export const LEAVE_WORDS = {
  title: { zh: '休假', en: 'Days off' },
  ask: { zh: '申请休假', en: 'Ask for days off' },
  away: { zh: '要联网才能看和申请休假。', en: 'Days off can be seen and asked for with a network.' },
  none: { zh: '没有申请过休假。', en: 'No days off asked for.' },
  asked: { zh: '等待批准', en: 'waits for an answer' },
  granted: { zh: '已批准', en: 'granted' },
  declined: { zh: '未批准', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  from: { zh: '从哪天', en: 'First day' },
  to: { zh: '到哪天', en: 'Last day' },
  kind: { zh: '类型', en: 'Kind' },
  whole: { zh: '全天', en: 'Whole days' },
  morning: { zh: '上午', en: 'Morning' },
  afternoon: { zh: '下午', en: 'Afternoon' },
  note: { zh: '说明（可不填）', en: 'Note (optional)' },
  send: { zh: '提交申请', en: 'Send' },
  'leave-overlaps': { zh: '这几天已经有休假或申请了，换日期再试。', en: 'These days have a leave or a request already. Choose others.' },
  malformed: { zh: '结束日期要在开始日期当天或之后。', en: 'The last day is the first day or later.' },
  failed: { zh: '没有发出去，填的都还在。联网后再试一次。', en: 'Not sent; what you filled in is still here. Try again with a network.' },
} as const satisfies Words<string>;
