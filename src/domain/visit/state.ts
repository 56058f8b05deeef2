import { groupBy } from '../../base/group.ts';
import type { Instant } from '../../base/moment.ts';
import type { Confirmation } from '../evidence/passkey.ts';
import type { Digest, Stamp, Told } from '../fact.ts';
import type { CustomerId, DeviceId, FactId, PersonId, QuestionId, SopKey, StopId, VisitId } from '../ids.ts';
import type { Motion } from '../motion.ts';
import type { Fix, Place } from '../place.ts';
import type { Sheet } from '../sop/condition.ts';
import type {
  AnsweredFrom,
  BackCheckHow,
  BackCheckOutcome,
  CustomerAnswer,
  Decision,
  LapseWhy,
  NoPlace,
  Outcome,
  SiteToken,
  Stood,
  Unplanned,
  VisitFact,
} from './facts.ts';

export interface Photo {
  readonly fact: FactId;
  readonly question: QuestionId;
  readonly digest: Digest;
  readonly takenAt: Instant;
  readonly source: 'camera' | 'gallery' | undefined;
  /** What the camera calls itself, where it says so. */
  readonly camera?: string | undefined;
  readonly place: Place | undefined;
}
export interface Saying {
  readonly fact: FactId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly text: string | undefined;
}
export interface Review extends Saying {
  readonly decision: Decision;
}
export interface Explanation extends Saying {
  readonly as: 'reply' | 'appeal';
  readonly photo: Digest | undefined;
}
export interface Lapse {
  readonly fact: FactId;
  readonly at: Instant;
  readonly why: LapseWhy;
  readonly afterDays: number;
}

/** Something that the customer's place gave, as the phone took it in. */
export interface TakenToken {
  readonly fact: FactId;
  readonly at: Instant;
  /** The customer at whose place the phone says that it was. */
  readonly customer: CustomerId;
  readonly token: SiteToken;
}
export interface CustomerWord extends Saying {
  readonly answer: CustomerAnswer;
  readonly from: AnsweredFrom;
  /** The name under which they put it. */
  readonly name: string | undefined;
}

/** A try at asking the customer afterwards; in their words where they gave any. */
export interface BackCheck extends Saying {
  readonly how: BackCheckHow;
  readonly outcome: BackCheckOutcome;
  readonly when: string | undefined;
  readonly about: string | undefined;
  /** Where the phone of who went there was seen; undefined where no phone told. */
  readonly stood?: Stood | undefined;
}

/** A visit as its facts tell it. Whether to believe it, trust/ says. */
export interface Visit {
  readonly id: VisitId;
  readonly person: PersonId;
  readonly customer: CustomerId | undefined;
  readonly customerName: string | undefined;
  readonly stop: StopId | undefined;
  readonly sop: { readonly key: SopKey; readonly version: number } | undefined;
  readonly purpose: string | undefined;
  readonly unplanned: Unplanned | undefined;
  readonly unplannedReason: string | undefined;
  readonly device: DeviceId;
  readonly startedAt: Instant;
  readonly startPlace: Place | undefined;
  readonly noStartPlace: NoPlace | undefined;
  readonly endedAt: Instant | undefined;
  readonly endPlace: Place | undefined;
  readonly noEndPlace?: NoPlace | undefined;
  readonly outcome: Outcome | undefined;
  readonly short: string | undefined;
  readonly note: string | undefined;
  /** Places seen in between, in time. */
  readonly places: readonly { readonly at: Instant; readonly place: Place }[];
  readonly sheet: Sheet;
  readonly answeredAt: ReadonlyMap<QuestionId, Instant>;
  readonly photos: readonly Photo[];
  readonly amendments: readonly (Saying & { readonly question: QuestionId })[];
  readonly reviews: readonly Review[];
  readonly explanations: readonly Explanation[];
  readonly tokens: readonly TakenToken[];
  readonly customerSaid: readonly CustomerWord[];
  readonly backChecks?: readonly BackCheck[];
  readonly lapses: readonly Lapse[];
  /** What the person confirmed the check-in with; whether it holds, the server says. */
  readonly vouches?: readonly Vouch[] | undefined;
}
export interface Vouch {
  readonly fact: FactId;
  readonly at: Instant;
  readonly confirmation: Confirmation;
}
export type Visits = ReadonlyMap<VisitId, Visit>;
export const noVisits: Visits = new Map();

/**
 * The visits that a set of facts tells of. A function of the set: facts are put into one order here, whatever order they
 * came in.
 */
export function visitsOf(facts: Iterable<Told<VisitFact>>): Visits {
  return inOrder(facts).reduce(evolve, noVisits);
}

/**
 * The one order of facts. On a device its own count rules, so that a clock that was set back reorders nothing; between
 * devices the time does, each device's taken as never going back. Starts go first: an answer that overtook its visit waits.
 */
export function inOrder<F extends Stamp & { readonly kind: string }>(facts: Iterable<F>): F[] {
  const placed: { readonly fact: F; readonly notBefore: Instant }[] = [];
  for (const chain of groupBy(facts, ({ device }) => device).values()) {
    let notBefore = 0;
    for (const fact of chain.toSorted((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1))) {
      notBefore = Math.max(notBefore, fact.at);
      placed.push({ fact, notBefore });
    }
  }
  return placed
    .toSorted(
      (a, b) =>
        Number(b.fact.kind === 'visit.started') - Number(a.fact.kind === 'visit.started') ||
        a.notBefore - b.notBefore ||
        (a.fact.device === b.fact.device ? a.fact.seq - b.fact.seq : a.fact.device < b.fact.device ? -1 : 1) ||
        (a.fact.id < b.fact.id ? -1 : 1),
    )
    .map(({ fact }) => fact);
}

/** Total: a fact that makes no sense here changes nothing. */
export function evolve(visits: Visits, fact: Told<VisitFact>): Visits {
  const known = visits.get(fact.refs.visit);
  if (fact.kind === 'visit.started') return known ? visits : new Map(visits).set(fact.refs.visit, started(fact));
  if (!known) return visits;
  return new Map(visits).set(known.id, { ...known, ...changeOf(known, fact) });
}

/** The one visit that is under way, if there is one. */
export function openVisit(visits: Visits): Visit | undefined {
  return [...visits.values()].findLast(({ endedAt }) => endedAt === undefined);
}

/** One look around: fixes that came together, and are one witness of where the phone was. */
export interface Look {
  readonly at: Instant;
  readonly fixes: readonly Fix[];
  /** How the phone moved while it looked, where it could feel that. */
  readonly motion?: Motion | undefined;
}

/** Every precise look around of a visit, in the order of the visit's own events. */
export function looksOf(visit: Visit): readonly Look[] {
  const seen: readonly { readonly at: Instant; readonly place: Place | undefined }[] = [
    { at: visit.startedAt, place: visit.startPlace },
    ...visit.places,
    ...visit.photos.map(({ takenAt, place }) => ({ at: takenAt, place })),
    { at: visit.endedAt ?? visit.startedAt, place: visit.endPlace },
  ];
  return seen.flatMap(({ at, place }) => (place?.precision === 'precise' ? [{ at, fixes: place.fixes, motion: place.motion }] : []));
}

/** Every precise fix of a visit, in the same order. */
export function fixesOf(visit: Visit): readonly Fix[] {
  return looksOf(visit).flatMap(({ fixes }) => fixes);
}

function started({ refs, parts, person, device, at }: Told<Extract<VisitFact, { kind: 'visit.started' }>>): Visit {
  return {
    id: refs.visit,
    person,
    customer: refs.customer,
    customerName: parts.words?.customerName,
    stop: refs.stop,
    sop: parts.details?.sop ?? undefined,
    purpose: parts.details?.purpose,
    unplanned: parts.details?.unplanned,
    unplannedReason: parts.words?.reason,
    device,
    startedAt: at,
    startPlace: parts.place,
    noStartPlace: parts.details?.noPlace,
    endedAt: undefined,
    endPlace: undefined,
    outcome: undefined,
    short: undefined,
    note: undefined,
    places: [],
    sheet: new Map(),
    answeredAt: new Map(),
    photos: [],
    amendments: [],
    reviews: [],
    explanations: [],
    lapses: [],
    tokens: [],
    customerSaid: [],
  };
}

function changeOf(visit: Visit, fact: Exclude<Told<VisitFact>, { kind: 'visit.started' }>): Partial<Visit> {
  const { id, by, at } = fact;
  switch (fact.kind) {
    case 'visit.vouched': {
      const confirmation = fact.parts.details;
      return confirmation ? { vouches: [...(visit.vouches ?? []), { fact: id, at, confirmation }] } : {};
    }
    case 'visit.placed':
      return fact.parts.place ? { places: [...visit.places, { at, place: fact.parts.place }] } : {};
    case 'question.answered': {
      if (visit.endedAt !== undefined || !fact.parts.answers) return {};
      return withAnswer(visit, fact.refs.question, fact.parts.answers.answer, at);
    }
    case 'photo.taken': {
      const photo: Photo = {
        fact: id,
        question: fact.refs.question,
        digest: fact.blobs[0] as Digest,
        takenAt: at,
        source: fact.parts.details?.source,
        camera: fact.parts.details?.camera,
        place: fact.parts.place,
      };
      return { photos: [...visit.photos, photo] };
    }
    case 'visit.ended': {
      if (visit.endedAt !== undefined) return {};
      const { details, place, words } = fact.parts;
      return {
        endedAt: Math.max(at, visit.startedAt),
        endPlace: place,
        noEndPlace: details?.noPlace,
        outcome: details?.outcome ?? 'done',
        short: details?.short,
        note: words?.note,
      };
    }
    case 'visit.amended': {
      if (!fact.parts.answers) return {};
      const amendment = { fact: id, by, at, text: fact.parts.words?.reason, question: fact.refs.question };
      return { ...withAnswer(visit, fact.refs.question, fact.parts.answers.answer, at), amendments: [...visit.amendments, amendment] };
    }
    case 'visit.explained': {
      const said = { fact: id, by, at, text: fact.parts.words?.text, as: fact.parts.details?.as ?? 'reply', photo: fact.blobs[0] } as const;
      return { explanations: [...visit.explanations, said] };
    }
    case 'visit.reviewed': {
      if (!fact.parts.details) return {};
      const said = { fact: id, by, at, text: fact.parts.words?.reason, decision: fact.parts.details.decision };
      return { reviews: [...visit.reviews, said] };
    }
    case 'visit.lapsed':
      return fact.parts.details ? { lapses: [...visit.lapses, { fact: id, at, ...fact.parts.details }] } : {};
    case 'site.proved': {
      const token = fact.parts.details;
      return token ? { tokens: [...visit.tokens, { fact: id, at, customer: fact.refs.customer, token }] } : {};
    }
    case 'visit.back-checked': {
      const { details, words } = fact.parts;
      const said = { fact: id, by, at, text: words?.note, when: words?.when, about: words?.about };
      return details ? { backChecks: [...(visit.backChecks ?? []), { ...said, ...details }] } : {};
    }
    case 'customer.answered': {
      const { details, words } = fact.parts;
      return details
        ? { customerSaid: [...visit.customerSaid, { fact: id, by, at, ...details, text: words?.text, name: words?.name }] }
        : {};
    }
  }
}

function withAnswer(visit: Visit, question: QuestionId, answer: unknown, at: Instant): Pick<Visit, 'sheet' | 'answeredAt'> {
  const sheet = new Map(visit.sheet);
  // Taken back: the fact that it once was there stays in the chain, the sheet is as the rep left it.
  if (answer === null) sheet.delete(question);
  else sheet.set(question, answer);
  return { sheet, answeredAt: new Map(visit.answeredAt).set(question, at) };
}
