import { groupBy } from '../../../base/group.ts';
import { type Instant, type LocalDate, wallClock } from '../../../base/moment.ts';
import type { CustomerId, PersonId, QuestionId, VisitId } from '../../ids.ts';
import type { Question } from '../../sop/questions.ts';
import type { SopTemplate } from '../../sop/template.ts';
import type { Visit } from '../../visit/state.ts';
import { sketchOf } from './notes.ts';
import { readingOf } from './reading.ts';

/** How a visit was gone about: what its facts say, and nothing that depends on any other visit. Plain, so that it can be kept. */
export interface VisitTraits {
  readonly visit: VisitId;
  readonly person: PersonId;
  readonly customer: CustomerId | null;
  readonly day: LocalDate;
  readonly startedAt: Instant;
  /** `''` where no standard applied. */
  readonly sop: string;
  readonly purpose: string;
  readonly startMinute: number;
  readonly dwellS: number;
  /** Answers that came after the first, how long reading what they ask takes, and how long they took. */
  readonly form: { readonly answers: number; readonly readingS: number; readonly tookS: number } | null;
  /** Questions that offer the same choices, and in how many the one most chosen was chosen. */
  readonly scale: { readonly questions: number; readonly same: number } | null;
  /** Counted numbers, by question, or question, product and column. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Of those numbers that have two digits or more, how many end in 0 or 5: the last digit of a smaller one is the number itself. */
  readonly digits: { readonly counted: number; readonly heaped: number };
  /** What was chosen, by question: one of a list, or yes and no. */
  readonly choices: Readonly<Record<string, string>>;
  /** A sketch of its notes; empty where they are too short to tell. */
  readonly note: readonly number[];
  readonly photosAt: readonly Instant[];
  /** The longest stretch from check-in to check-out in which nothing was answered, photographed or seen. */
  readonly pauseS: number;
}

/** Nothing is said of a visit that did not take place, or is under way: a shop that is shut is nobody's behaviour. */
export function traitsOf(
  visit: Visit,
  { sop, zone, day }: { sop: SopTemplate | undefined; zone: string; day: LocalDate },
): VisitTraits | undefined {
  if (visit.endedAt === undefined || visit.outcome !== 'done') return undefined;
  const questions = (sop?.steps ?? []).flatMap((step) => step.questions).filter(({ id }) => visit.sheet.has(id));
  return {
    ...{ visit: visit.id, person: visit.person, customer: visit.customer ?? null, day, startedAt: visit.startedAt },
    ...{ sop: visit.sop?.key ?? '', purpose: visit.purpose ?? '', startMinute: wallClock(visit.startedAt, zone).minute },
    dwellS: (visit.endedAt - visit.startedAt) / 1_000,
    form: formOf(visit, questions),
    scale: scaleOf(visit, questions),
    ...countedIn(visit, questions),
    choices: Object.fromEntries(chosenIn(visit, questions).map(({ id, answer }) => [id, answer])),
    note: sketchOf([visit.note ?? '', ...textsOf(visit, questions)].join('\n')),
    photosAt: visit.photos.map(({ takenAt }) => takenAt),
    pauseS: pauseOf(visit),
  };
}

const LEAST_ANSWERS = 4;

/** Answers that were amended after check-out were not part of filling the form in. */
function formOf({ answeredAt, endedAt = 0 }: Visit, questions: readonly Question[]): VisitTraits['form'] {
  const given = questions
    .flatMap((question) => {
      const at = answeredAt.get(question.id);
      return at === undefined || at > endedAt || question.type === 'photo' ? [] : [{ question, at }];
    })
    .toSorted((a, b) => a.at - b.at);
  const [first, last] = [given[0], given.at(-1)];
  if (!first || !last || given.length < LEAST_ANSWERS) return null;
  const readingS = given.slice(1).reduce((sum, { question }) => sum + readingOf(question), 0);
  return { answers: given.length, readingS: Math.round(readingS * 10) / 10, tookS: (last.at - first.at) / 1_000 };
}

interface Chosen {
  readonly id: QuestionId;
  /** What there was to choose from. */
  readonly of: string;
  readonly answer: string;
}

function chosenIn({ sheet }: Visit, questions: readonly Question[]): Chosen[] {
  return questions.flatMap((question): Chosen[] => {
    const { id } = question;
    const answer = sheet.get(id);
    if (question.type === 'yes-no') return [{ id, of: 'yes-no', answer: `${answer}` }];
    if (question.type !== 'choice' || question.several || !Array.isArray(answer)) return [];
    return [{ id, of: question.options.map(({ value }) => value).join('|'), answer: answer.join('|') }];
  });
}

function scaleOf(visit: Visit, questions: readonly Question[]): VisitTraits['scale'] {
  const groups = [...groupBy(chosenIn(visit, questions), ({ of }) => of).values()].toSorted((a, b) => b.length - a.length);
  const most = groups[0];
  if (!most || most.length < LEAST_ANSWERS) return null;
  const same = Math.max(...[...groupBy(most, ({ answer }) => answer).values()].map((one) => one.length));
  return { questions: most.length, same };
}

function countedIn(visit: Visit, questions: readonly Question[]): Pick<VisitTraits, 'numbers' | 'digits'> {
  const numbers = numbersOf(visit, questions);
  const counted = Object.values(numbers).filter((n) => Number.isInteger(n) && n >= 10);
  return { numbers, digits: { counted: counted.length, heaped: counted.filter((n) => n % 5 === 0).length } };
}

const COUNTED: ReadonlySet<string> = new Set(['on-hand', 'facings', 'sold']);

function numbersOf({ sheet }: Visit, questions: readonly Question[]): Record<string, number> {
  const numbers: [string, number][] = questions.flatMap((question): [string, number][] => {
    const answer = sheet.get(question.id);
    if (question.type === 'number') return typeof answer === 'number' ? [[question.id, answer]] : [];
    if (question.type !== 'product-grid' || !Array.isArray(answer)) return [];
    const rows = answer.filter((row): row is { product: string; cells: object } => typeof row?.cells === 'object' && row.cells !== null);
    return rows.flatMap(({ product, cells }) =>
      Object.entries(cells).flatMap(([column, cell]): [string, number][] =>
        COUNTED.has(column) && typeof cell === 'number' ? [[`${question.id}/${product}/${column}`, cell]] : [],
      ),
    );
  });
  return Object.fromEntries(numbers.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function textsOf({ sheet }: Visit, questions: readonly Question[]): string[] {
  return questions.flatMap(({ type, id }) => (type === 'text' ? [`${sheet.get(id as QuestionId)}`] : []));
}

function pauseOf({ startedAt, endedAt = startedAt, answeredAt, photos, places }: Visit): number {
  const during = [...answeredAt.values(), ...photos.map(({ takenAt }) => takenAt), ...places.map(({ at }) => at)];
  const events = [startedAt, ...during.filter((at) => startedAt < at && at < endedAt), endedAt].toSorted((a, b) => a - b);
  return Math.max(0, ...events.slice(1).map((at, i) => at - (events[i] as Instant))) / 1_000;
}
