import { groupBy } from '../../src/base/group.ts';
import { addDays, type LocalDate, localDate, mondayOf } from '../../src/base/moment.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { type EarlierNote, measuresOf, WINDOW_DAYS } from '../../src/domain/trust/behaviour/measures.ts';
import { bandsOf } from '../../src/domain/trust/behaviour/notes.ts';
import { type Measured, peersOf, rankOf } from '../../src/domain/trust/behaviour/rank.ts';
import { traitsOf, type VisitTraits } from '../../src/domain/trust/behaviour/traits.ts';
import { BEHAVIOUR_ATTACKS, BEHAVIOUR_STRENGTHS, type BehaviourAttack, type BehaviourStrength } from './behaviour-attacks.ts';
import { type BenchPerson, honestPeople, REPORTED_FROM, STANDARDS, ZONE } from './behaviour-people.ts';

export interface BehaviourFamily {
  readonly id: string;
  readonly what: string;
  readonly outcome: 'ranked';
  /** Faked visits; and how many of them stand in the top tenth of the queue of their own week. */
  readonly n: number;
  readonly detected: number;
  readonly rate: number;
  /** By a bootstrap over people who fake. */
  readonly ci95: readonly [number, number];
  readonly byStrength: Readonly<Record<BehaviourStrength, number>>;
  /** Of all visits, so many were faked. */
  readonly share: number;
  /** Of the top tenth, so many are visits of people who fake nothing: the price of an order, not an accusation. */
  readonly honestInTop: number;
  readonly simulated: true;
}
export interface BehaviourBench {
  readonly people: number;
  readonly visits: number;
  readonly families: readonly BehaviourFamily[];
  readonly msPerVisit: number;
}

/** One person in four fakes one visit in five: five in a hundred of all. Bursts crowd into few days, so fewer people make them. */
const FAKERS = 4;
const SHARE = 0.2;
const TOP = 0.1;
const PEER_DAYS = 28;
const WEEKS = 4;

/**
 * Ranks months of made-up people in which some fake in one way, with the very functions of the service. `group` names the
 * people: thresholds were set looking at `set`, and `reported` were not looked at for it.
 */
export function benchBehaviour({
  seed,
  people: many = 120,
  group = 'reported',
  attacks = BEHAVIOUR_ATTACKS,
}: {
  readonly seed: string;
  readonly people?: number;
  readonly group?: 'set' | 'reported';
  readonly attacks?: readonly BehaviourAttack[];
}): BehaviourBench {
  const people = honestPeople(`${seed}/${group}`, many);
  const notes = notesSeen(people.flatMap(({ visits }) => traitsIn(visits)));
  const began = performance.now();
  const honest = people.map(({ visits }) => measured(traitsIn(visits), notes));
  const visits = honest.flat().filter(({ it }) => it.day >= REPORTED_FROM).length;
  const msPerVisit = (performance.now() - began) / honest.flat().length;
  const families = attacks.map((attack) =>
    familyOf(attack, { people, honest, notes, random: seededRandom(`${seed}/${group}/${attack.id}`) }),
  );
  return { people: many, visits, families, msPerVisit };
}

interface MeasuredVisit {
  readonly it: VisitTraits;
  readonly measured: Measured;
}

function traitsIn(visits: BenchPerson['visits']): VisitTraits[] {
  return visits.flatMap((visit) => {
    const sop = STANDARDS.find(({ key }) => key === visit.sop?.key);
    return traitsOf(visit, { sop, zone: ZONE, day: localDate(visit.startedAt, ZONE) }) ?? [];
  });
}

/** The visits of the reported weeks and of those whose peers they are read against. */
function measured(traits: readonly VisitTraits[], notes: NotesSeen): MeasuredVisit[] {
  const asked = traits.filter(({ day }) => day >= addDays(REPORTED_FROM, -PEER_DAYS));
  return asked.map((it) => {
    const since = addDays(it.day, -WINDOW_DAYS);
    const own = traits.filter(({ day }) => since <= day && day <= it.day);
    const measures = measuresOf(it, { own, notes: notes.like(it, own) });
    return { it, measured: { person: it.person, sop: it.sop, purpose: it.purpose, measures } };
  });
}

interface Field {
  readonly people: readonly BenchPerson[];
  readonly honest: readonly (readonly MeasuredVisit[])[];
  readonly notes: NotesSeen;
  readonly random: Random;
}

function familyOf(attack: BehaviourAttack, { people, honest, notes, random }: Field): BehaviourFamily {
  const faked = new Map<VisitId, BehaviourStrength>();
  const every = attack.everyPerson ?? FAKERS;
  const all = people.flatMap(({ visits }, i) => {
    if (i % every !== 0) return honest[i] ?? [];
    const strength = BEHAVIOUR_STRENGTHS[(i / every) % BEHAVIOUR_STRENGTHS.length] as BehaviourStrength;
    const month = attack.strike({ visits, strength, share: SHARE, random: random.fork(`${i}`) });
    for (const id of month.faked) faked.set(id, strength);
    return measured(traitsIn(month.visits), notes);
  });
  const top = topTenths(all, random);
  const hits = [...faked].map(([id, strength]) => ({
    person: `${all.find(({ it }) => it.visit === id)?.it.person}`,
    strength,
    hit: top.has(id),
  }));
  const fakers = new Set(people.filter((_, i) => i % every === 0).map(({ id }) => `${id}`));
  const honestTop = all.filter(({ it }) => top.has(it.visit) && !fakers.has(it.person)).length;
  const rateOf = (some: readonly { hit: boolean }[]) => (some.length === 0 ? 0 : some.filter(({ hit }) => hit).length / some.length);
  const shares = BEHAVIOUR_STRENGTHS.map((strength) => [strength, rateOf(hits.filter((one) => one.strength === strength))] as const);
  return {
    ...{ id: attack.id, what: attack.what, outcome: 'ranked', simulated: true },
    ...{ n: hits.length, detected: hits.filter(({ hit }) => hit).length, rate: rateOf(hits) },
    ci95: interval(
      [...groupBy(hits, ({ person }) => person).values()].map((own) => own.map(({ hit }) => hit)),
      random,
    ),
    byStrength: Object.fromEntries(shares) as BehaviourFamily['byStrength'],
    share: hits.length / all.filter(({ it }) => it.day >= REPORTED_FROM).length,
    honestInTop: honestTop / Math.max(1, top.size),
  };
}

/** Each week has its queue, as in service: its first tenth, in the order of ranks; equals are drawn. */
function topTenths(all: readonly MeasuredVisit[], random: Random): ReadonlySet<VisitId> {
  const top = new Set<VisitId>();
  for (let week = 0; week < WEEKS; week++) {
    const monday: LocalDate = addDays(mondayOf(REPORTED_FROM), week * 7);
    const inSpan = (from: LocalDate, to: LocalDate) => all.filter(({ it }) => from <= it.day && it.day <= to);
    const peers = peersOf(inSpan(addDays(monday, -PEER_DAYS), addDays(monday, -1)).map((one) => one.measured));
    const ranked = inSpan(monday, addDays(monday, 6)).map((one) => ({
      id: one.it.visit,
      rank: rankOf(one.measured, peers).rank,
      lot: random.next(),
    }));
    const sorted = ranked.toSorted((a, b) => b.rank - a.rank || a.lot - b.lot);
    for (const { id, rank } of sorted.slice(0, Math.floor(sorted.length * TOP))) if (rank > 0) top.add(id);
  }
  return top;
}

const ROUNDS = 1_000;

function interval(byPerson: readonly (readonly boolean[])[], random: Random): readonly [number, number] {
  if (byPerson.length === 0) return [0, 1];
  const drawn = Array.from({ length: ROUNDS }, () => {
    const again = byPerson.flatMap(() => random.pick(byPerson));
    return again.filter(Boolean).length / again.length;
  }).toSorted((a, b) => a - b);
  return [drawn[Math.floor(0.025 * ROUNDS)] ?? 0, drawn[Math.floor(0.975 * ROUNDS)] ?? 1];
}

const MOST_NOTES = 20;

interface NotesSeen {
  readonly like: (it: VisitTraits, own: readonly VisitTraits[]) => readonly EarlierNote[];
}

/** Everybody's notes, found again by a band in common, as the index in the database finds them; a person's own are those of the month told. */
function notesSeen(traits: readonly VisitTraits[]): NotesSeen {
  const byBand = groupBy(
    traits.flatMap((it) => bandsOf(it.note).map((band) => ({ band, it }))),
    ({ band }) => band,
  );
  return {
    like: (it, own) => {
      const others = new Set(bandsOf(it.note).flatMap((band) => (byBand.get(band) ?? []).map((one) => one.it)));
      const near = [...[...others].filter(({ person }) => person !== it.person), ...own.filter(({ note }) => note.length > 0)];
      const since = addDays(it.day, -WINDOW_DAYS);
      return near
        .filter(({ startedAt, day }) => startedAt < it.startedAt && day >= since)
        .toSorted((a, b) => b.startedAt - a.startedAt)
        .slice(0, MOST_NOTES);
    },
  };
}
