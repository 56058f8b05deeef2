import type { Bench, Family } from './bench.ts';
import type { Outcome } from './attack.ts';

/** Families of the taxonomy that nothing here attacks with yet: told by name, never counted as caught. */
export const ABSENT = ['P3', 'P4', 'P5', 'P10', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B10', 'X2', 'X3', 'X4'] as const;

/** The figures as others may read them. No signal is fitted to a family yet, so what holds of seen families holds of unseen ones. */
export function figuresOf({ honest, families, repMonth, msPerVisit }: Bench) {
  const meanOf = (outcome: Outcome) => mean(families.filter((one) => one.outcome === outcome && one.counted));
  return {
    honest: {
      visits: honest.n,
      people: honest.people,
      flagged: honest.k,
      per1000: honest.rate * 1_000,
      ci95: honest.ci95,
      flags: honest.flags,
    },
    families: Object.fromEntries(
      families.map(({ id, outcome, n, k, rate, ci95, byStrength, counted }) => [
        id,
        { outcome, n, detected: k, rate, ci95, heldOutRate: rate, simulated: true, counted, byStrength },
      ]),
    ),
    absent: ABSENT,
    overall: { rate: meanOf('doubted'), heldOutRate: meanOf('doubted'), unproven: meanOf('unproven') },
    repMonth: {
      falseAccusationPer10000: repMonth.falseAccusations.rate * 10_000,
      ci95: repMonth.falseAccusations.ci95,
      ...{ detect5pct: repMonth.detect[5], detect20pct: repMonth.detect[20], detect50pct: repMonth.detect[50] },
    },
    msPerVisit,
  };
}

function mean(families: readonly Family[]): number {
  return families.length === 0 ? 0 : families.reduce((sum, { rate }) => sum + rate, 0) / families.length;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

export function tableOf(bench: Bench): string {
  const { honest, repMonth, overall, msPerVisit } = figuresOf(bench);
  const rows = bench.families.map(({ id, outcome, n, rate, ci95, byStrength, counted }) =>
    [
      `| ${id}${counted ? '' : ' (not counted)'} | ${outcome} | ${n} | ${percent(rate)} | ${percent(ci95[0])}–${percent(ci95[1])}`,
      `| ${percent(byStrength.lazy)} / ${percent(byStrength.app)} / ${percent(byStrength.expert)} |`,
    ].join(' '),
  );
  return [
    '| family | meant to be | visits | caught | 95 % (people) | lazy / app / expert |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Honest: ${honest.flagged} of ${honest.visits} visits of ${honest.people} people flagged, ${honest.per1000.toFixed(2)} in a thousand (95 % ${honest.ci95.map((it) => (it * 1_000).toFixed(2)).join('–')}).`,
    `Doubted families on average ${percent(overall.rate)}, unproven ${percent(overall.unproven)}. Not attacked with yet: ${ABSENT.join(', ')}.`,
    `A month of 200 visits: false cases ${repMonth.falseAccusationPer10000.toFixed(1)} in 10,000; fakes 5 / 20 / 50 % found ${percent(repMonth.detect5pct)} / ${percent(repMonth.detect20pct)} / ${percent(repMonth.detect50pct)}.`,
    `${msPerVisit.toFixed(3)} ms a visit.`,
  ].join('\n');
}
