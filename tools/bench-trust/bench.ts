import { seededRandom, type Random } from '../../src/base/random.ts';
import type { LocalDate } from '../../src/base/moment.ts';
import { doubtOf } from '../../src/domain/trust/doubt.ts';
import { judge } from '../../src/domain/trust/judge.ts';
import type { Scene } from '../../src/domain/trust/signal.ts';
import { SIGNALS } from '../../src/domain/trust/signals.ts';
import { watchesOf } from '../../src/domain/trust/watch.ts';
import { isEnough, REVIEW_FROM_BANS, type Verdict } from '../../src/domain/trust/verdict.ts';
import type { Track } from '../replay/read-tracks.ts';
import { type Attack, type Outcome, type Strength, STRENGTHS } from './attack.ts';
import { ATTACKS } from './families.ts';
import { type Honest, honestOf, walkedOf } from './honest.ts';
import { leaksIn } from './leak.ts';
import { type Rate, rateOf } from './measure.ts';
import { repMonth, type RepMonth } from './months.ts';
import { aChain, RECORD_ATTACKS } from './records.ts';

export type Judge = (scene: Scene) => Verdict;

export interface Family extends Rate {
  readonly id: string;
  readonly outcome: Outcome;
  /** False for what nothing that a web app sees could tell: shown at its true rate, left out of the sums. */
  readonly counted: boolean;
  /** Whether what is attacked was made up too, for want of real items. */
  readonly simulated: boolean;
  readonly byStrength: Readonly<Record<Strength, number>>;
  /** What is left when the signals that were written with this family in mind are switched off. */
  readonly unnamedRate: number;
}

export interface Bench {
  readonly honest: Rate & {
    readonly people: number;
    readonly flags: Readonly<Record<string, number>>;
    /** Those of the visits that were recorded about as fast as a phone tells its position. */
    readonly fast: { readonly n: number; readonly k: number };
  };
  readonly families: readonly Family[];
  readonly signals: readonly Weighing[];
  readonly repMonth: RepMonth;
  readonly msPerVisit: number;
}

/** How often a signal spoke with weight of honest visits and of attacked ones, and the most that these counts can carry, in bans. */
export interface Weighing {
  readonly signal: string;
  readonly capBans: number;
  readonly honest: { readonly n: number; readonly k: number };
  readonly attacked: { readonly n: number; readonly k: number };
  readonly carriesBans: number;
}

export interface Benching {
  readonly tracks: readonly Track[];
  readonly lastDay: LocalDate;
  readonly seed: string;
  /** Another judge only in tests: a blind one, and one that is told who cheats. */
  readonly judgeWith?: Judge;
  readonly attacks?: readonly Attack[];
  /** How many chains of records are attacked, and how many months are drawn. */
  readonly chains?: number;
  readonly months?: number;
}

const POLICY = 1;

/** Honest visits and attacked ones through the same judge as in service. Who attacks is known here alone: a scene has no room for it. */
export async function bench(asked: Benching): Promise<Bench> {
  const { tracks, lastDay, seed, judgeWith = (scene) => judge(scene, POLICY), attacks = ATTACKS, chains = 40, months = 2_000 } = asked;
  const random = seededRandom(seed);
  const people = walkedOf(tracks, { lastDay, random })
    .map((walked) => honestOf(walked, random.fork(walked.name)))
    .filter(({ scenes }) => scenes.length > 0);
  const began = performance.now();
  const verdicts = new Map(people.map((one) => [one, one.scenes.map(judgeWith)]));
  const msPerVisit = (performance.now() - began) / people.reduce((n, { scenes }) => n + scenes.length, 0);
  const struck = attacks.map((attack) => ({ attack, hits: people.map((one) => strikes(one, attack, { judgeWith, random })) }));
  const scenes = struck.map((one) => familyOf(one, random.fork(one.attack.id)));
  return {
    honest: honestRate(verdicts, random.fork('honest')),
    families: [...scenes, ...(await recordFamilies(chains, random.fork('records')))],
    signals: weigh(verdicts, struck),
    repMonth: repMonth({ honest: [...verdicts.values()], fakes: fakesIn(struck), months, random: random.fork('months') }),
    msPerVisit,
  };
}

type Verdicts = ReadonlyMap<Honest, readonly Verdict[]>;
interface Strike {
  readonly strength: Strength;
  readonly verdict: Verdict;
}
interface Struck {
  readonly attack: Attack;
  readonly hits: readonly (readonly Strike[])[];
}

function honestRate(verdicts: Verdicts, random: Random): Bench['honest'] {
  const byPerson = [...verdicts.values()];
  const flags: Record<string, number> = {};
  for (const { findings } of byPerson.flat().filter(({ review }) => review))
    for (const { signal, doubtBans } of findings) if (doubtBans > 0) flags[signal] = (flags[signal] ?? 0) + 1;
  const flagged = byPerson.map((own) => own.map(({ review }) => review));
  const fast = [...verdicts].flatMap(([{ scenes }, own]) => own.filter((_, i) => isFast(scenes[i] as Scene)));
  return {
    ...rateOf(flagged, random),
    ...{ people: byPerson.length, flags, fast: { n: fast.length, k: fast.filter(({ review }) => review).length } },
  };
}

const FAST_FIXES = 8;

function isFast({ visit }: Scene): boolean {
  const watches = watchesOf(visit);
  return watches.length >= 2 && watches.every(({ fixes }) => fixes.length >= FAST_FIXES);
}

function strikes(honest: Honest, attack: Attack, { judgeWith, random: all }: { judgeWith: Judge; random: Random }): Strike[] {
  const random = all.fork(`${attack.id}/${honest.name}`);
  return honest.scenes.flatMap((scene, i) => {
    const earlier = honest.scenes.slice(0, i).filter(({ visit }) => visit.customer === scene.visit.customer);
    const strength = STRENGTHS[i % STRENGTHS.length] as Strength;
    const attacked = attack.strike({ scene, earlier, honest, strength, random });
    if (!attacked) return [];
    const leaks = leaksIn(scene, attacked, attack.id);
    if (leaks.length > 0) throw new Error(`${attack.id} tells the judge who it is: ${leaks.join(', ')}`);
    return [{ strength, verdict: judgeWith(attacked) }];
  });
}

/** Whether the verdict came to what the family is meant to come to. */
function isCaught(outcome: Outcome, verdict: Verdict): boolean {
  return outcome === 'unproven' ? verdict.review || !isEnough(verdict, 'B') : verdict.review;
}

/** The same verdict by all signals but some. */
function without(named: readonly string[], verdict: Verdict): Verdict {
  const findings = verdict.findings.filter(({ signal }) => !named.includes(signal));
  return { ...verdict, findings, review: doubtOf(findings) >= REVIEW_FROM_BANS };
}

function familyOf({ attack: { id, outcome, named, beyondUs, simulated }, hits }: Struck, random: Random): Family {
  const caught = ({ verdict }: Strike) => isCaught(outcome, verdict);
  const all = hits.flat();
  const unnamed = all.filter(({ verdict }) => isCaught(outcome, without(named, verdict)));
  return {
    ...{ id, outcome, counted: !beyondUs, simulated: simulated === true },
    ...rateOf(
      hits.map((own) => own.map(caught)),
      random,
    ),
    byStrength: sharesOf(all, caught),
    unnamedRate: all.length === 0 ? 0 : unnamed.length / all.length,
  };
}

function sharesOf<Hit extends { readonly strength: Strength }>(hits: readonly Hit[], caught: (hit: Hit) => boolean): Family['byStrength'] {
  const shares = STRENGTHS.map((strength) => {
    const own = hits.filter((one) => one.strength === strength);
    return [strength, own.length === 0 ? 0 : own.filter(caught).length / own.length] as const;
  });
  return Object.fromEntries(shares) as Family['byStrength'];
}

const PER_CHAIN = 9;

async function recordFamilies(many: number, random: Random): Promise<Family[]> {
  const chains = [];
  for (let i = 0; i < many; i++) chains.push(await aChain(random));
  const families: Family[] = [];
  for (const { id, caught } of RECORD_ATTACKS) {
    const hits: { strength: Strength; caught: boolean }[][] = [];
    for (const chain of chains) {
      const own: { strength: Strength; caught: boolean }[] = [];
      for (let i = 0; i < PER_CHAIN; i++) {
        const strength = STRENGTHS[i % STRENGTHS.length] as Strength;
        own.push({ strength, caught: await caught({ strength, random, chain }) });
      }
      hits.push(own);
    }
    const rate = rateOf(
      hits.map((own) => own.map((one) => one.caught)),
      random,
    );
    const byStrength = sharesOf(hits.flat(), (one) => one.caught);
    families.push({ id, outcome: 'unproven', counted: true, simulated: true, ...rate, byStrength, unnamedRate: rate.rate });
  }
  return families;
}

function fakesIn(struck: readonly Struck[]): readonly (readonly Verdict[])[] {
  return struck
    .filter(({ attack }) => attack.outcome === 'doubted' && !attack.beyondUs)
    .map(({ hits }) => hits.flat().map(({ verdict }) => verdict))
    .filter(({ length }) => length > 0);
}

/**
 * The likelihood ratio that a signal's counts can carry: half a visit is added to the honest ones that it spoke against, so
 * that no weight is more than the honest visits that were seen allow.
 */
function weigh(verdicts: Verdicts, struck: readonly Struck[]): Weighing[] {
  const honest = [...verdicts.values()].flat();
  const speaks = (signal: string) => (verdict: Verdict) => verdict.findings.some((one) => one.signal === signal && one.doubtBans > 0);
  return SIGNALS.map(({ name, capBans }) => {
    const aimedAt = struck
      .filter(({ attack }) => attack.named.includes(name))
      .flatMap(({ hits }) => hits.flat().map(({ verdict }) => verdict));
    const [k0, k1] = [honest.filter(speaks(name)).length, aimedAt.filter(speaks(name)).length];
    const carries = k1 === 0 ? 0 : Math.log10(k1 / aimedAt.length) - Math.log10((k0 + 0.5) / (honest.length + 1));
    return { signal: name, capBans, honest: { n: honest.length, k: k0 }, attacked: { n: aimedAt.length, k: k1 }, carriesBans: carries };
  });
}
