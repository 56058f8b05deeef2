import { MINUTE_MS } from '../../src/base/moment.ts';
import { fileDigest } from '../../src/base/digest.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import type { Point } from '../../src/domain/place.ts';
import type { Outcome } from '../../src/domain/visit/facts.ts';
import type { Seen } from '../../src/domain/visit/rules.ts';
import { answerQuestion } from '../../src/field/actions/answer-question.ts';
import { checkInAt } from '../../src/field/actions/check-in.ts';
import { checkOutOf } from '../../src/field/actions/check-out.ts';
import { lookAround } from '../../src/field/actions/look-around.ts';
import { takePhoto } from '../../src/field/actions/take-photo.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import type { Shot } from '../../src/field/ports.ts';
import { assert } from '../../src/base/result.ts';
import { CLEAN, seenAt, SHELF, stopOf, type TestCompany } from './company.ts';

export interface VisitTold {
  readonly customer: Customer;
  readonly from: number;
  readonly minutes?: number;
  /** Where the phone is, if not at the customer's. */
  readonly standing?: Point;
  /** What the phone is told of its position at an instant, where somebody tells it otherwise. */
  readonly fed?: (at: number) => Seen;
  readonly photo?: Shot;
  readonly outcome?: Outcome;
  readonly planned?: boolean;
}

export async function enter(
  { setNow, clock }: TestCompany,
  phone: ToldPhone,
  { customer, from, standing, fed, planned = true }: VisitTold,
): Promise<VisitId> {
  setNow(from);
  phone.stand(fed?.(phone.clock.now()) ?? seenAt(standing ?? (customer.fence?.centre as Point), phone.clock.now()));
  const unplanned = planned ? undefined : ({ why: 'passing-by', reason: undefined } as const);
  const started = await checkInAt(phone, {
    ...{ customer: customer.id, stop: planned ? stopOf(customer) : undefined, purpose: undefined, unplanned, offSite: false },
    seen: await lookAround(phone),
  });
  assert(started.ok, `no check-in at ${clock.now()}: ${JSON.stringify(started)}`);
  return started.value;
}

export interface LeaveTold extends Pick<VisitTold, 'customer' | 'standing' | 'fed' | 'outcome'> {
  readonly visit: VisitId;
  readonly at: number;
  readonly short?: 'task-done';
}

/** Answers what must be answered, and checks out where the phone stands. */
export async function leave(
  { setNow }: TestCompany,
  phone: ToldPhone,
  { visit: id, at, customer, standing, fed, outcome = 'done', short }: LeaveTold,
) {
  await answerQuestion(phone, { visit: id, question: CLEAN, given: true });
  setNow(at);
  phone.stand(fed?.(phone.clock.now()) ?? seenAt(standing ?? (customer.fence?.centre as Point), phone.clock.now()));
  return checkOutOf(phone, { visit: id, outcome, short, note: undefined, seen: await lookAround(phone) });
}

/** A whole visit through the real actions: in, perhaps a photo, an answer, out. */
export async function visit(company: TestCompany, phone: ToldPhone, told: VisitTold): Promise<VisitId> {
  const { from, minutes = 15, photo } = told;
  const id = await enter(company, phone, told);
  company.setNow(from + MINUTE_MS);
  if (told.fed) phone.stand(told.fed(phone.clock.now()));
  if (photo) await takePhoto(phone, { visit: id, question: SHELF, shot: photo, seen: await lookAround(phone) });
  const ended = await leave(company, phone, {
    ...told,
    visit: id,
    at: from + minutes * MINUTE_MS,
    ...(minutes < 10 && { short: 'task-done' }),
  });
  assert(ended.ok, `no check-out: ${JSON.stringify(ended)}`);
  return id;
}

export function aShot(bytes: Uint8Array<ArrayBuffer>, more: Partial<Shot> = {}): Shot {
  return { bytes, digest: fileDigest(bytes), widthPx: 640, heightPx: 480, source: 'camera', ...more };
}
