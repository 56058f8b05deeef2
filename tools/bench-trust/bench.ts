import type { LocalDate } from '../../src/base/moment.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import { judge } from '../../src/domain/trust/judge.ts';
import type { Scene } from '../../src/domain/trust/signal.ts';
import { isEnough, type Verdict } from '../../src/domain/trust/verdict.ts';
import type { Track } from '../replay/read-tracks.ts';
import { type Attack, type Hand, type Outcome, type Strength, STRENGTHS } from './attack.ts';
import { ATTACKS } from './families.ts';
import { type Honest, honestOf, walkedOf } from './honest.ts';
import { type Rate, rateOf } from './measure.ts';

export type Judge = (scene: Scene) => Verdict;
export interface Family extends Rate {
  readonly id: string;
  readonly outcome: Outcome;
  readonly counted: boolean;
  readonly byStrength: Readonly<Record<Strength, number>>;
}
export interface Bench {
  readonly honest: Rate & { readonly people: number; readonly flags: Readonly<Record<string, number>> };
  readonly families: readonly Family[];
  readonly repMonth: RepMonth;
  readonly msPerVisit: number;
}
export interface RepMonth {
  readonly falseAccusations: Rate;
  readonly detect: Readonly<Record<'5' | '20' | '50', number>>;
}

export interface Benching {
  readonly tracks: readonly Track[];
  readonly lastDay: LocalDate;
  readonly seed: string;
  /** Another judge only in tests: a blind one, and one that is told who cheats. */
  readonly judgeWith?: Judge;
  readonly attacks?: readonly Attack[];
}

const POLICY = 1;

/** Honest visits and attacked ones through the same judge as in service. Who attacks is known here alone: a scene has no room for it. */
export function bench({ tracks, lastDay, seed, judgeWith = (scene) => judge(scene, POLICY), attacks = ATTACKS }: Benching): Bench {
  const random = seededRandom(seed);
  const people = walkedOf(tracks, { lastDay, random })
    .map((walked) => honestOf(walked, random.fork(walked.name)))
    .filter(({ scenes }) => scenes.length > 0);
  const began = performance.now();
  const verdicts = new Map(people.map((one) => [one, one.scenes.map(judgeWith)]));
  const msPerVisit = (performance.now() - began) / people.reduce((n, { scenes }) => n + scenes.length, 0);
  const struck = attacks.map((attack) => ({ attack, hits: people.map((one) => strikes(one, attack, { judgeWith, random })) }));
  return {
    honest: honestRate(verdicts, random.fork('honest')),
    families: struck.map((one) => familyOf(one, random.fork(one.attack.id))),
    repMonth: repMonth({ verdicts, struck, random: random.fork('months') }),
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
  for (const { review, findings } of byPerson.flat())
    if (review) for (const { signal, doubtBans } of findings) if (doubtBans > 0) flags[signal] = (flags[signal] ?? 0) + 1;
  const rate = rateOf(
    byPerson.map((own) => own.map(({ review }) => review)),
    random,
  );
  return { ...rate, people: byPerson.length, flags };
}

function strikes(honest: Honest, attack: Attack, { judgeWith, random: all }: { judgeWith: Judge; random: Random }): Strike[] {
  const random = all.fork(`${attack.id}/${honest.name}`);
  return honest.scenes.flatMap((scene, i) => {
    const earlier = honest.scenes.slice(0, i).filter(({ visit }) => visit.customer === scene.visit.customer);
    const strength = STRENGTHS[i % STRENGTHS.length] as Strength;
    const hand: Hand = { scene, earlier, honest, strength, random };
    const attacked = attack.strike(hand);
    return attacked ? [{ strength, verdict: judgeWith(attacked) }] : [];
  });
}

/** Whether the verdict came to what the family is meant to come to. */
function isCaught(outcome: Outcome, verdict: Verdict): boolean {
  return outcome === 'unproven' ? verdict.review || !isEnough(verdict, 'B') : verdict.review;
}

function familyOf({ attack: { id, outcome, beyondUs }, hits }: Struck, random: Random): Family {
  const caught = ({ verdict }: Strike) => isCaught(outcome, verdict);
  const shares = STRENGTHS.map((strength) => {
    const own = hits.flat().filter((one) => one.strength === strength);
    return [strength, own.length === 0 ? 0 : own.filter(caught).length / own.length] as const;
  });
  const rate = rateOf(
    hits.map((own) => own.map(caught)),
    random,
  );
  return { id, outcome, counted: !beyondUs, ...rate, byStrength: Object.fromEntries(shares) as Family['byStrength'] };
}

const VISITS_A_MONTH = 200;
const MONTHS = 2_000;
/** A case may be opened by a person: so many visits under review, and so many families of reasons among them. */
const CASE = { visits: 3, families: 2 };

/** Months of a rep, drawn from what was judged: honest ones, and such as fake a share of their visits in one of the counted ways. */
function repMonth({ verdicts, struck, random }: { verdicts: Verdicts; struck: readonly Struck[]; random: Random }): RepMonth {
  const own = [...verdicts.values()];
  const honest = own.map((theirs) =>
    Array.from({ length: Math.ceil(MONTHS / own.length) }, () => isCase(Array.from({ length: VISITS_A_MONTH }, () => random.pick(theirs)))),
  );
  const fakes = struck.filter(({ attack }) => attack.outcome === 'doubted' && !attack.beyondUs).map(({ hits }) => hits.flat());
  const found = (share: number) => {
    const cases = Array.from({ length: MONTHS }, () => {
      const [theirs, fake] = [random.pick(own), random.pick(fakes)];
      const visit = () => (fake.length > 0 && random.next() < share ? random.pick(fake).verdict : random.pick(theirs));
      return Array.from({ length: VISITS_A_MONTH }, visit).filter(({ review }) => review).length >= CASE.visits;
    });
    return cases.filter(Boolean).length / cases.length;
  };
  return { falseAccusations: rateOf(honest, random), detect: { 5: found(0.05), 20: found(0.2), 50: found(0.5) } };
}

function isCase(month: readonly Verdict[]): boolean {
  const doubted = month.filter(({ review }) => review);
  const families = new Set(
    doubted.flatMap(({ findings }) => findings.filter(({ doubtBans }) => doubtBans > 0).map(({ family }) => family)),
  );
  return doubted.length >= CASE.visits && families.size >= CASE.families;
}
