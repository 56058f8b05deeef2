import { readRule, type Rhythm } from '../domain/plan/recurrence.ts';
import type { Language } from './language.ts';

const WEEKDAYS = {
  zh: ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;
const UNITS = {
  zh: { DAILY: '天', WEEKLY: '周', MONTHLY: '个月', YEARLY: '年' },
  en: { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' },
} as const;
const ORDINALS = { zh: '零一二三四五', en: ['', 'first', 'second', 'third', 'fourth', 'fifth'] } as const;

/** Days that come round, as people say it; undefined where the rule is not understood. */
export function recurrenceText(rule: string, language: Language): string | undefined {
  const read = readRule(rule);
  if (!read.ok) return undefined;
  return language === 'zh' ? inChinese(read.value) : inEnglish(read.value);
}

function inChinese({ every, interval, until, weekdays, monthDays, months }: Rhythm): string {
  const often = every === 'MONTHLY' && interval === 1 ? '每月' : `每${interval === 1 ? '' : ` ${interval} `}${UNITS.zh[every]}`;
  const days = weekdays.map(({ weekday, nth }) => {
    const which = nth === 0 ? '' : nth > 0 ? `第${ORDINALS.zh[nth]}个` : nth === -1 ? '最后一个' : `倒数第${ORDINALS.zh[-nth]}个`;
    return `${which}${WEEKDAYS.zh[weekday]}`;
  });
  const dates = monthDays.map((n) => (n > 0 ? `${n} 日` : n === -1 ? '最后一天' : `倒数第 ${-n} 天`));
  const parts = [months.length > 0 ? `${months.join('、')} 月` : '', days.join('、'), dates.join('、')].filter(Boolean);
  return `${often}${parts.length > 0 ? ` ${parts.join(' ')}` : ''}${until ? `，到 ${until}` : ''}`;
}

function inEnglish({ every, interval, until, weekdays, monthDays, months }: Rhythm): string {
  const often = interval === 1 ? `every ${UNITS.en[every]}` : `every ${interval} ${UNITS.en[every]}s`;
  const days = weekdays.map(({ weekday, nth }) => {
    const which = nth === 0 ? '' : nth > 0 ? `${ORDINALS.en[nth]} ` : nth === -1 ? 'last ' : `${ORDINALS.en[-nth]} last `;
    return `${which}${WEEKDAYS.en[weekday]}`;
  });
  const dates = monthDays.map((n) => (n > 0 ? `day ${n}` : n === -1 ? 'the last day' : `day ${-n} from the end`));
  const on = [...days, ...dates].join(', ');
  return `${often}${on ? ` on ${on}` : ''}${months.length > 0 ? ` in months ${months.join(', ')}` : ''}${until ? ` until ${until}` : ''}`;
}
