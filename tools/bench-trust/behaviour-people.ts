import { addDays, instantOf, type LocalDate, MINUTE_MS, weekdayOf } from '../../src/base/moment.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import type { CustomerId, FactId, PersonId, QuestionId, VisitId } from '../../src/domain/ids.ts';
import type { Question } from '../../src/domain/sop/questions.ts';
import type { SopTemplate } from '../../src/domain/sop/template.ts';
import { readingOf } from '../../src/domain/trust/behaviour/reading.ts';
import type { Photo, Visit } from '../../src/domain/visit/state.ts';
import { pharmacySops } from '../../src/server/world/sops/pharmacy.ts';

// Everything here is made up: no public data hold honest people's forms. People differ in all that the ranking looks at, on
// purpose more than is comfortable: quick readers, shelves that never change, rounds by the half hour, estimates in tens.

export const ZONE = 'Asia/Shanghai';
const FIRST: LocalDate = '2026-07-06';
const DAYS = 91;
/** The weeks that are ranked and reported: the last four, with the end of September in them. */
export const REPORTED_FROM: LocalDate = '2026-09-07';

const rating = (n: number): Question => ({
  ...{
    id: `rating-${n}` as QuestionId,
    type: 'choice',
    title: { zh: RATED[n] as string, en: RATED[n] as string },
    required: true,
    several: false,
  },
  options: ['1', '2', '3', '4', '5'].map((value) => ({ value, title: { zh: value, en: value } })),
});
const RATED = ['店员对本品的了解', '店员推荐的意愿', '陈列的整洁程度', '价格执行的情况', '与上次相比的变化', '客户的满意程度'];

/** Two standards that ship, with a page of ratings on top, because none that ships has one. */
export const STANDARDS: readonly SopTemplate[] = pharmacySops({ version: 2, photos: true })
  .slice(0, 2)
  .map((sop) => ({ ...sop, steps: [...sop.steps, { id: 'rating', title: { zh: '评分' }, questions: RATED.map((_, n) => rating(n)) }] }));

export interface Shop {
  readonly id: CustomerId;
  readonly sop: SopTemplate;
  /** How much changes from visit to visit, from hardly anything to most of it. */
  readonly change: number;
  readonly stock: Record<string, number>;
  readonly usual: number;
}
export interface BenchPerson {
  readonly id: PersonId;
  /** Seconds over the reading time, as a factor. */
  readonly pace: number;
  readonly dwell: number;
  readonly heap: number;
  readonly tidy: number;
  /** Fills the form in at the end instead of as they go. */
  readonly atEnd: boolean;
  readonly phrases: number;
  readonly visits: readonly Visit[];
}

export function honestPeople(seed: string, many: number): BenchPerson[] {
  return Array.from({ length: many }, (_, i) => honestPerson(seededRandom(`${seed}/${i}`), `${seed}/${i}`));
}

function honestPerson(random: Random, name: string): BenchPerson {
  const habits = {
    id: name as PersonId,
    pace: Math.exp(random.normal(0.55, 0.4)),
    dwell: Math.exp(random.normal(0, 0.2)),
    heap: random.next() < 0.15 ? 0.5 : 0.3 * random.next(),
    tidy: random.next() < 0.12 ? 0.35 : 0.05,
    atEnd: random.next() < 0.35,
    phrases: 2 + random.below(6),
  };
  const shops = Array.from({ length: 32 }, (_, i) => aShop(random.fork(`shop/${i}`), `${name}/${i}`));
  const visits: Visit[] = [];
  for (let day = FIRST; day < addDays(FIRST, DAYS); day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5) visits.push(...dayOf(habits, { day, shops, random: random.fork(day), name }));
  }
  return { ...habits, visits };
}

type Habits = Omit<BenchPerson, 'visits'>;

function aShop(random: Random, name: string): Shop {
  const sop = STANDARDS[random.next() < 0.4 ? 0 : 1] as SopTemplate;
  return {
    id: name as CustomerId,
    sop,
    change: random.next() < 0.3 ? 0.1 + 0.1 * random.next() : 0.3 + 0.6 * random.next(),
    stock: {},
    usual: 1 + random.below(5),
  };
}

interface DayTold {
  readonly day: LocalDate;
  readonly shops: readonly Shop[];
  readonly random: Random;
  readonly name: string;
}

function dayOf(habits: Habits, { day, shops, random, name }: DayTold): Visit[] {
  const busy = ['2026-07-31', '2026-08-31', '2026-09-30', '2026-09-29', '2026-08-28', '2026-07-30'].includes(day)
    ? 1.3
    : weekdayOf(day) === 5
      ? 0.9
      : 1;
  const many = Math.max(3, Math.round(random.normal(7, 1.4) * busy));
  let at = instantOf(day, 8 * 60 + 30, ZONE) + random.below(40) * MINUTE_MS;
  const start = random.below(shops.length);
  return Array.from({ length: many }, (_, i) => {
    at += (8 + random.below(22)) * MINUTE_MS;
    if (random.next() < habits.tidy) at = Math.ceil(at / (30 * MINUTE_MS)) * 30 * MINUTE_MS;
    const shop = shops[(start + i) % shops.length] as Shop;
    const visit = honestVisit(habits, {
      shop,
      at: at + random.below(60) * 1_000,
      random: random.fork(`${i}`),
      id: `${name}/${day}/${i}` as VisitId,
    });
    at = visit.endedAt ?? at;
    return visit;
  });
}

interface VisitTold {
  readonly shop: Shop;
  readonly at: number;
  readonly random: Random;
  readonly id: VisitId;
}

function honestVisit(habits: Habits, { shop, at, random, id }: VisitTold): Visit {
  const { sop } = shop;
  const dwellS = Math.max(4 * 60, Math.exp(random.normal(Math.log(sop.minDwellMin * 70 * habits.dwell), 0.32)));
  const questions = sop.steps.flatMap((step) => step.questions).filter(({ type }) => type !== 'photo');
  const took = questions.map((question) => (1 + readingOf(question)) * habits.pace * Math.exp(random.normal(0, 0.35)));
  const formS = Math.min(
    dwellS * 0.8,
    took.reduce((sum, each) => sum + each, 0),
  );
  const scale = formS / took.reduce((sum, each) => sum + each, 0);
  const talkS = dwellS - formS;
  const sheet = new Map<QuestionId, unknown>();
  const answeredAt = new Map<QuestionId, number>();
  // At the end: one long talk, then the form. As they go: the talk lies between the answers, unevenly.
  const cuts = questions.map(() => (habits.atEnd ? 0.01 : random.next() ** 3));
  const whole = cuts.reduce((sum, each) => sum + each, 0);
  let now = at + (habits.atEnd ? talkS * (0.5 + 0.45 * random.next()) : talkS * 0.1) * 1_000;
  const spare = at + dwellS * 1_000 - now - formS * 1_000;
  for (const [i, question] of questions.entries()) {
    now += (took[i] as number) * scale * 1_000 + ((cuts[i] as number) / whole) * Math.max(0, spare) * 0.9;
    sheet.set(question.id, answerOf(question, { habits, shop, random }));
    answeredAt.set(question.id, Math.round(now));
  }
  const shots = [0.05 + 0.1 * random.next(), 0.3 + 0.2 * random.next(), 0.55 + 0.35 * random.next()];
  return {
    ...{ id, person: habits.id, customer: shop.id, customerName: undefined, stop: undefined, sop: { key: sop.key, version: sop.version } },
    ...{ purpose: undefined, unplanned: undefined, unplannedReason: undefined, device: '' as never, startedAt: Math.round(at) },
    ...{ startPlace: undefined, noStartPlace: undefined, endedAt: Math.round(at + dwellS * 1_000), endPlace: undefined, outcome: 'done' },
    ...{
      short: undefined,
      places: [],
      sheet,
      answeredAt,
      amendments: [],
      reviews: [],
      lapses: [],
      explanations: [],
      tokens: [],
      customerSaid: [],
    },
    note: noteOf(habits, shop, random),
    photos: shots.map((share, i): Photo => photoAt(Math.round(at + share * dwellS * 1_000), `${id}/${i}`)),
  };
}

export function photoAt(takenAt: number, name: string): Photo {
  return {
    fact: name as FactId,
    question: 'shelf-before' as QuestionId,
    digest: ''.padStart(64, '0'),
    takenAt,
    source: 'camera',
    place: undefined,
  };
}

function answerOf(question: Question, { habits, shop, random }: { habits: Habits; shop: Shop; random: Random }): unknown {
  const changes = random.next() < shop.change;
  switch (question.type) {
    case 'yes-no':
      return changes ? random.next() < 0.6 : shop.usual > 2;
    case 'choice': {
      const nth = changes
        ? random.below(question.options.length)
        : (shop.usual + question.id.length + question.id.charCodeAt(question.id.length - 1)) % question.options.length;
      return [question.options[nth]?.value ?? ''];
    }
    case 'number':
      return counted(`${question.id}`, { habits, shop, random });
    case 'product-grid':
      return question.products.map(({ key }) => ({
        product: key,
        cells: { 'on-hand': counted(`${question.id}/${key}`, { habits, shop, random }) },
      }));
    default:
      return '—';
  }
}

function counted(key: string, { habits, shop, random }: { habits: Habits; shop: Shop; random: Random }): number {
  const before = shop.stock[key] ?? 8 + random.below(60);
  const now = random.next() < shop.change ? Math.max(0, before + Math.round(random.normal(0, 6))) : before;
  shop.stock[key] = now;
  return random.next() < habits.heap ? Math.round(now / 5) * 5 : now;
}

const WHO = ['店长', '老板娘', '值班店员', '采购', '新来的店员', '药师'];
const WHAT = [
  '说最近客流少',
  '对新包装满意',
  '问下个月的活动',
  '嫌价格高于网上',
  '答应把货架往上挪一层',
  '要求补两箱',
  '提到隔壁开了新店',
  '希望多来做培训',
  '反映有顾客退货',
  '说会员日卖得不错',
];
const THEN = ['已解释', '下次带样品', '留了宣传页', '约了下周再谈', '已报给主管', '当场调整好', '拍了照片', '先观察两周'];
const SHORT = ['正常', '无', '一切正常', '老板不在', '按计划完成', ''];

/** A third writes next to nothing; the rest what they heard, in words of which each person uses some more than others. */
function noteOf({ phrases }: Habits, shop: Shop, random: Random): string {
  if (random.next() < 0.4) return random.pick(SHORT);
  const many = 1 + random.below(3);
  const from = <T>(all: readonly T[]) => all[(random.below(phrases + 2) + shop.usual) % all.length] as T;
  return Array.from({ length: many }, () => `${from(WHO)}${from(WHAT)}${1 + random.below(30)}，${from(THEN)}`).join('。');
}
