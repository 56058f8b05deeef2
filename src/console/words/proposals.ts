import type { PlanLine } from '../../domain/plan/plan-diff.ts';
import type { Words } from '../../words/language.ts';

export const PROPOSALS = {
  title: { zh: '员工排的计划', en: 'Plans made by reps' },
  count: {
    zh: ({ open, answered }) => `${open} 份待同意，${answered} 份已答复`,
    en: ({ open, answered }) => `${open} waiting, ${answered} answered`,
  },
  before: { zh: ({ n }) => `已答复的 ${n} 份`, en: ({ n }) => `${n} answered` },
  day: { zh: ({ name, day }) => `${name} · ${day}`, en: ({ name, day }) => `${name} · ${day}` },
  stops: {
    zh: ({ before, after }) => `${before} 家 → ${after} 家`,
    en: ({ before, after }) => `${before} → ${after} stops`,
  },
  waits_nothing: { zh: '按规则马上生效', en: 'Counts at the next round, by the rules' },
  waits_manager: { zh: '等您同意', en: 'Waits for your word' },
  'waits_two-changed-it': {
    zh: '他排的时候，计划已被别人改过：左边是现在的，勾上的才换',
    en: 'Somebody changed the plan meanwhile: what you tick replaces what stands now',
  },
  'waits_not-theirs': { zh: '里面有不归他的客户', en: 'It has customers that are not theirs' },
  frozen: {
    zh: '这一天已冻结：去掉的站点会免责，不算漏访',
    en: 'The day is frozen: stops that you let go are excused, not missed',
  },
  take: { zh: ({ name }) => `同意：${name}`, en: ({ name }) => `Agree: ${name}` },
  same: { zh: '和现在的计划一样，只是次序时间略有不同', en: 'Same as the plan that stands, but for hours' },
  agree: { zh: ({ n }) => `同意 ${n} 处`, en: ({ n }) => `Agree to ${n}` },
  agreeAll: { zh: '全部同意', en: 'Agree to all' },
  decline: { zh: '不同意', en: 'Decline' },
  text: { zh: '说一句（可不填）', en: 'A word, if you like' },
  answer_granted_rule: { zh: '按规则已生效', en: 'Counted by the rules' },
  answer_granted_person: { zh: '已同意', en: 'Agreed' },
  answer_declined_rule: { zh: '按规则未生效', en: 'Declined by the rules' },
  answer_declined_person: { zh: '未同意', en: 'Declined' },
  without: { zh: ({ names }) => `其中没有同意：${names}`, en: ({ names }) => `but for: ${names}` },
  awaits: { zh: '已提交，主管同意后生效', en: 'Handed in; it counts when a manager agrees' },
} as const satisfies Words<string>;

export const LINE: Words<PlanLine['is']> = {
  added: { zh: '加上', en: 'added' },
  removed: { zh: '去掉', en: 'left out' },
  moved: { zh: '换次序', en: 'moved' },
  changed: { zh: '改时间或目标', en: 'hour or purpose' },
};
