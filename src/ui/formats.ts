/** Dates, times, numbers, money and metres as the reader writes them, in the zone where they work. */
export interface Formats {
  /** 11月23日 · 23 Nov */
  readonly date: (date: string | undefined) => string;
  /** With its weekday, for headings. */
  readonly day: (date: string) => string;
  /** 2026年11月 · November 2026 */
  readonly month: (month: string) => string;
  /** Monday is 1: 周一 · Mon */
  readonly weekday: (weekday: number) => string;
  /** 09:10 */
  readonly time: (at: number | undefined) => string;
  readonly moment: (at: number | undefined) => string;
  /** A minute of the day as a clock shows it. */
  readonly minute: (minute: number) => string;
  readonly number: (value: number | undefined, digits?: number) => string;
  readonly share: (value: number | undefined) => string;
  readonly money: (fen: number | undefined) => string;
  /** 420 米, 1.2 公里: no more digits than the phone can know. */
  readonly distance: (metres: number) => string;
  /** In whole minutes, for people. */
  readonly duration: (ms: number) => string;
  /** 00:12:07, for a clock that runs. */
  readonly running: (ms: number) => string;
  readonly ago: (at: number, now: number) => string;
}

/** What stands where there is nothing to say a number of. */
export const NONE = '—';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export function formatsOf(language: 'zh' | 'en', zone: string): Formats {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const clock = inZone(locale, zone, { hour: '2-digit', minute: '2-digit' });
  const whole = inZone(locale, zone, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  const short = inZone(locale, 'UTC', { month: 'short', day: 'numeric' });
  const weekday = inZone(locale, 'UTC', { month: 'short', day: 'numeric', weekday: 'short' });
  const alone = inZone(locale, 'UTC', { weekday: 'short' });
  const months = inZone(locale, 'UTC', { year: 'numeric', month: 'long' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    date: (date) => (date ? short.format(Date.parse(`${date}T00:00:00Z`)) : NONE),
    day: (date) => weekday.format(Date.parse(`${date}T00:00:00Z`)),
    month: (month) => months.format(Date.parse(`${month}-01T00:00:00Z`)),
    // 2024 began on a Monday.
    weekday: (weekday) => alone.format(Date.UTC(2024, 0, weekday)),
    time: (at) => (at === undefined ? NONE : clock.format(at)),
    moment: (at) => (at === undefined ? NONE : whole.format(at)),
    minute: (minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
    running: runningOf,
    ago: (at, now) => agoOf(at - now, relative),
    ...measures(locale, language),
  };
}

function measures(locale: string, language: 'zh' | 'en'): Pick<Formats, 'number' | 'share' | 'money' | 'distance' | 'duration'> {
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  } as Intl.NumberFormatOptions);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const units = language === 'zh' ? { m: '米', km: '公里', min: '分钟', h: '小时' } : { m: 'm', km: 'km', min: 'min', h: 'h' };
  const number = (value: number, digits = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  return {
    number: (value, digits) => (value === undefined ? NONE : number(value, digits)),
    share: (value) => (value === undefined ? NONE : share.format(value)),
    money: (fen) => (fen === undefined ? NONE : money.format(fen / 100)),
    distance: (metres) =>
      metres < 1_000 ? `${number(roundM(metres))} ${units.m}` : `${number(metres / 1_000, metres < 10_000 ? 1 : 0)} ${units.km}`,
    duration: (ms) => {
      const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
      const rest = `${minutes % 60} ${units.min}`;
      return minutes < 60 ? rest : `${Math.floor(minutes / 60)} ${units.h} ${rest}`;
    },
  };
}

/** Ten metres are told apart nowhere but at the door. */
function roundM(metres: number): number {
  return metres < 50 ? Math.round(metres) : Math.round(metres / 10) * 10;
}

function inZone(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone, hourCycle: 'h23' });
}

function runningOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

function agoOf(ms: number, relative: Intl.RelativeTimeFormat): string {
  const size = Math.abs(ms);
  if (size < HOUR_MS) return relative.format(Math.round(ms / MINUTE_MS), 'minute');
  if (size < DAY_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour');
  return relative.format(Math.round(ms / DAY_MS), 'day');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
