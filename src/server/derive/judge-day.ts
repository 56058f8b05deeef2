import { DAY_MS, type Instant, type LocalDate } from '../../base/moment.ts';
import { validityOf } from '../../domain/kpi/validity.ts';
import type { Validity } from '../../domain/kpi/indicator.ts';
import type { SopTemplate } from '../../domain/sop/template.ts';
import { isCopy } from '../../domain/photo/likeness.ts';
import { judge } from '../../domain/trust/judge.ts';
import type { Scene } from '../../domain/trust/signal.ts';
import { siteProofsOf } from '../../domain/trust/site-proof.ts';
import type { Verdict } from '../../domain/trust/verdict.ts';
import type { Visit } from '../../domain/visit/state.ts';
import { aes } from '../adapters/aes.ts';
import type { Company } from '../directives/company.ts';
import { type DayRecord, factsOfVisit } from './read-day.ts';

/** How long the bytes of a declared photo are waited for; after that the grade stands without them. */
export const PHOTOS_WITHIN_MS = 7 * DAY_MS;

export interface Judged {
  readonly visit: Visit;
  readonly day: LocalDate;
  readonly verdict: Verdict;
  readonly siteProofs: Scene['siteProofs'];
  readonly validity: Validity;
  readonly sop: SopTemplate | undefined;
}

/** Judges every visit of a day. What is asked of the clock is only whether photos may still come. */
export function judgeDay(record: DayRecord, now: Instant): Judged[] {
  return record.visits.map((visit, i) => {
    const scene = sceneOf(record, { visit, before: record.visits[i - 1] ?? record.before });
    const verdict = judge(scene, record.company.policyNumber);
    const waiting = scene.missingPhotos > 0 && now - (visit.endedAt ?? visit.startedAt) < PHOTOS_WITHIN_MS;
    const settled = { ...verdict, complete: !waiting };
    const { siteProofs } = scene;
    return { visit, day: record.day, siteProofs, verdict: settled, validity: validityOf(visit, settled, scene.sop), sop: scene.sop };
  });
}

function sceneOf(record: DayRecord, { visit, before }: { visit: Visit; before: Visit | undefined }): Scene {
  const facts = factsOfVisit(record, visit.id).filter(({ fact }) => fact.device === visit.device);
  const customerOf = (of: Visit | undefined) => (of?.customer ? record.customers.get(of.customer) : undefined);
  const others = [...record.visits, ...(record.before ? [record.before] : [])].filter(({ id }) => id !== visit.id);
  const photos = new Set(visit.photos.map(({ fact }) => fact));
  return {
    visit,
    customer: customerOf(visit),
    sop: sopOf(record.company, visit),
    today: record.day,
    before,
    beforeCustomer: customerOf(before),
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
    siteProofs: siteProofsOf(visit, { secrets: record.siteSecrets, uses: record.tokenUses, aes }),
    missingPhotos: visit.photos.filter(({ digest }) => !record.here.has(digest)).length,
    droppedPlaces: facts.filter(({ fact }) => record.dropped.has(fact.id)).length,
  };
}

/** The version that the visit began with, whatever is in force now. */
export function sopOf({ sops }: Company, { sop }: Pick<Visit, 'sop'>): SopTemplate | undefined {
  return sop && sops.find(({ key, version }) => key === sop.key && version === sop.version);
}

function overlap(a: Visit, b: Visit): boolean {
  return a.startedAt < (b.endedAt ?? b.startedAt) && b.startedAt < (a.endedAt ?? a.startedAt);
}
