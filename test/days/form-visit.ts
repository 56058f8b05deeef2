import sharp from 'sharp';
import { assert } from '../../src/base/result.ts';
import { MINUTE_MS } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { QuestionId, SopKey, VisitId } from '../../src/domain/ids.ts';
import type { Question } from '../../src/domain/sop/questions.ts';
import type { SopTemplate } from '../../src/domain/sop/template.ts';
import type { Outcome } from '../../src/domain/visit/facts.ts';
import type { Seen } from '../../src/domain/visit/rules.ts';
import { answerQuestion } from '../../src/field/actions/answer-question.ts';
import { checkOutOf } from '../../src/field/actions/check-out.ts';
import { lookAround } from '../../src/field/actions/look-around.ts';
import { takePhoto } from '../../src/field/actions/take-photo.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import type { TestCompany } from './company.ts';
import { aShot, enter } from './visit.ts';

// A visit with a form that is worth reading: four ratings, five counts, a remark and two photos, each given at its minute.

const id = (name: string) => name as QuestionId;
const RATED = ['店员对本品的了解', '店员推荐的意愿', '陈列的整洁程度', '客户的满意程度'];
const COUNTED = ['感冒灵颗粒', '板蓝根颗粒', '维生素 C 片', '钙片', '创可贴'];
const RATINGS = RATED.map(
  (title, n): Question => ({
    ...{ id: id(`rating-${n}`), type: 'choice', title: { zh: title }, required: true, several: false },
    options: ['1', '2', '3', '4', '5'].map((value) => ({ value, title: { zh: value } })),
  }),
);
const COUNTS = COUNTED.map(
  (title, n): Question => ({ id: id(`count-${n}`), type: 'number', title: { zh: `${title}的库存` }, required: true }),
);
const NOTE: Question = { id: id('note'), type: 'text', title: { zh: '备注' }, required: false };
const PHOTO: Question = { id: id('photo'), type: 'photo', title: { zh: '照片' }, required: false, min: 1, max: 3, gallery: true };
const ASKED = [...RATINGS, ...COUNTS, NOTE];

export const FORM: SopTemplate = {
  ...{ key: 'form' as SopKey, version: 1, line: 'pharmacy' as never, title: { zh: '盘点', en: 'Stock-taking' }, priority: 5 },
  ...{ applies: { trait: 'line', in: ['pharmacy'] }, purposes: [], minDwellMin: 10, evidence: 'B', burdenS: 120 },
  steps: [{ id: 'form', title: { zh: '盘点' }, questions: [...ASKED, PHOTO] }],
};

/** What is given: ratings, counts and a remark, in the order in which they are asked. */
export type Given = readonly unknown[];

export interface FormVisit {
  readonly customer: Customer;
  readonly from: number;
  readonly stayMin: number;
  /** Minutes after the check-in, of the nth answer and of the photos. */
  readonly answeredMin: (n: number) => number;
  readonly photosMin: readonly number[];
  readonly given: Given;
  /** What the phone says of where it is. */
  readonly seen: (at: number) => Seen;
  readonly outcome?: Outcome;
}

const PHRASES = ['老板说下周要补货', '新到的货还没上架', '价签换过了', '隔壁在装修客人少', '店长休息由小周接待', '促销台移到了门口'];
const MORE = ['提醒了近效期', '答应下次带样品', '补了两排空位', '问了竞品的价格', '讲了新品的用法', '约好月底再来盘点', '退了一箱破损的'];

/** A sheet as it comes out where something was looked at: ratings and counts of the day, and words of its own. */
export function aSheet(random: Random): Given {
  const ratings = RATINGS.map(() => [`${1 + random.below(5)}`]);
  const counts = COUNTS.map(() => 3 + random.below(60));
  return [...ratings, ...counts, `${random.pick(PHRASES)}，${random.pick(MORE)}，${random.pick(MORE)}，第${random.below(90)}号柜`];
}

const picture = await sharp(drawScene({ shop: 'form', picture: '1', subject: 'shelf-after' }))
  .resize(120)
  .jpeg()
  .toBuffer();
let taken = 0;
/** No two pictures are the same file. What they show is looked at in other stories. */
function aPicture() {
  const bytes = new Uint8Array(picture.length + 4);
  bytes.set(picture);
  new DataView(bytes.buffer).setUint32(picture.length, (taken += 1));
  return aShot(bytes);
}

/** The whole visit through the real actions, everything at its minute. */
export async function formVisit(company: TestCompany, phone: ToldPhone, told: FormVisit): Promise<VisitId> {
  const { customer, from, stayMin, answeredMin, photosMin, given, seen, outcome = 'done' } = told;
  const visit = await enter(company, phone, { customer, from, planned: false, fed: seen });
  const answers = outcome === 'done' ? given : [];
  const doings: [number, () => Promise<unknown>][] = [
    ...answers.map((answer, n): [number, () => Promise<unknown>] => [
      answeredMin(n),
      () => answerQuestion(phone, { visit, question: (ASKED[n] as Question).id, given: answer }),
    ]),
    ...photosMin.map((minute): [number, () => Promise<unknown>] => [minute, () => pictured(phone, { visit, seen })]),
  ];
  for (const [minute, doIt] of doings.toSorted(([a], [b]) => a - b)) {
    company.setNow(from + Math.round(minute * MINUTE_MS));
    await doIt();
  }
  company.setNow(from + Math.round(stayMin * MINUTE_MS));
  phone.stand(seen(phone.clock.now()));
  const short = stayMin < FORM.minDwellMin ? 'task-done' : undefined;
  const ended = await checkOutOf(phone, { visit, outcome, short, note: undefined, seen: await lookAround(phone) });
  assert(ended.ok, `no check-out: ${JSON.stringify(ended)}`);
  return visit;
}

async function pictured(phone: ToldPhone, { visit, seen }: { visit: VisitId } & Pick<FormVisit, 'seen'>): Promise<void> {
  phone.stand(seen(phone.clock.now()));
  await takePhoto(phone, { visit, question: PHOTO.id, shot: aPicture(), seen: await lookAround(phone) });
}
