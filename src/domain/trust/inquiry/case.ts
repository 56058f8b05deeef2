import { DAY_MS, type Instant } from '../../../base/moment.ts';
import type { Told } from '../../fact.ts';
import type { CaseId, FactId, PersonId, VisitId } from '../../ids.ts';
import type { CaseFact, CaseWord } from './facts.ts';

/** Undecided after so long, it ends without a finding. */
export const CASE_OPEN_MS = 30 * DAY_MS;
export const REVIEWERS = 2;

/** Confirmed only where both found the same; `closed` is without a finding, and so is `expired`. */
export const CASE_STATES = ['open', 'confirmed', 'closed', 'expired'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export interface CaseFinding {
  readonly fact: FactId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly finding: CaseWord;
  readonly reason: string;
}

export interface Case {
  readonly id: CaseId;
  readonly person: PersonId;
  readonly openedBy: PersonId;
  readonly openedAt: Instant;
  readonly decideBy: Instant;
  readonly visits: readonly VisitId[];
  readonly reason: string;
  readonly answers: readonly { readonly fact: FactId; readonly at: Instant; readonly text: string }[];
  /** In the order of time, at most two: one word a person, none after the last day. */
  readonly findings: readonly CaseFinding[];
  readonly state: CaseState;
}

/** A case as its facts leave it at an instant. A function of the set of facts: the order of arrival is nothing. */
export function caseOf(facts: readonly Told<CaseFact>[], now: Instant): Case | undefined {
  const ordered = facts.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const opened = ordered.find((fact) => fact.kind === 'case.opened');
  const details = opened?.parts.details;
  if (!opened || !details) return undefined;
  const { visits, decideBy } = details;
  const findings = findingsIn(ordered, decideBy);
  return {
    ...{ id: opened.refs.case, person: opened.person, openedBy: opened.by, openedAt: opened.at, decideBy, visits, findings },
    reason: opened.parts.words?.reason ?? '',
    answers: ordered.flatMap((fact) =>
      fact.kind === 'case.answered' && fact.by === opened.person && fact.parts.words
        ? [{ fact: fact.id, at: fact.at, text: fact.parts.words.text }]
        : [],
    ),
    state: stateOf(findings, { decideBy, now }),
  };
}

function findingsIn(ordered: readonly Told<CaseFact>[], decideBy: Instant): CaseFinding[] {
  const findings: CaseFinding[] = [];
  for (const fact of ordered) {
    if (fact.kind !== 'case.found' || !fact.parts.details || fact.at > decideBy) continue;
    if (findings.length === REVIEWERS || findings.some(({ by }) => by === fact.by)) continue;
    const { id, by, at, parts } = fact;
    findings.push({ fact: id, by, at, finding: fact.parts.details.finding, reason: parts.words?.reason ?? '' });
  }
  return findings;
}

function stateOf(findings: readonly CaseFinding[], { decideBy, now }: { decideBy: Instant; now: Instant }): CaseState {
  if (findings.length === REVIEWERS) return findings.every(({ finding }) => finding === 'confirmed') ? 'confirmed' : 'closed';
  return now > decideBy ? 'expired' : 'open';
}

/** What somebody may read of the findings: all of them once it is decided, until then nothing but their own. */
export function findingsFor({ findings, state }: Pick<Case, 'findings' | 'state'>, reader: PersonId): readonly CaseFinding[] {
  const both = findings.length === REVIEWERS && state !== 'open';
  return both ? findings : findings.filter(({ by }) => by === reader);
}
