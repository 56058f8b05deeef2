import { groupBy } from '../../src/base/group.ts';
import { localDate, MINUTE_MS } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { QuestionId, VisitId } from '../../src/domain/ids.ts';
import type { Visit } from '../../src/domain/visit/state.ts';
import { readingOf } from '../../src/domain/trust/behaviour/reading.ts';
import { photoAt, REPORTED_FROM, STANDARDS, ZONE } from './behaviour-people.ts';

// Ways to be counted without working, each on top of a made-up honest person's month. None of them knows how it is ranked.

export const BEHAVIOUR_STRENGTHS = ['lazy', 'app', 'expert'] as const;
export type BehaviourStrength = (typeof BEHAVIOUR_STRENGTHS)[number];

export interface Month {
  readonly visits: readonly Visit[];
  readonly strength: BehaviourStrength;
  /** Of the reported weeks' visits, so many are faked. */
  readonly share: number;
  readonly random: Random;
}
export interface Faked {
  readonly visits: readonly Visit[];
  readonly faked: ReadonlySet<VisitId>;
}
export interface BehaviourAttack {
  readonly id: string;
  readonly what: string;
  /** One person in so many does it; four where nothing is said. */
  readonly everyPerson?: number;
  readonly strike: (month: Month) => Faked;
}

const by = <T>(strength: BehaviourStrength, of: readonly [T, T, T]): T => of[BEHAVIOUR_STRENGTHS.indexOf(strength)] as T;
const dayOf = ({ startedAt }: Visit) => localDate(startedAt, ZONE);

export const BEHAVIOUR_ATTACKS: readonly BehaviourAttack[] = [
  { id: 'B1', what: 'drive-by check-in', strike: eachOf(driveBy) },
  { id: 'B2', what: 'dwell padding in the car park', strike: eachOf(padded) },
  { id: 'B3', what: 'phone left in the store', strike: eachOf(leftBehind) },
  { id: 'B4', what: 'month-end and Friday bursts', strike: burst, everyPerson: 12 },
  { id: 'B5', what: 'copy of the last visit, one choice throughout', strike: copied },
  { id: 'B6', what: 'form faster than reading', strike: eachOf(hasty) },
  { id: 'B10', what: 'photos of the day in one minute', strike: photosAtEnd },
];

type Change = (visit: Visit, hand: Pick<Month, 'strength' | 'random'>) => Visit;

function eachOf(change: Change): BehaviourAttack['strike'] {
  return ({ visits, strength, share, random }) => {
    const faked = new Set<VisitId>();
    const changed = visits.map((visit) => {
      if (dayOf(visit) < REPORTED_FROM || random.next() >= share) return visit;
      faked.add(visit.id);
      return change(visit, { strength, random });
    });
    return { visits: changed, faked };
  };
}

/** The visit's own events between two shares of a stay that is so long. */
function squeezed(visit: Visit, { dwellMs, from, to }: { dwellMs: number; from: number; to: number }): Visit {
  const whole = (visit.endedAt ?? visit.startedAt) - visit.startedAt;
  const at = (when: number) => Math.round(visit.startedAt + dwellMs * (from + ((when - visit.startedAt) / whole) * (to - from)));
  return {
    ...visit,
    endedAt: visit.startedAt + Math.round(dwellMs),
    answeredAt: new Map([...visit.answeredAt].map(([question, when]) => [question, at(when)])),
    photos: visit.photos.map((photo) => ({ ...photo, takenAt: at(photo.takenAt) })),
  };
}

function stayOf({ startedAt, endedAt = startedAt }: Visit): number {
  return endedAt - startedAt;
}

/** In, a few taps, out. The expert stays a third of the usual time. */
function driveBy(visit: Visit, { strength, random }: Parameters<Change>[1]): Visit {
  const dwellMs = by(strength, [(1 + random.next()) * MINUTE_MS, (2.5 + random.next()) * MINUTE_MS, stayOf(visit) * 0.33]);
  return squeezed(visit, { dwellMs, from: 0.1, to: 0.95 });
}

/** All done at the door; the rest of the stay, longer than usual to look diligent, is the car. The expert touches the phone once in between. */
function padded(visit: Visit, { strength, random }: Parameters<Change>[1]): Visit {
  const dwellMs = stayOf(visit) * by(strength, [2.2, 1.6, 1.5]) + random.next() * 5 * MINUTE_MS;
  const quick = squeezed(visit, { dwellMs, from: 0, to: Math.min(0.15, (4 * MINUTE_MS) / dwellMs) });
  if (strength !== 'expert') return quick;
  const last = [...quick.answeredAt.keys()].at(-1) as QuestionId;
  return { ...quick, answeredAt: new Map(quick.answeredAt).set(last, Math.round(visit.startedAt + dwellMs * 0.6)) };
}

/** The phone lies in the store; whoever should be there comes for it later. */
function leftBehind(visit: Visit, { strength, random }: Parameters<Change>[1]): Visit {
  const dwellMs = (by(strength, [180, 110, 65]) + 20 * random.next()) * MINUTE_MS;
  return squeezed(visit, { dwellMs, from: 0, to: (8 * MINUTE_MS) / dwellMs });
}

/** What was not done in the month is entered on its last two days, and on its last Friday. */
function burst({ visits, strength, random }: Month): Faked {
  const ends = new Set(['2026-09-29', '2026-09-30', '2026-09-25']);
  const times = by(strength, [3, 2.4, 1.9]);
  const faked = new Set<VisitId>();
  const changed = [...groupBy(visits, dayOf)].flatMap(([day, own]) => {
    if (!ends.has(day)) return own;
    const more = Array.from({ length: Math.round(own.length * (times - 1)) }, (_, i): Visit => {
      const model = random.pick(own);
      const extra = { ...squeezed(model, { dwellMs: stayOf(model) * 0.7, from: 0.05, to: 0.95 }), id: `${model.id}/more/${i}` as VisitId };
      return shifted(extra, (i + 1) * 9 * MINUTE_MS);
    });
    for (const { id } of more) faked.add(id);
    return [...own, ...more];
  });
  return { visits: changed.toSorted((a, b) => a.startedAt - b.startedAt), faked };
}

function shifted(visit: Visit, ms: number): Visit {
  return {
    ...visit,
    ...{ startedAt: visit.startedAt + ms, endedAt: (visit.endedAt ?? 0) + ms },
    answeredAt: new Map([...visit.answeredAt].map(([question, at]) => [question, at + ms])),
    photos: visit.photos.map((photo) => ({ ...photo, takenAt: photo.takenAt + ms })),
  };
}

/** The sheet of the last visit handed in again. The lazy rate everything alike as well; the expert changes every eighth number and half of the note. */
function copied({ visits, strength, share, random }: Month): Faked {
  const faked = new Set<VisitId>();
  const last = new Map<string, Visit>();
  const changed = visits.map((visit) => {
    const before = last.get(`${visit.customer}`);
    const fake = before && dayOf(visit) >= REPORTED_FROM && random.next() < share ? sheetAgain(visit, { before, strength, random }) : visit;
    if (fake !== visit) faked.add(visit.id);
    last.set(`${visit.customer}`, fake);
    return fake;
  });
  return { visits: changed, faked };
}

function sheetAgain(visit: Visit, { before, strength, random }: { before: Visit; strength: BehaviourStrength; random: Random }): Visit {
  const sheet = new Map(before.sheet);
  if (strength === 'lazy') for (const id of sheet.keys()) if (id.startsWith('rating-')) sheet.set(id, ['5']);
  if (strength === 'expert') for (const [id, answer] of sheet) sheet.set(id, nudged(answer, random));
  const note = before.note ?? '';
  return { ...visit, sheet, note: strength === 'expert' ? `${note.slice(0, note.length / 2)}${(visit.note ?? '').slice(0, 12)}` : note };
}

function nudged(answer: unknown, random: Random): unknown {
  const one = (n: number) => (random.next() < 1 / 8 ? n + 1 + random.below(3) : n);
  if (typeof answer === 'number') return one(answer);
  if (!Array.isArray(answer) || typeof answer[0]?.cells !== 'object') return answer;
  return (answer as { product: string; cells: { 'on-hand': number } }[]).map((row) => ({
    ...row,
    cells: { 'on-hand': one(row.cells['on-hand']) },
  }));
}

/** The stay is as long as ever; the form is tapped through in no time. */
function hasty(visit: Visit, { strength, random }: Parameters<Change>[1]): Visit {
  const questions = new Map(
    STANDARDS.flatMap(({ steps }) => steps.flatMap((step) => step.questions)).map((question) => [question.id, question]),
  );
  const factor = by(strength, [0.15, 0.3, 0.5]);
  let now = visit.startedAt + stayOf(visit) * (0.2 + 0.5 * random.next());
  const answeredAt = new Map<QuestionId, number>();
  for (const id of visit.answeredAt.keys()) {
    const question = questions.get(id);
    now += (question ? readingOf(question) : 1) * factor * (0.7 + 0.6 * random.next()) * 1_000;
    answeredAt.set(id, Math.round(now));
  }
  return { ...visit, answeredAt };
}

/** The pictures of the day come in one go from the sofa. The expert does it in two goes. */
function photosAtEnd({ visits, strength, share, random }: Month): Faked {
  const faked = new Set<VisitId>();
  const changed = [...groupBy(visits, dayOf)].flatMap(([day, own]) => {
    if (day < REPORTED_FROM || random.next() >= share) return own;
    const end = Math.max(...own.map(({ endedAt = 0 }) => endedAt)) + 20 * MINUTE_MS;
    const goes = by(strength, [1, 1, 2]);
    return own.map((visit, i) => {
      faked.add(visit.id);
      const go = end + (i % goes) * 25 * MINUTE_MS;
      const shots = by(strength, [3, 2, 2]);
      return {
        ...visit,
        photos: Array.from({ length: shots }, (_, n) => photoAt(Math.round(go + random.next() * 55_000), `${visit.id}/end/${n}`)),
      };
    });
  });
  return { visits: changed, faked };
}
