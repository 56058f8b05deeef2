import { type LocalDate, localDate } from '../../base/moment.ts';
import type { Visit } from '../../domain/visit/state.ts';
import type { z } from 'zod/mini';
import type { VisitSheet, VerdictSheet } from '../../wire/visit-sheet.ts';
import type { View } from '../ports.ts';
import { nameOf } from './customer-name.ts';

type Sheet = z.output<typeof VisitSheet>;

/** One of one's own visits: as the phone knows it, and as the server judged it, whichever there is. */
export interface OwnVisit {
  readonly id: string;
  readonly day: LocalDate;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly customerName: string;
  readonly outcome: string | undefined;
  readonly verdict: VerdictSheet | undefined;
  readonly local: Visit | undefined;
  readonly sheet: Sheet | undefined;
}

/** Newest first. A visit of this phone and its sheet from the server are one. */
export function ownVisits(view: View): OwnVisit[] {
  const sheets = new Map((view.mine?.visits ?? []).map((sheet) => [sheet.id as string, sheet]));
  const local = [...view.visits.values()].map((visit) => ofLocal(view, visit, sheets.get(visit.id)));
  const pulled = [...sheets.values()].filter(({ id }) => !view.visits.has(id)).map(ofSheet);
  return [...local, ...pulled].toSorted((a, b) => b.startedAt - a.startedAt);
}

function ofLocal(view: View, visit: Visit, sheet: Sheet | undefined): OwnVisit {
  const { id, startedAt, endedAt, outcome } = visit;
  const day = sheet?.day ?? localDate(startedAt, view.me.duty.zone);
  return {
    id,
    day,
    startedAt,
    endedAt,
    outcome,
    customerName: nameOf(view, visit),
    verdict: sheet?.verdict ?? undefined,
    local: visit,
    sheet,
  };
}

function ofSheet(sheet: Sheet): OwnVisit {
  const { id, day, startedAt, endedAt, outcome, customerName, verdict } = sheet;
  return {
    id,
    day,
    startedAt,
    endedAt: endedAt ?? undefined,
    outcome: outcome ?? undefined,
    customerName,
    verdict: verdict ?? undefined,
    local: undefined,
    sheet,
  };
}
