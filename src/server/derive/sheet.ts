import type * as z from 'zod/mini';
import type { Explanation, Photo, Review } from '../../domain/visit/state.ts';
import type { PhotoSheet, SaidSheet, VisitSheet } from '../../wire/visit-sheet.ts';
import { lookingOf } from '../../domain/visit/policy.ts';
import { appealOf } from '../../domain/visit/standing.ts';
import type { Judged } from './judge-day.ts';
import { type DayRecord, factsOfVisit, receiptsIn } from './read-day.ts';

type Point = [x: number, y: number, otherX: number, otherY: number];

/** A visit as phone and desk show it. Names are those of today; they are put in again when the sheet is read. */
export function sheetOf(record: DayRecord, { visit, day, verdict, validity, siteProofs, dwell }: Judged): VisitSheet {
  const facts = factsOfVisit(record, visit.id);
  return {
    ...{ id: visit.id, person: visit.person, day, device: visit.device, startedAt: visit.startedAt, endedAt: visit.endedAt ?? null },
    ...((visit.noStartPlace || visit.noEndPlace) && {
      noPlace: { ...(visit.noStartPlace && { start: visit.noStartPlace }), ...(visit.noEndPlace && { end: visit.noEndPlace }) },
    }),
    personName: record.company.people.get(visit.person)?.name ?? '',
    customer: visit.customer ?? null,
    customerName: (visit.customer && record.customers.get(visit.customer)?.name) ?? visit.customerName ?? '',
    stop: visit.stop ?? null,
    sop: visit.sop ?? null,
    purpose: visit.purpose ?? null,
    unplanned: visit.unplanned ?? null,
    unplannedReason: visit.unplannedReason ?? null,
    ...{ outcome: visit.outcome ?? null, short: visit.short ?? null, note: visit.note ?? null },
    answers: Object.fromEntries([...visit.sheet].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    photos: visit.photos.map((photo) => photoSheet(record, photo)),
    amendments: visit.amendments.map(({ fact, question, at, text }) => ({ fact, question, at, text: text ?? null })),
    reviews: visit.reviews.map((review) => said(record, review, review.decision)),
    explanations: visit.explanations.map((it) => ({ ...said(record, it, it.as), ...(it.photo && { photo: it.photo }) })),
    lapses: visit.lapses.map((lapse) => ({ ...lapse })),
    appeal: appealOf(visit, { ...lookingOf(record.company.policy), receivedAt: receiptsIn(record) }) ?? null,
    ...(dwell && { dwell: { ...dwell } }),
    ...(siteProofs.length > 0 && { siteProofs: siteProofs.map(({ fact, kind, at, state }) => ({ fact, kind, at, state })) }),
    ...(visit.customerSaid.length > 0 && {
      customerSaid: visit.customerSaid.map(({ fact, at, answer, from, text, name }) => ({
        ...{ fact, at, answer, from, text: text ?? null, name: name ?? null },
      })),
    }),
    ...(visit.backChecks && {
      backChecks: visit.backChecks.map(({ fact, by, at, how, outcome, stood, when, about, text }) => ({
        ...{ fact, at, how, outcome, ...(stood && { stood }), byName: record.company.people.get(by)?.name ?? '' },
        ...{ when: when ?? null, about: about ?? null, text: text ?? null },
      })),
    }),
    verdict: {
      ...verdict,
      gradeReasons: [...verdict.gradeReasons],
      findings: verdict.findings.map(({ pairs, ...finding }) => ({
        ...{ ...finding, evidence: [...finding.evidence] },
        ...(pairs && { pairs: pairs.map((pair) => ({ ...pair, points: pair.points.map(([x, y, u, v]) => [x, y, u, v] as Point) })) }),
      })),
    },
    validity,
    receivedAt: Math.max(...facts.map(({ receivedAt }) => receivedAt)),
  };
}

function photoSheet({ here, facts }: DayRecord, photo: Photo): z.infer<typeof PhotoSheet> {
  const seal = facts.find(({ fact }) => fact.id === photo.fact)?.seal ?? '';
  const { fact, question, digest, takenAt, source, place } = photo;
  return { fact, question, digest, takenAt, source: source ?? null, place: place ?? null, here: here.has(digest), code: seal.slice(0, 8) };
}

function said({ company }: DayRecord, { fact, by, at, text }: Review | Explanation, as: string): z.infer<typeof SaidSheet> {
  return { fact, by, byName: company.people.get(by)?.name ?? '', at, text: text ?? null, as };
}
