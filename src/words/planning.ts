import type { ClosedWhy } from '../domain/plan/access.ts';
import type { AccessTroubleCode } from '../domain/plan/access-troubles.ts';
import type { HolidayTrouble } from '../domain/plan/calendar.ts';
import type { DueState } from '../domain/plan/due.ts';
import type { PlaceTrouble } from '../domain/plan/placeable.ts';
import type { PlanNoteCode } from '../domain/plan/plan-notes.ts';
import type { PolicyTroubleCode } from '../domain/plan/policy-troubles.ts';
import type { Said } from '../domain/plan/said.ts';
import type { Words } from './language.ts';

// Who is due, when one may come, and what does not fit together: as phone and desk both say it.

export const DUE_STATE: Words<DueState> = {
  overdue: { zh: '已逾期', en: 'Overdue' },
  never: { zh: '从未拜访', en: 'Never visited' },
  due: { zh: '该去了', en: 'Due' },
  may: { zh: '可以提前', en: 'May come earlier' },
  resting: { zh: '还早', en: 'Too early' },
  ceiling: { zh: '本月已满', en: 'Full this month' },
  unasked: { zh: '无频次要求', en: 'Nothing asked' },
};

/** Why somebody stands where they stand in the list: dates and counts, nothing to be looked up. */
export const DUE_WHY: Words<DueState> = {
  overdue: {
    zh: ({ last, latest, n }) => `上次 ${last}，最晚 ${latest} 该去，已过 ${n} 天`,
    en: ({ last, latest, n }) => `last ${last}, was due by ${latest}: ${days(n)} over`,
  },
  never: {
    zh: ({ n }) => (n ? `还没有拜访过，已过 ${n} 天` : '还没有拜访过'),
    en: ({ n }) => (n ? `nobody has been there yet: ${days(n)} over` : 'nobody has been there yet'),
  },
  due: { zh: ({ last, latest }) => `上次 ${last}，${latest} 前去`, en: ({ last, latest }) => `last ${last}, due by ${latest}` },
  may: {
    zh: ({ last, due }) => `上次 ${last}，${due} 该去，现在也可以`,
    en: ({ last, due }) => `last ${last}, wanted on ${due}; now is fine too`,
  },
  resting: {
    zh: ({ last, earliest }) => `上次 ${last}，${earliest} 起可以再去`,
    en: ({ last, earliest }) => `last ${last}, again from ${earliest}`,
  },
  ceiling: {
    zh: ({ n, most, earliest }) => `本月已去 ${n} 次，上限 ${most} 次；${earliest} 起可以再去`,
    en: ({ n, most, earliest }) => `${n} visits this month of ${most} at most; again from ${earliest}`,
  },
  unasked: { zh: ({ last }) => `上次 ${last}，没有频次要求`, en: ({ last }) => `last ${last}; no frequency is set` },
};

function days(n: string | number | undefined): string {
  return n === 1 ? '1 day' : `${n} days`;
}

/** What speaks against a stop. `why` and `next` come in words. */
export const PLAN_NOTE: Words<PlanNoteCode> = {
  'person-off': { zh: ({ why }) => `这天不上班：${why}`, en: ({ why }) => `not at work that day: ${why}` },
  closed: { zh: ({ why }) => `这天进不了门：${why}`, en: ({ why }) => `nobody gets in that day: ${why}` },
  'outside-hours': { zh: ({ at }) => `${at} 不在可拜访的时段内`, en: ({ at }) => `${at} is outside the hours in which somebody may come` },
  'heads-full': {
    zh: ({ others, heads }) => `同事已有 ${others} 人当天去，机构每天最多 ${heads} 人`,
    en: ({ others, heads }) => `${others} colleagues go there that day, and ${heads} are let in`,
  },
  'needs-number': { zh: '要先取预约号', en: 'an appointment number has to be drawn first' },
  ceiling: { zh: ({ n, most }) => `当月已去 ${n} 次，上限 ${most} 次`, en: ({ n, most }) => `${n} visits that month of ${most} at most` },
  'too-early': { zh: ({ last }) => `上次 ${last}，还太早`, en: ({ last }) => `the last was on ${last}: too early` },
  place: { zh: ({ why }) => `${why}`, en: ({ why }) => `${why}` },
};

/** Why a person does not work on a day, beside the kinds of leave. */
export const DAY_OFF = {
  weekend: { zh: '没有排班', en: 'no schedule' },
  holiday: { zh: '节假日', en: 'a holiday' },
} as const satisfies Words<string>;

/** Said beside a day on which one may come. */
export const DOORS = {
  unknown: { zh: '营业时间未知', en: 'Opening hours not known' },
  needsNumber: { zh: '要先取预约号', en: 'needs an appointment number' },
  heads: { zh: ({ n }) => `每天最多 ${n} 人`, en: ({ n }) => `${n} people a day at most` },
  numbers: { zh: ({ n }) => `每天放 ${n} 个号`, en: ({ n }) => `${n} numbers a day` },
  resting: { zh: ({ name, until }) => `${name}：${until} 起可以再见`, en: ({ name, until }) => `${name}: to be met again from ${until}` },
  age: {
    zh: ({ how, who, on, n }) => `${how}${who ? `（${who}）` : ''}，${on}，${n} 天前`,
    en: ({ how, who, on, n }) => `${how}${who ? ` (${who})` : ''}, ${on}, ${days(n)} ago`,
  },
  stale: { zh: '半年没有核对，请再问一次', en: 'Not checked for half a year: please ask again' },
  reception: { zh: '接待日', en: 'Reception' },
  blackout: { zh: '停止接待', en: 'Receives nobody' },
} as const satisfies Words<string>;

export const CLOSED: Words<ClosedWhy> = {
  weekday: { zh: '不营业', en: 'Closed that weekday' },
  exception: { zh: '当天另有安排', en: 'Closed on that date' },
  holiday: { zh: '节假日不接待', en: 'Closed on the holiday' },
  blackout: { zh: '停止接待', en: 'Receives nobody' },
  'no-reception': { zh: '不是接待日', en: 'No reception day' },
  'hours-miss-reception': { zh: '接待时间不在营业时间内', en: 'Reception lies outside opening hours' },
};

export const SAID_HOW: Words<Said['how']> = {
  'in-person': { zh: '当面告知', en: 'told in person' },
  phone: { zh: '电话告知', en: 'told by phone' },
  notice: { zh: '现场公告', en: 'a notice on site' },
  website: { zh: '官网公告', en: 'their website' },
  sheet: { zh: '表格导入', en: 'a sheet' },
};

export const PLACE_TROUBLE: Words<PlaceTrouble> = {
  'no-place': { zh: '还没有坐标，先不排进路线', en: 'No pin yet: left out of routes' },
  'zero-zero': { zh: '坐标是 0, 0，先不排进路线，请核对', en: 'The pin is 0, 0: left out of routes until it is checked' },
  'outside-country': {
    zh: '坐标不在国内（经纬度可能写反了），先不排进路线',
    en: 'The pin lies outside the country (latitude and longitude may be swapped): left out of routes',
  },
  'in-the-sea': { zh: '坐标落在海里，先不排进路线，请核对', en: 'The pin lies in the sea: left out of routes until it is checked' },
};

/** Each names the rule by its place in the list, with the numbers that do not go together. */
export const POLICY_TROUBLE: Words<PolicyTroubleCode> = {
  'floor-above-ceiling': {
    zh: ({ rule, floor, ceiling }) => `第 ${rule} 条：每月至少 ${floor} 次，却最多 ${ceiling} 次。请把上限改到不低于下限。`,
    en: ({ rule, floor, ceiling }) =>
      `Rule ${rule} asks for at least ${floor} a month and allows ${ceiling}. Raise the ceiling, or lower the floor.`,
  },
  'gap-cannot-give-floor': {
    zh: ({ rule, gapDays, floor, most }) => `第 ${rule} 条：间隔 ${gapDays} 天，一个月最多去 ${most} 次，达不到至少 ${floor} 次。`,
    en: ({ rule, gapDays, floor, most }) =>
      `Rule ${rule}: visits ${gapDays} days apart give at most ${most} a month, and ${floor} are asked. Shorten the gap, or lower the floor.`,
  },
  'spacing-cannot-give-floor': {
    zh: ({ rule, earliestDays, floor, most }) =>
      `第 ${rule} 条：最早也要隔 ${earliestDays} 天，一个月最多 ${most} 次，达不到至少 ${floor} 次。`,
    en: ({ rule, earliestDays, floor, most }) =>
      `Rule ${rule}: with ${earliestDays} days at the earliest between visits a month holds ${most}, and ${floor} are asked.`,
  },
  'spacing-above-ceiling': {
    zh: ({ rule, latestDays, fewest, ceiling }) =>
      `第 ${rule} 条：最迟 ${latestDays} 天要去一次，一个月至少 ${fewest} 次，超过上限 ${ceiling} 次。`,
    en: ({ rule, latestDays, fewest, ceiling }) =>
      `Rule ${rule}: a visit every ${latestDays} days at the latest makes ${fewest} a month, and ${ceiling} are allowed.`,
  },
  'tolerance-eats-spacing': {
    zh: ({ rule, everyDays, toleranceDays }) => `第 ${rule} 条：每 ${everyDays} 天一次，却可以前后差 ${toleranceDays} 天。误差要小于间隔。`,
    en: ({ rule, everyDays, toleranceDays }) =>
      `Rule ${rule}: every ${everyDays} days, give or take ${toleranceDays}. The tolerance has to be less than the interval.`,
  },
  'gap-after-latest': {
    zh: ({ rule, gapDays, latestDays }) => `第 ${rule} 条：至少隔 ${gapDays} 天，却最迟 ${latestDays} 天要去。两者矛盾。`,
    en: ({ rule, gapDays, latestDays }) => `Rule ${rule}: at least ${gapDays} days apart, and late after ${latestDays}. Both cannot hold.`,
  },
  'contact-cap-below-floor': {
    zh: ({ rule, max, days, most, floor }) =>
      `第 ${rule} 条：同一联系人 ${days} 天内最多见 ${max} 次。只有一位联系人的客户，一个月最多 ${most} 次，达不到至少 ${floor} 次。`,
    en: ({ rule, max, days, most, floor }) =>
      `Rule ${rule}: a contact is met ${max} times in ${days} days at most. Where there is only one, a month holds ${most}, and ${floor} are asked.`,
  },
  'said-twice': {
    zh: ({ rule, first }) => `第 ${rule} 条和第 ${first} 条的适用范围一样，次数却不同。留一条。`,
    en: ({ rule, first }) => `Rules ${first} and ${rule} name the same customers and say different things. Keep one.`,
  },
};

const WEEKDAY_ZH = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const WEEKDAY_EN = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function clock(minute: string | number | undefined): string {
  const at = Number(minute ?? 0);
  return `${`${Math.floor(at / 60)}`.padStart(2, '0')}:${`${at % 60}`.padStart(2, '0')}`;
}

/** Which span is meant: of a weekday, of a date, or of a rule. */
function whereZh({ weekday, on, rule }: Readonly<Record<string, string | number>>): string {
  return weekday ? (WEEKDAY_ZH[Number(weekday)] ?? '') : on ? `${on}` : `第 ${rule} 条`;
}

function whereEn({ weekday, on, rule }: Readonly<Record<string, string | number>>): string {
  return weekday ? (WEEKDAY_EN[Number(weekday)] ?? '') : on ? `${on}` : `Rule ${rule}`;
}

export const ACCESS_TROUBLE: Words<AccessTroubleCode> = {
  'span-backwards': {
    zh: (it) => `${whereZh(it)} ${clock(it.fromMinute)}–${clock(it.toMinute)}：结束要晚于开始。`,
    en: (it) => `${whereEn(it)} ${clock(it.fromMinute)}–${clock(it.toMinute)}: the end has to come after the begin.`,
  },
  'spans-overlap': {
    zh: (it) => `${whereZh(it)} 从 ${clock(it.fromMinute)} 起的时段和前一段重叠。合成一段，或改时间。`,
    en: (it) => `${whereEn(it)}: the span from ${clock(it.fromMinute)} on begins inside the one before. Make them one, or change a time.`,
  },
  'dates-backwards': {
    zh: ({ from, to }) => `${from} 到 ${to}：结束日期在开始日期之前。`,
    en: ({ from, to }) => `${from} to ${to}: the last day lies before the first.`,
  },
  'exceptions-clash': {
    zh: ({ on }) => `${on} 有两条不同的特殊安排。留一条。`,
    en: ({ on }) => `Two exceptions say different things about ${on}. Keep one.`,
  },
  'rule-unreadable': {
    zh: ({ rule, part }) => `第 ${rule} 条：看不懂“${part}”。可以写每天、每周、每月、每年，或逐个列日期。`,
    en: ({ rule, part }) => `Rule ${rule}: “${part}” is not understood. Daily, weekly, monthly and yearly rules are, and single dates.`,
  },
  'rule-never': {
    zh: ({ rule }) => `第 ${rule} 条：一天也不会出现。请检查日期。`,
    en: ({ rule }) => `Rule ${rule} never comes round. Check its dates.`,
  },
  'reception-without-hours': {
    zh: ({ rule }) => `第 ${rule} 条：接待日要写接待时间。`,
    en: ({ rule }) => `Rule ${rule}: a reception day needs its hours.`,
  },
  'never-open': {
    zh: ({ days }) => `营业时间和机构规则合在一起，今后 ${days} 天没有一天能进门。请核对其中一份。`,
    en: ({ days }) =>
      `Opening hours and the institution’s rules together let nobody in on any of the next ${days} days. One of them has to be checked.`,
  },
};

export const HOLIDAY_TROUBLE: Words<HolidayTrouble['code']> = {
  'dates-backwards': ACCESS_TROUBLE['dates-backwards'],
  'too-long': {
    zh: ({ from, to, most }) => `${from} 到 ${to} 超过 ${most} 天，请检查日期。`,
    en: ({ from, to, most }) => `${from} to ${to} is longer than ${most} days. Check the dates.`,
  },
  'other-year': { zh: ({ on, year }) => `${on} 不属于 ${year} 年的安排。`, en: ({ on, year }) => `${on} does not belong to ${year}.` },
  'off-and-work': { zh: ({ on }) => `${on} 既放假又上班。留一个。`, en: ({ on }) => `${on} is both off and worked. Keep one.` },
  'holiday-twice': { zh: ({ on }) => `${on} 出现在两个假期里。`, en: ({ on }) => `${on} stands in two holidays.` },
};

/** Whatever a server may refuse as contradicting itself. */
export const CONTRADICTION: Words<string> = { ...HOLIDAY_TROUBLE, ...ACCESS_TROUBLE, ...POLICY_TROUBLE };
