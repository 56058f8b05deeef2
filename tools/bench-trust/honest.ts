import { addDays, DAY_MS, type Instant, localDate, type LocalDate, MINUTE_MS, startOfDay } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { CustomerId, DeviceId, FactId, LineKey, PersonId, QuestionId, SopKey, VisitId } from '../../src/domain/ids.ts';
import { type Fix, movedBy, type Place, type Point } from '../../src/domain/place.ts';
import type { SopTemplate } from '../../src/domain/sop/template.ts';
import type { Bracket, EarlierLooks, Scene } from '../../src/domain/trust/signal.ts';
import { looksOf, type Photo, type Visit } from '../../src/domain/visit/state.ts';
import { comparable } from '../../src/domain/trust/earlier.ts';
import { toldUuid } from '../../src/server/world/told-ids.ts';
import { aPhoneHabit, type Drift, type PhoneHabit } from '../phone-noise.ts';
import { walkerOf, ZONE } from '../replay/people.ts';
import type { Moment, Track } from '../replay/read-tracks.ts';
import { type Haunt, hauntsOf, staysOf } from '../replay/stays.ts';
import { type Eyes, lookAt, WATCH_MS, watchedIn } from './watched.ts';

/** A person of the bench: real movement, a phone with its habits, and the honest visits that follow from both. */
export interface Honest {
  readonly name: string;
  readonly person: PersonId;
  readonly habit: PhoneHabit;
  readonly eyes: Eyes;
  readonly scenes: readonly Scene[];
  /** Where the person spent the nights, or the longest stays: where a lazy day is spent. */
  readonly home: Point;
}

export const SHELF = 'shelf' as QuestionId;
/** What the standard asks of each of these visits: a strong grade, ten minutes, one photo. */
export const STANDARD: SopTemplate = {
  ...{ key: 'bench' as SopKey, version: 1, line: 'pharmacy' as LineKey, title: { zh: '标准' }, priority: 0, purposes: [] },
  ...{ applies: { trait: 'line', in: ['pharmacy'] }, minDwellMin: 10, evidence: 'B', burdenS: 60 },
  steps: [
    {
      id: 'shelf',
      title: { zh: '陈列' },
      questions: [{ id: SHELF, type: 'photo', title: { zh: '照片' }, required: true, min: 1, max: 3, gallery: false }],
    },
  ],
};

/** A track in the days of the bench, with its places and with real watches to shake positions by. */
interface Walked {
  readonly name: string;
  readonly moments: readonly Moment[];
  readonly places: readonly Haunt[];
  readonly watches: readonly (readonly Drift[])[];
}

const ENOUGH_WATCHES = 30;

/** Whoever was seldom watched borrows from all others: one watch over and over would be a pattern that nobody has. */
export function walkedOf(tracks: readonly Track[], { lastDay, random }: { lastDay: LocalDate; random: Random }): readonly Walked[] {
  const walked = tracks.map((track) => {
    const { moments } = walkerOf(track, { lastDay, days: 400, random: random.fork('walker') });
    const places = hauntsOf(staysOf(moments), ZONE, 1);
    return { name: track.name, moments, places, watches: watchedIn(moments, places) };
  });
  const all = walked.flatMap(({ watches }) => watches);
  return walked.map((one) => (one.watches.length >= ENOUGH_WATCHES ? one : { ...one, watches: all }));
}

/** Honest visits to everywhere that somebody stayed: the bench never makes up honest movement. */
export function honestOf({ name, moments, places, watches }: Walked, random: Random): Honest {
  const person = toldUuid(random) as PersonId;
  const habit = aPhoneHabit(random.fork('habit'));
  const eyes: Eyes = { moments, habit, watches, random: random.fork('looks') };
  const going = places.flatMap((haunt, i) => {
    const customer = customerAt(pinnedAt(haunt.centre, random), { name: `${name}-${i + 1}`, random });
    return haunt.stays.flatMap((stay) => visitsIn(stay, random)).map((span) => ({ customer, ...span }));
  });
  const scenes = lived(
    going.toSorted((a, b) => a.from - b.from),
    { person, eyes, random },
  );
  return { name, person, habit, eyes, scenes, home: places[0]?.centre ?? (moments[0] as Point) };
}

const REGISTRATION_SIGMA_M = 40;

/** A pin is as wrong as pins are. */
function pinnedAt(centre: Point, random: Random): Point {
  return movedBy(centre, random.normal(0, REGISTRATION_SIGMA_M), random.normal(0, REGISTRATION_SIGMA_M));
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const [LEAST_MIN, MOST_MIN] = [12, 45];

/** A long stay is several visits: what a rep does in a mall, or somebody at a desk. */
function visitsIn({ from, to }: Span, random: Random): Span[] {
  const spans: Span[] = [];
  for (let at = from; at + LEAST_MIN * MINUTE_MS <= to; ) {
    const until = Math.min(to, at + (LEAST_MIN + (MOST_MIN - LEAST_MIN) * random.next()) * MINUTE_MS);
    spans.push({ from: Math.round(at), to: Math.round(until) });
    at = until + 3 * MINUTE_MS;
  }
  return spans;
}

/** One visit after the other, each with the earlier ones to the same customer behind it. */
function lived(
  going: readonly (Span & { customer: Customer })[],
  { person, eyes, random }: { person: PersonId; eyes: Eyes; random: Random },
): Scene[] {
  const been = new Map<Customer, EarlierLooks[]>();
  let before: Visit | undefined;
  return going.map(({ customer, from, to }) => {
    const visit = visitOf({ person, customer, from, to, look: (at) => lookAt(at, eyes), random });
    const day = localDate(from, ZONE);
    const earlier = been.get(customer) ?? [];
    const scene = { ...sceneOf({ visit, customer, before }), earlierLooks: comparable(earlier, day) };
    been.set(customer, [{ visit: visit.id, day, own: true, looks: looksOf(visit).map(({ fixes }) => fixes) }, ...earlier]);
    before = visit;
    return scene;
  });
}

function customerAt(centre: Point, { name, random }: { name: string; random: Random }): Customer {
  const id = toldUuid(random) as CustomerId;
  return {
    id,
    code: name,
    name,
    line: 'pharmacy' as LineKey,
    grade: 'A',
    stage: 'active',
    tags: [],
    contacts: [],
    fence: { centre, radiusM: 150 },
  };
}

interface Going {
  readonly person: PersonId;
  readonly customer: Customer;
  readonly from: Instant;
  readonly to: Instant;
  readonly look: (at: Instant) => [Fix, ...Fix[]];
  readonly random: Random;
}

/** Check-in, a photo at the shelf, check-out: each with its own look around. */
export function visitOf({ person, customer, from, to, look, random }: Going): Visit {
  const shotAt = Math.round(from + (to - from) * (0.2 + 0.5 * random.next()));
  const photo: Photo = {
    ...{ fact: toldUuid(random) as FactId, question: SHELF, takenAt: shotAt, source: 'camera', place: precise(look(shotAt)) },
    digest: toldUuid(random).replaceAll('-', '').padEnd(64, '0'),
  };
  return {
    ...{ id: toldUuid(random) as VisitId, person, customer: customer.id, device: person as string as DeviceId },
    ...{ customerName: undefined, stop: undefined, sop: { key: STANDARD.key, version: 1 }, purpose: undefined },
    ...{ unplanned: undefined, unplannedReason: undefined, noStartPlace: undefined, outcome: 'done', short: undefined, note: undefined },
    ...{ startedAt: from, startPlace: precise(look(from)), endedAt: to, endPlace: precise(look(to - WATCH_MS)) },
    ...{ places: [], sheet: new Map([[SHELF, [photo.fact]]]), answeredAt: new Map([[SHELF, shotAt + 5_000]]), photos: [photo] },
    ...{ amendments: [], reviews: [], lapses: [], explanations: [], tokens: [], customerSaid: [] },
  };
}

export function precise(fixes: readonly Fix[]): Place {
  return { precision: 'precise', fixes: fixes.slice(0, 20) };
}

/** What the server would have gathered: in touch at midnight's end, everything sent on the evening of the day. */
export function sceneOf({ visit, customer, before }: { visit: Visit; customer: Customer; before: Visit | undefined }): Scene {
  const today = localDate(visit.startedAt, ZONE);
  const clash = before?.endedAt !== undefined && before.endedAt > visit.startedAt;
  return {
    ...{ visit, customer, sop: STANDARD, today, before, beforeCustomer: undefined, overlapping: clash ? [before] : [] },
    ...{
      brackets: bracketsOf(visit, today),
      breaks: [],
      pinMoves: [],
      siteProofs: [],
      aheadMs: 0,
      altered: 0,
      earlierLooks: [],
      samePhotos: [],
      copies: [],
      otherScenes: [],
      missingPhotos: 0,
      droppedPlaces: 0,
    },
  };
}

export function bracketsOf(visit: Visit, day: LocalDate): Bracket[] {
  const [nonceAt, receivedAt] = [startOfDay(day, ZONE), startOfDay(addDays(day, 1), ZONE) + 20 * MINUTE_MS];
  const times = [visit.startedAt, ...visit.photos.map(({ takenAt }) => takenAt), visit.endedAt ?? visit.startedAt];
  const kinds = ['visit.started', ...visit.photos.map(() => 'photo.taken'), 'visit.ended'];
  return times.map((at, i) => ({
    ...{ fact: visit.photos[i - 1]?.fact ?? (visit.id as string as FactId), kind: kinds[i] as string, at, nonceAt, receivedAt },
    ...{ monoMs: at % DAY_MS, boot: 'one' },
  }));
}

/** Somewhere a few kilometres from a door, and always the same for the same chance. */
export function elsewhere(door: Point, byM: number, random: Random): Point {
  const towards = 2 * Math.PI * random.next();
  return movedBy(door, byM * Math.cos(towards), byM * Math.sin(towards));
}
