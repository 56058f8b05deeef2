import { groupBy } from '../../src/base/group.ts';
import { median } from '../../src/base/median.ts';

export interface Row {
  readonly key: string;
  readonly best: number | null;
  readonly cost: number | null;
  readonly gapPct: number | null;
  readonly feasible: boolean;
  readonly cpuMs: number;
  readonly seed: number;
  readonly complaints?: readonly string[];
  readonly peer?: PeerRow;
}

/** What VROOM did of the same. */
export interface PeerRow {
  readonly cost: number | null;
  readonly gapPct: number | null;
  readonly feasible: boolean;
  readonly cpuMs: number;
}

export interface FamilyFigures {
  readonly n: number;
  readonly feasible: number;
  readonly matched: number;
  readonly meanGapPct: number | null;
  readonly maxGapPct: number | null;
}

/** How far a cost is from the best known, in percent; below 0 where it is better. */
export function gapOf(cost: number | null, best: number | null, more: boolean): number | null {
  if (cost === null || best === null || best === 0) return null;
  const apart = (more ? best - cost : cost - best) / best;
  return Math.round(apart * 1e7) / 1e5;
}

/** The figures of each seed over all instances, and of those the medians. */
export function figuresOf(rows: readonly Row[]): FamilyFigures {
  const bySeed = [...groupBy(rows, ({ seed }) => seed).values()].map(ofOneSeed);
  const middle = (name: keyof FamilyFigures) => {
    const values = bySeed.flatMap((figures) => figures[name] ?? []);
    return values.length === 0 ? null : (median(values) ?? null);
  };
  return {
    n: middle('n') ?? 0,
    feasible: middle('feasible') ?? 0,
    matched: middle('matched') ?? 0,
    meanGapPct: middle('meanGapPct'),
    maxGapPct: middle('maxGapPct'),
  };
}

function ofOneSeed(rows: readonly Row[]): FamilyFigures {
  const gaps = rows.flatMap(({ gapPct }) => gapPct ?? []);
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    n: rows.length,
    feasible: rows.filter(({ feasible }) => feasible).length,
    matched: gaps.filter((gap) => gap <= 0).length,
    meanGapPct: gaps.length === 0 ? null : round(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length),
    maxGapPct: gaps.length === 0 ? null : round(Math.max(...gaps)),
  };
}

export function lineOf(name: string, { n, feasible, matched, meanGapPct, maxGapPct }: FamilyFigures): string {
  const percent = (value: number | null) => (value === null ? '–' : `${value.toFixed(4)} %`);
  return `${name}: ${feasible}/${n} feasible, ${matched} matched, mean gap ${percent(meanGapPct)}, max ${percent(maxGapPct)}`;
}

export function peerLine(rows: readonly Row[]): string {
  const peers = rows.flatMap(({ peer, seed }) => (peer && seed === 1 ? [{ ...peer, key: '', best: null, seed }] : []));
  const both = rows.flatMap(({ cost, peer }) => (cost !== null && peer?.cost ? [cost / peer.cost] : []));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const cpu = Math.round(mean(peers.map(({ cpuMs }) => cpuMs)));
  return `${lineOf('  VROOM -x 5', ofOneSeed(peers))}, ${cpu} ms; ours costs ${mean(both).toFixed(4)} of its cost`;
}
