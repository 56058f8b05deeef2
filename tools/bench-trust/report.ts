import type { Outcome } from './attack.ts';
import type { BehaviourBench } from './behaviour.ts';
import type { Bench, Family } from './bench.ts';
import { photoFamilies } from './photo-families.ts';
import type { PhotoBench } from './photos.ts';

/** Families that no visit here is attacked with: P10 has a bench of its own, and is never counted as caught. */
export const ABSENT = ['P10'] as const;

export interface Measured {
  readonly bench: Bench;
  readonly photos?: PhotoBench;
  /** Families of behaviour, which are ranked among a week's visits. */
  readonly behaviour?: BehaviourBench;
}

/**
 * The figures as others may read them. Every threshold was set on honest people alone, so that each family is one that was
 * held out; `unnamedRate` is what the rest of the signals makes of it when those written for it are off.
 */
export function figuresOf({ bench: { honest, families: ofScenes, signals, repMonth, msPerVisit }, photos, behaviour }: Measured) {
  const families = [...ofScenes, ...(photos ? photoFamilies(photos) : []), ...(behaviour?.families ?? []).map(rankedFamily)];
  const meanOf = (outcome: Outcome) => mean(families.filter((one) => one.outcome === outcome && one.counted));
  return {
    honest: {
      visits: honest.n,
      people: honest.people,
      flagged: honest.k,
      per1000: honest.rate * 1_000,
      ci95: honest.ci95,
      flags: honest.flags,
      fast: honest.fast,
    },
    families: Object.fromEntries(
      families.map(({ id, outcome, n, k, rate, ci95, byStrength, counted, simulated, unnamedRate }) => [
        id,
        { outcome, n, detected: k, rate, ci95, heldOutRate: rate, simulated, counted, byStrength, unnamedRate },
      ]),
    ),
    absent: ABSENT,
    overall: { rate: meanOf('doubted'), heldOutRate: meanOf('doubted'), unproven: meanOf('unproven'), ranked: meanOf('ranked') },
    signals: Object.fromEntries(signals.map(({ signal, ...rest }) => [signal, rest])),
    repMonth: {
      falseAccusationPer10000: repMonth.falseAccusations.rate * 10_000,
      ci95: repMonth.falseAccusations.ci95,
      smallestShownPer10000: repMonth.smallestPer10000,
      ...{ detect5pct: repMonth.detect[5], detect20pct: repMonth.detect[20], detect50pct: repMonth.detect[50] },
    },
    ...(photos && {
      photos: { ...photos.edits, sameShelfFalse: photos.sameShelfFalse },
      photoMargin: photos.margin,
      search: photos.search,
      ...{ msPerPhoto: photos.msPerPhoto, photosPerSBeforeOrb: photos.photosPerSBeforeOrb, msPerOrbPair: photos.msPerOrbPair },
    }),
    msPerVisit,
  };
}
export type Figures = ReturnType<typeof figuresOf>;

function rankedFamily({ detected, ...rest }: BehaviourBench['families'][number]): Family {
  return { ...rest, k: detected, counted: true, unnamedRate: 0 };
}

function mean(families: readonly Family[]): number {
  return families.length === 0 ? 0 : families.reduce((sum, { rate }) => sum + rate, 0) / families.length;
}

export const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** The families as a table in Markdown, for a terminal and for docs/trust.md. */
export function familyTable({ families }: Figures): string {
  const rows = Object.entries(families).map(([id, { outcome, n, rate, ci95, byStrength, counted, simulated, unnamedRate }]) =>
    [
      `| ${id}${counted ? '' : ' (not counted)'} | ${outcome}${simulated ? ', simulated' : ''} | ${n} | ${percent(rate)} | ${percent(ci95[0])}–${percent(ci95[1])}`,
      `| ${percent(byStrength.lazy)} / ${percent(byStrength.app)} / ${percent(byStrength.expert)} | ${percent(unnamedRate)} |`,
    ].join(' '),
  );
  const heading = '| family | meant to be | n | caught | 95 % | lazy / app / expert | without its own signals |';
  return [heading, '| --- | --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

export function summaryOf({ honest, repMonth, overall, msPerVisit, families, absent }: Figures): string {
  const uncounted = Object.entries(families).filter(([, { counted }]) => !counted);
  return [
    `Honest: ${honest.flagged} of ${honest.visits} visits of ${honest.people} people flagged, ${honest.per1000.toFixed(2)} in a thousand (95 % ${honest.ci95.map((it) => (it * 1_000).toFixed(2)).join('–')}); of those recorded as fast as a phone tells its position, ${honest.fast.k} of ${honest.fast.n}.`,
    `Doubted families on average ${percent(overall.rate)}, unproven ${percent(overall.unproven)}, ranked ${percent(overall.ranked)}. Not counted: ${uncounted.map(([id, { rate }]) => `${id} ${percent(rate)}`).join(', ')}. Told beside the headline: ${absent.join(', ')}.`,
    `A month of 200 visits: false cases ${repMonth.falseAccusationPer10000.toFixed(1)} in 10,000 (95 % ${repMonth.ci95.map((it) => (it * 10_000).toFixed(1)).join('–')}; so many visits could show ${Math.round(repMonth.smallestShownPer10000)} at best); who fakes 5 / 20 / 50 % is found in ${percent(repMonth.detect5pct)} / ${percent(repMonth.detect20pct)} / ${percent(repMonth.detect50pct)} of months.`,
    `${msPerVisit.toFixed(2)} ms a visit.`,
  ].join('\n\n');
}
