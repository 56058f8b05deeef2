import { groupBy } from '../../base/group.ts';
import { REVIEW_FROM_BANS } from './verdict.ts';

/** What adding up needs to know of a finding. The family is any word: sheets of an older engine are read here too. */
interface Weighed {
  readonly doubtBans: number;
  readonly family: string;
}

/** Inside a family the strongest speaks, and the rest add this share of theirs: they saw the same thing. */
const SAME_FAMILY_SHARE = 0.3;

/** Families are independent witnesses and add up; those of one family are not. */
export function doubtOf(findings: readonly Weighed[]): number {
  let sum = 0;
  for (const family of groupBy(findings, (finding) => finding.family).values()) {
    const [strongest = 0, ...rest] = family.map((finding) => finding.doubtBans).toSorted((a, b) => b - a);
    sum += strongest + SAME_FAMILY_SHARE * rest.reduce((total, bans) => total + bans, 0);
  }
  return sum;
}

export function roundBans(bans: number): number {
  return Math.round(bans * 1_000) / 1_000;
}

export interface Without {
  readonly doubtBans: number;
  readonly review: boolean;
}

/** What would be thought of a visit if one signal had seen nothing: the rest, added up again. */
export function withoutSignal(findings: readonly (Weighed & { readonly signal: string })[], signal: string): Without {
  const doubtBans = roundBans(doubtOf(findings.filter((finding) => finding.signal !== signal)));
  return { doubtBans, review: doubtBans >= REVIEW_FROM_BANS };
}
