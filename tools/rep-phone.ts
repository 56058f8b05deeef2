import type * as z from 'zod/mini';
import type { Instant } from '../src/base/moment.ts';
import type { Random } from '../src/base/random.ts';
import { type Result } from '../src/base/result.ts';
import type { QuestionId, VisitId } from '../src/domain/ids.ts';
import { isOnDuty, type Person } from '../src/domain/person.ts';
import type { Point } from '../src/domain/place.ts';
import type { Outcome, ShortReason } from '../src/domain/visit/facts.ts';
import { answerQuestion } from '../src/field/actions/answer-question.ts';
import { answerErrand, type ErrandAnswer } from '../src/field/actions/answer-errand.ts';
import { checkInAt } from '../src/field/actions/check-in.ts';
import { checkOutOf } from '../src/field/actions/check-out.ts';
import { explain } from '../src/field/actions/explain.ts';
import { lookAround } from '../src/field/actions/look-around.ts';
import { noteOpportunity, type OpportunityAsk } from '../src/field/actions/note-opportunity.ts';
import { notePlace } from '../src/field/actions/note-place.ts';
import { openDuty } from '../src/field/actions/open-duty.ts';
import { type OrderAsk, placeOrder } from '../src/field/actions/place-order.ts';
import { takePhoto } from '../src/field/actions/take-photo.ts';
import { arrayStore } from '../src/field/adapters/array-store.ts';
import { toldPhone, type ToldPhone, withCookies } from '../src/field/adapters/told-phone.ts';
import { HELD_KINDS, heldKey } from '../src/field/log/directives.ts';
import type { FieldDeps, LogStore, Shot } from '../src/field/ports.ts';
import { meet } from '../src/field/sync/contact.ts';
import { enrol } from '../src/field/sync/enrol.ts';
import { fetchMine } from '../src/field/sync/mine.ts';
import { pull } from '../src/field/sync/pull.ts';
import { push } from '../src/field/sync/push.ts';
import { uploadPhotos } from '../src/field/sync/upload.ts';
import { verifySignature } from '../src/server/adapters/verify.ts';
import { signIn } from '../src/wire/org.ts';
import type { Act } from './live-visit.ts';
import { looked, type PhoneHabit } from './phone-noise.ts';
import { phoneKey } from './told-key.ts';
import type { ToldClock } from './told-server.ts';

export interface Leaving {
  readonly outcome: Outcome;
  readonly short: z.infer<typeof ShortReason> | undefined;
  readonly note: string | undefined;
}

/** A phone as a story drives it. Everything behind it is what a real phone runs, but for the time and the place. */
export interface RepPhone {
  readonly tell: (at: Instant) => void;
  readonly checkIn: (act: Act) => Promise<VisitId>;
  /** Looks where it is once more while the visit goes on. */
  readonly lookAgain: () => Promise<void>;
  readonly answer: (question: QuestionId, answer: unknown) => Promise<void>;
  /** Takes the photo and gives the answer that names it. */
  readonly photograph: (question: QuestionId, shot: Shot) => Promise<unknown>;
  readonly checkOut: (leaving: Leaving) => Promise<void>;
  readonly order: (asked: OrderAsk) => Promise<void>;
  readonly opportunity: (asked: OpportunityAsk) => Promise<void>;
  readonly explain: (visit: VisitId, text: string, as?: 'reply' | 'appeal') => Promise<void>;
  /** Asks a customer for a colleague, at the customer's, if this phone was given the task. */
  readonly askFor: (task: VisitId, answer: Pick<ErrandAnswer, 'outcome' | 'heard'>) => Promise<void>;
  /** A contact with the server, and its newest directives. */
  readonly morning: () => Promise<void>;
  /** Sends what is unsent, photos with it; says how many facts that were. */
  readonly evening: () => Promise<number>;
  readonly setClock: (offMs: number) => void;
  readonly told: ToldPhone;
  /** What somebody gets who copies the phone: the same key, the same memory, and its own life from here on. */
  readonly copy: () => Promise<RepPhone>;
}

export interface Buying {
  readonly person: Person;
  readonly password: string;
  readonly clock: ToldClock;
  readonly send: (request: Request) => Promise<Response>;
  readonly origin: string;
  readonly random: Random;
  readonly habit: PhoneHabit;
  /** Where somebody is at an instant, if not where the visit says that they stand. */
  readonly where?: (at: Instant) => Point;
  readonly key?: FieldDeps['key'];
  readonly store?: LogStore;
}

/** A new phone: a key of its own, signed in and enrolled. */
export async function repPhone(buying: Buying): Promise<RepPhone> {
  const { person, password, clock, origin, random, key = phoneKey(), store } = buying;
  const told = await toldPhone({
    ...{
      person,
      key,
      check: verifySignature,
      random: random.fork('ids'),
      origin,
      trueNow: clock.now,
      boot: random.fork('boot').next().toString(36).slice(2),
    },
    send: withCookies(buying.send),
    ...(store && { store }),
  });
  await told.deps.net.call(signIn, { employeeNo: person.employeeNo, password });
  await enrol(told.deps, '演示手机');
  return driven(told, buying);
}

const REMEMBERED = ['me', 'nonce', 'organisation', 'enrolment', 'cursor', 'checkpoint', 'lastContactAt', ...HELD_KINDS.map(heldKey)];

async function copied({ deps }: ToldPhone, buying: Buying): Promise<RepPhone> {
  const store = arrayStore();
  for (const fact of await deps.store.facts()) await store.append(fact, undefined);
  const answers = [...(await deps.store.settled())].map(([id, answer]) => ({ id, ...answer, receipt: undefined as never }));
  await store.settle(answers);
  for (const key of REMEMBERED) await store.write({ [key]: await deps.store.read(key) });
  return repPhone({ ...buying, key: deps.key, store, random: buying.random.fork(`copy/${answers.length}`) });
}

function driven(told: ToldPhone, buying: Buying): RepPhone {
  const { clock, random, habit, where } = buying;
  const { deps, log } = told;
  const chance = random.fork('looks');
  let [visit, standsAt] = ['' as VisitId, { lat: 0, lon: 0 } as Point];
  const look = () => {
    const at = told.clock.now();
    told.stand({ fixes: looked({ truth: where?.(clock.now()) ?? standsAt, at, habit, random: chance }) });
    return lookAround(told);
  };
  return {
    told,
    copy: () => copied(told, buying),
    tell: clock.tell,
    setClock: told.setClock,
    checkIn: async ({ customer, stop, unplanned, standsAt: here }) => {
      standsAt = here;
      const how = stop
        ? { stop: stop.id, purpose: stop.purpose, unplanned: undefined }
        : { stop: undefined, purpose: undefined, unplanned: { why: unplanned, reason: undefined } };
      visit = must(await checkInAt(told, { customer: customer.id, ...how, seen: await look(), offSite: false }));
      return visit;
    },
    lookAgain: async () => void (await notePlace(told, { visit, seen: await look() })),
    answer: async (question, given) => void must(await answerQuestion(told, { visit, question, given })),
    photograph: async (question, shot) => {
      const given = [await takePhoto(told, { visit, question, shot })];
      must(await answerQuestion(told, { visit, question, given }));
      return given;
    },
    checkOut: async (leaving) => void must(await checkOutOf(told, { visit, ...leaving, seen: await look() })),
    order: async (asked) => void (await placeOrder(told, asked)),
    opportunity: async (asked) => void (await noteOpportunity(told, asked)),
    explain: async (about, text, as = 'reply') => void (await explain(told, { visit: about, as, text, about: undefined })),
    askFor: async (task, answer) => {
      await fetchMine(deps);
      await log.refresh();
      const errand = log.view().mine?.errands?.find((one) => one.task === task);
      if (!errand) throw new Error('the story sends somebody whom the office did not');
      standsAt = errand.fence?.centre ?? standsAt;
      if (!isOnDuty(log.view().me, log.view().dutySpans, told.clock.now())) await openDuty(told);
      await answerErrand(told, { ...answer, errand, seen: await look() });
    },
    morning: async () => {
      await meet(deps);
      await pull(deps);
      await log.refresh();
    },
    evening: async () => {
      const sent = await push(deps);
      await uploadPhotos(deps);
      return sent;
    },
  };
}

/** The story asks only for what the rules allow: a refusal is a fault of the story. */
function must<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`the story asks for what is refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
