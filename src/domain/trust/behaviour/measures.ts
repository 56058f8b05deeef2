import { groupBy } from '../../../base/group.ts';
import { addDays, type LocalDate, MINUTE_MS, monthOf, weekdayOf } from '../../../base/moment.ts';
import { median } from '../../../base/median.ts';
import { alikeness } from './notes.ts';
import type { VisitTraits } from './traits.ts';

/**
 * What may make a visit worth a look before others. None of it speaks against anybody: it orders back-checks, and every one
 * is read against peers with the same standard.
 */
export type MeasureName =
  | 'fast-form'
  | 'straight-line'
  | 'copied-answers'
  | 'copied-note'
  | 'drive-by'
  | 'long-pause'
  | 'photo-minute'
  | 'period-end'
  | 'tidy-times'
  | 'digit-heaping';

export interface Measure {
  readonly name: MeasureName;
  /** On a scale on which peers spread evenly; higher is rarer. */
  readonly value: number;
  /** How many things it was counted from. */
  readonly n: number;
  readonly says: Readonly<Record<string, number | string>>;
}

/** What a visit is measured beside: the same person's visits of the sixty days up to and with its day, and earlier notes. */
export interface Beside {
  readonly own: readonly VisitTraits[];
  /** Notes like this one, by anybody, earlier and no more than sixty days. */
  readonly notes: readonly EarlierNote[];
}
export interface EarlierNote {
  readonly person: string;
  readonly day: LocalDate;
  readonly note: readonly number[];
}

export const WINDOW_DAYS = 60;

export function measuresOf(it: VisitTraits, beside: Beside): Measure[] {
  const own = beside.own.filter(({ visit }) => visit !== it.visit);
  const withIt = [...own, it];
  return [
    fastForm(it),
    straightLine(it),
    copiedAnswers(it, own),
    copiedNote(it, beside.notes),
    driveBy(it),
    longPause(it, withIt),
    photoMinute(it, withIt),
    periodEnd(it, withIt),
    tidyTimes(withIt),
    digitHeaping(withIt),
  ].filter((one): one is Measure => one !== undefined);
}

function fastForm({ form }: VisitTraits): Measure | undefined {
  if (!form || form.readingS <= 0) return undefined;
  const tookS = Math.max(1, form.tookS);
  const says = { answers: form.answers, tookS: Math.round(tookS), readingS: Math.round(form.readingS) };
  return { name: 'fast-form', value: Math.log2(form.readingS / tookS), n: form.answers, says };
}

function straightLine({ scale }: VisitTraits): Measure | undefined {
  if (!scale) return undefined;
  return { name: 'straight-line', value: scale.same / scale.questions, n: scale.questions, says: scale };
}

const LEAST_ITEMS = 5;
/** What is not known yet of a customer: three of five answers are those of the last time, as if eight had been seen. */
const HABIT = { same: 4.8, items: 8 };

/**
 * How surprising it is that so many counts and choices are those of the last visit to this customer, for a customer where so
 * many usually are: a shelf that never changes surprises nobody. Zeros are left out: what is out of stock stays so.
 */
function copiedAnswers({ customer, startedAt, ...it }: VisitTraits, own: readonly VisitTraits[]): Measure | undefined {
  if (customer === null) return undefined;
  const before = own
    .filter((one) => one.customer === customer && one.sop === it.sop && one.startedAt < startedAt)
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const last = before.at(-1);
  if (!last) return undefined;
  const now = sameIn(it, last);
  if (now.items < LEAST_ITEMS) return undefined;
  const habit = before.slice(1).reduce((sum, one, i) => {
    const pair = sameIn(one, before[i] as VisitTraits);
    return { same: sum.same + pair.same, items: sum.items + pair.items };
  }, HABIT);
  const value = -Math.log10(atLeast(now.same, now.items, habit.same / habit.items));
  const usually = Math.round((100 * habit.same) / habit.items);
  return { name: 'copied-answers', value, n: now.items, says: { answers: now.items, same: now.same, usually, day: last.day } };
}

type Answers = Pick<VisitTraits, 'numbers' | 'choices'>;

function sameIn(a: Answers, b: Answers): { same: number; items: number } {
  const numbers = Object.entries(a.numbers).filter(([key, n]) => b.numbers[key] !== undefined && !(n === 0 && b.numbers[key] === 0));
  const choices = Object.entries(a.choices).filter(([key]) => b.choices[key] !== undefined);
  const same = numbers.filter(([key, n]) => b.numbers[key] === n).length + choices.filter(([key, of]) => b.choices[key] === of).length;
  return { same, items: numbers.length + choices.length };
}

/** The chance of k or more of n, each with chance p: the binomial tail, added from its end. */
function atLeast(k: number, n: number, p: number): number {
  let [term, sum] = [p ** n, 0];
  for (let i = n; i >= k; i--) {
    sum += term;
    term *= (i / (n - i + 1)) * ((1 - p) / p);
  }
  return Math.min(1, Math.max(1e-12, sum));
}

const NEARLY_SAME = 0.85;
const TEMPLATE_PEOPLE = 3;

/** What several people write alike is a phrase of the house, and nobody's copy. */
function copiedNote({ note, person }: VisitTraits, notes: readonly EarlierNote[]): Measure | undefined {
  if (note.length === 0) return undefined;
  const likenesses = notes.map((one) => ({ ...one, alike: alikeness(note, one.note) })).toSorted((a, b) => b.alike - a.alike);
  const writers = new Set(likenesses.filter(({ alike }) => alike >= NEARLY_SAME).map((one) => one.person));
  if (writers.size >= TEMPLATE_PEOPLE) return undefined;
  const [most] = likenesses;
  const says = { alike: Math.round((most?.alike ?? 0) * 100), day: most?.day ?? '', own: most?.person === person ? 'yes' : 'no' };
  return { name: 'copied-note', value: most?.alike ?? 0, n: 1, says };
}

function driveBy({ dwellS }: VisitTraits): Measure {
  return { name: 'drive-by', value: -Math.log2(Math.max(20, dwellS) / 60), n: 1, says: { minutes: minutesOf(dwellS) } };
}

/** Whoever fills the form in after the talk has long pauses always: half of what is usual for somebody is taken off. */
function longPause({ pauseS, dwellS }: VisitTraits, own: readonly VisitTraits[]): Measure {
  const length = (seconds: number) => Math.log2(Math.max(60, seconds) / 60);
  const usual = median(own.map((one) => length(one.pauseS)));
  return {
    ...{ name: 'long-pause', value: length(pauseS) - usual / 2, n: 1 },
    says: { minutes: minutesOf(pauseS), dwellMin: minutesOf(dwellS) },
  };
}

const LEAST_PHOTOS = 4;

/** The most photos of the day, of two visits at least, that lie within one minute: only where this visit has its share in it. */
function photoMinute({ visit, day, photosAt }: VisitTraits, own: readonly VisitTraits[]): Measure | undefined {
  const shots = own.filter((one) => one.day === day).flatMap((one) => one.photosAt.map((at) => ({ at, visit: one.visit })));
  if (photosAt.length === 0 || shots.length < LEAST_PHOTOS || new Set(shots.map((shot) => shot.visit)).size < 2) return undefined;
  const minutes = shots
    .map((from) => shots.filter(({ at }) => from.at <= at && at < from.at + MINUTE_MS))
    .filter((minute) => minute.some((shot) => shot.visit === visit));
  const crowd = minutes.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const visits = new Set(crowd.map((shot) => shot.visit));
  const shared = visits.size > 1 ? crowd.length : 1;
  return {
    name: 'photo-minute',
    value: shared / shots.length,
    n: shots.length,
    says: { photos: shots.length, together: shared, visits: visits.size },
  };
}

const LEAST_DAYS = 5;

/** How many more visits than on a usual day of theirs there were on the last two working days of a month, or on a Friday. */
function periodEnd({ day }: VisitTraits, own: readonly VisitTraits[]): Measure | undefined {
  const end = endOf(day);
  if (!end) return undefined;
  const byDay = groupBy(own, (one) => one.day);
  const usual = [...byDay].filter(([on]) => on < day && !endOf(on)).map(([, visits]) => visits.length);
  if (usual.length < LEAST_DAYS) return undefined;
  const visits = byDay.get(day)?.length ?? 0;
  const usually = median(usual);
  return { name: 'period-end', value: Math.log2(visits / usually), n: usual.length, says: { visits, usually, end } };
}

function endOf(day: LocalDate): 'month' | 'week' | undefined {
  if (weekdayOf(day) > 5) return undefined;
  let working = 0;
  for (let next = addDays(day, 1); monthOf(next) === monthOf(day) && working < 2; next = addDays(next, 1))
    if (weekdayOf(next) <= 5) working += 1;
  if (working < 2) return 'month';
  return weekdayOf(day) === 5 ? 'week' : undefined;
}

const LEAST_VISITS = 12;

/** Check-ins at the hour or the half, and stays that are the same to the minute: the larger share of the two. */
function tidyTimes(own: readonly VisitTraits[]): Measure | undefined {
  if (own.length < LEAST_VISITS) return undefined;
  const round = own.filter(({ startMinute }) => startMinute % 30 === 0).length;
  const stays = [...groupBy(own, ({ dwellS }) => Math.round(dwellS / 60))].toSorted((a, b) => b[1].length - a[1].length)[0];
  const equal = stays?.[1].length ?? 0;
  const says = { visits: own.length, round, equal, minutes: stays?.[0] ?? 0 };
  return { name: 'tidy-times', value: Math.max(round, equal) / own.length, n: own.length, says };
}

const LEAST_DIGITS = 30;

function digitHeaping(own: readonly VisitTraits[]): Measure | undefined {
  let [numbers, heaped] = [0, 0];
  for (const { digits } of own) {
    numbers += digits.counted;
    heaped += digits.heaped;
  }
  if (numbers < LEAST_DIGITS) return undefined;
  return { name: 'digit-heaping', value: heaped / numbers, n: numbers, says: { numbers, heaped } };
}

function minutesOf(seconds: number): number {
  return Math.round(seconds / 6) / 10;
}
