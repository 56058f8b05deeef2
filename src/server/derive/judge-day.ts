import { DAY_MS, type Instant, type LocalDate } from '../../base/moment.ts';
import { pinAt } from '../../domain/customer/pin.ts';
import type { Customer } from '../../domain/customer.ts';
import { validityOf } from '../../domain/kpi/validity.ts';
import type { Validity } from '../../domain/kpi/indicator.ts';
import type { SopTemplate } from '../../domain/sop/template.ts';
import { isCopy } from '../../domain/photo/likeness.ts';
import { type Dwell, dwellOf } from '../../domain/trust/dwell.ts';
import { comparable } from '../../domain/trust/earlier.ts';
import { coolDownMs } from '../../domain/trust/identity.ts';
import { judge } from '../../domain/trust/judge.ts';
import { silentAmong } from '../../domain/trust/rule.ts';
import { isDrawn } from '../../domain/trust/sample.ts';
import type { EarlierLooks, PinMoveSeen, Scene } from '../../domain/trust/signal.ts';
import { siteProofsOf } from '../../domain/trust/site-proof.ts';
import type { Verdict } from '../../domain/trust/verdict.ts';
import type { Visit } from '../../domain/visit/state.ts';
import { aes } from '../adapters/aes.ts';
import type { Company } from '../directives/company.ts';
import type { LedgerFact } from '../store/scenes.ts';
import { otherScenesOf } from './other-scenes.ts';
import { isVouched } from './vouched.ts';
import { type DayRecord, factsOfVisit } from './read-day.ts';

/** How long the bytes of a declared photo are waited for; after that the grade stands without them. */
export const PHOTOS_WITHIN_MS = 7 * DAY_MS;

export interface Judged {
  readonly visit: Visit;
  readonly day: LocalDate;
  readonly verdict: Verdict;
  readonly siteProofs: Scene['siteProofs'];
  /** How long the person was seen at the customer's, at least and at most. */
  readonly dwell: Dwell | undefined;
  readonly validity: Validity;
  readonly sop: SopTemplate | undefined;
  /** Drawn for a look, whatever was found. */
  readonly sampled: boolean;
}

/** Judges every visit of a day. What is asked of the clock is only whether photos may still come. */
export function judgeDay(record: DayRecord, now: Instant): Judged[] {
  const silent = silentAmong(record.company.rules);
  return record.visits.map((visit, i) => {
    const scene = sceneOf(record, { visit, before: record.visits[i - 1] ?? record.before });
    const verdict = judge(scene, record.company.policyNumber, silent);
    const waiting = scene.missingPhotos > 0 && now - (visit.endedAt ?? visit.startedAt) < PHOTOS_WITHIN_MS;
    const settled = { ...verdict, complete: !waiting };
    const sampled = record.draw !== undefined && isDrawn(record.draw, visit.id);
    const validity = validityOf(visit, settled, scene.sop);
    const dwell = dwellOf(visit, scene.customer?.fence);
    return { visit, day: record.day, verdict: settled, siteProofs: scene.siteProofs, dwell, validity, sop: scene.sop, sampled };
  });
}

function sceneOf(record: DayRecord, { visit, before }: { visit: Visit; before: Visit | undefined }): Scene {
  const facts = factsOfVisit(record, visit.id).filter(({ fact }) => fact.device === visit.device);
  const others = [...record.visits, ...(record.before ? [record.before] : [])].filter(({ id }) => id !== visit.id);
  const photos = new Set(visit.photos.map(({ fact }) => fact));
  return {
    visit,
    customer: customerAt(record, visit),
    pinMoves: pinMovesSeen(record, visit),
    sop: sopOf(record.company, visit),
    today: record.day,
    before,
    beforeCustomer: before && customerAt(record, before),
    overlapping: others.filter((other) => overlap(visit, other)),
    brackets: facts.map(({ fact, nonceAt, receivedAt, monoMs, boot }) => ({
      fact: fact.id,
      kind: fact.kind,
      at: fact.at,
      nonceAt,
      receivedAt,
      monoMs,
      boot,
    })),
    breaks: facts.flatMap(({ fact }) => {
      const why = record.breaks.get(fact.id);
      return why ? [{ fact: fact.id, why }] : [];
    }),
    aheadMs: aheadOf(facts, record.facts),
    earlierLooks: comparable(earlierLooks(record, visit), record.day),
    altered: record.altered.get(visit.device) ?? 0,
    samePhotos: record.earlierUses
      .filter(({ by }) => photos.has(by))
      .map(({ digest, visit: other, day, person }) => ({ digest, visit: other, day, own: person === record.person })),
    copies: record.earlierPictures
      .filter(({ by, likeness }) => photos.has(by) && isCopy(likeness))
      .map(({ digest, of, visit: other, day, person, likeness }) => ({
        digest,
        of,
        visit: other,
        day,
        own: person === record.person,
        ...likeness,
      }))
      .toSorted((a, b) => b.inliers - a.inliers || (a.digest + a.of < b.digest + b.of ? -1 : 1)),
    otherScenes: otherScenesOf(record, visit),
    siteProofs: siteProofsOf(visit, { secrets: record.siteSecrets, uses: record.tokenUses, aes }),
    missingPhotos: visit.photos.filter(({ digest }) => !record.here.has(digest)).length,
    droppedPlaces: facts.filter(({ fact }) => record.dropped.has(fact.id)).length,
    who: {
      phone: record.phones.get(visit.device),
      coolDownMs: coolDownMs(record.company.policy),
      inStep: record.inStep,
      vouched: isVouched(record, visit),
    },
  };
}

/** Earlier is by the time of check-in, whatever came in first. */
function earlierLooks({ seenAtCustomers, person }: DayRecord, visit: Visit): EarlierLooks[] {
  return seenAtCustomers
    .filter(({ customer, at, looks }) => customer === visit.customer && at < visit.startedAt && looks.length > 0)
    .map(({ visit: other, day, person: whose, looks }) => ({ visit: other, day, own: whose === person, looks }));
}

/** How far the latest of these facts is ahead of one that its device made after it. */
function aheadOf(own: readonly LedgerFact[], all: readonly LedgerFact[]): number {
  const behind = own.map(({ fact }) => {
    const after = all.filter(({ fact: later }) => later.device === fact.device && later.seq > fact.seq).map(({ fact: later }) => later.at);
    return fact.at - Math.min(fact.at, ...after);
  });
  return Math.max(0, ...behind);
}

/** The customer as it is, at the pin that was in force as the visit began: a pin that moves later turns no visit of before. */
function customerAt({ customers, pins }: DayRecord, visit: Visit): Customer | undefined {
  const customer = visit.customer && customers.get(visit.customer);
  return customer && { ...customer, fence: pinAt(pins.get(customer.id)?.set ?? [], visit.startedAt) };
}

function pinMovesSeen({ pins }: DayRecord, { customer, person, startedAt }: Visit): PinMoveSeen[] {
  const set = (customer && pins.get(customer)?.set) || [];
  return set
    .flatMap(({ at, move }) => {
      const days = move?.toward.find((one) => one.person === person)?.days ?? 0;
      return move && at <= startedAt ? [{ at, movedM: move.movedM, days }] : [];
    })
    .toReversed();
}

/** The version that the visit began with, whatever is in force now. */
export function sopOf({ sops }: Company, { sop }: Pick<Visit, 'sop'>): SopTemplate | undefined {
  return sop && sops.find(({ key, version }) => key === sop.key && version === sop.version);
}

function overlap(a: Visit, b: Visit): boolean {
  return a.startedAt < (b.endedAt ?? b.startedAt) && b.startedAt < (a.endedAt ?? a.startedAt);
}
