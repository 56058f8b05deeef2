import { DAY_MS, type Instant, type LocalDate, mondayOf } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import { type Break, breaksIn } from '../../domain/evidence/chain.ts';
import type { Digest } from '../../domain/fact.ts';
import type { CustomerId, DeviceId, FactId, PersonId, VisitId } from '../../domain/ids.ts';
import { COMPARED_DAYS, COMPARED_VISITS } from '../../domain/trust/earlier.ts';
import type { InStep, PhoneKnown } from '../../domain/trust/identity.ts';
import { VisitFact } from '../../domain/visit/facts.ts';
import type { Draw } from '../../domain/trust/sample.ts';
import { type Visit, visitsOf } from '../../domain/visit/state.ts';
import type { Told } from '../../domain/fact.ts';
import type { Company } from '../directives/company.ts';
import { type Pins, pinsOf } from '../directives/pins.ts';
import type { SiteSecret, TokenUse } from '../../domain/trust/site-proof.ts';
import type { Sql } from '../ports.ts';
import { drawOf } from '../store/samples.ts';
import { phonesOf, visitsInStep } from '../store/identity.ts';
import { type PasskeyRow, passkeysOf } from '../store/passkeys.ts';
import {
  alteredOn,
  customersByIds,
  droppedAmong,
  type EarlierPicture,
  type EarlierUse,
  earlierPictures,
  earlierUses,
  factsOfDay,
  factsOfVisitBefore,
  type LedgerFact,
  linksBetween,
  photosHere,
  type SeenAtCustomer,
  seenAtCustomers,
} from '../store/scenes.ts';
import { type PlaceOfPhoto, placesOfPhotos } from '../store/photo-scenes.ts';
import { siteSecrets, tokenUses } from '../store/sites.ts';

/** Everything that a person's day is judged and counted by, read once. */
export interface DayRecord {
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly company: Company;
  readonly facts: readonly LedgerFact[];
  readonly visits: readonly Visit[];
  /** The visit before the day's first. */
  readonly before: Visit | undefined;
  readonly customers: ReadonlyMap<CustomerId, Customer>;
  readonly pins: ReadonlyMap<CustomerId, Pins>;
  readonly breaks: ReadonlyMap<FactId, Break>;
  /** Visits to the day's customers, the newest first, that the day's own are compared with. */
  readonly seenAtCustomers: readonly SeenAtCustomer[];
  readonly earlierUses: readonly EarlierUse[];
  readonly earlierPictures: readonly EarlierPicture[];
  readonly placesOfPhotos: readonly PlaceOfPhoto[];
  readonly siteSecrets: readonly SiteSecret[];
  readonly tokenUses: readonly TokenUse[];
  readonly here: ReadonlySet<Digest>;
  readonly altered: ReadonlyMap<DeviceId, number>;
  readonly dropped: ReadonlySet<FactId>;
  /** What decides which visits of the week are looked at though nothing speaks against them; undefined for weeks without. */
  readonly draw: Draw | undefined;
  readonly phones: ReadonlyMap<DeviceId, PhoneKnown>;
  readonly inStep: readonly InStep[];
  readonly passkeys: readonly PasskeyRow[];
}

const VISIT_KINDS: ReadonlySet<string> = new Set(VisitFact.def.options.flatMap((option) => option.def.shape.kind.def.values));

export async function readDay(sql: Sql, company: Company, { person, day }: { person: PersonId; day: LocalDate }): Promise<DayRecord> {
  const facts = (await factsOfDay(sql, person, day)).toSorted(inChainOrder);
  const visits = visitsIn(facts);
  const first = visits[0];
  const before = first && visitsIn(await factsOfVisitBefore(sql, person, first.startedAt)).at(-1);
  const named = [...visits, ...(before ? [before] : [])].flatMap(({ customer }) => (customer ? [customer] : []));
  const photos = visits.flatMap((visit) => visit.photos);
  const places = [...new Set(visits.flatMap(({ tokens }) => tokens.map(({ customer }) => customer)))];
  return {
    ...{ person, day, company, facts, visits, before },
    customers: await customersByIds(sql, named),
    pins: await pinsOf(sql, [...new Set(named)]),
    breaks: await breaksAmong(sql, person, facts),
    seenAtCustomers: await seenBefore(sql, visits),
    earlierUses: await earlierUses(
      sql,
      photos.map(({ fact }) => fact),
    ),
    earlierPictures: await earlierPictures(
      sql,
      photos.map(({ fact }) => fact),
    ),
    placesOfPhotos: await placesOfPhotos(
      sql,
      photos.map(({ fact }) => fact),
    ),
    siteSecrets: await siteSecrets(sql, places),
    tokenUses: await tokenUses(sql, places),
    here: await photosHere(
      sql,
      person,
      photos.map(({ digest }) => digest),
    ),
    altered: await alteredOn(sql, person, day),
    dropped: await droppedAmong(
      sql,
      person,
      facts.map(({ fact }) => fact.id),
    ),
    draw: await drawOf(sql, mondayOf(day)),
    passkeys: visits.some(({ vouches }) => vouches) ? await passkeysOf(sql, person) : [],
    phones: await phonesOf(sql, person, day),
    // A manager who goes along is no second phone in one pocket.
    inStep: (await visitsInStep(sql, person, day)).filter(({ other }) => isRep(company, person) && isRep(company, other)),
  };
}

async function seenBefore(sql: Sql, visits: readonly Visit[]): Promise<readonly SeenAtCustomer[]> {
  const places = visits.filter(({ customer, startPlace }) => customer && startPlace?.precision === 'precise');
  const starts = places.map(({ startedAt }) => startedAt);
  return seenAtCustomers(sql, [...new Set(places.flatMap(({ customer }) => customer ?? []))], {
    from: Math.min(...starts) - (COMPARED_DAYS + 1) * DAY_MS,
    to: Math.max(...starts),
    most: COMPARED_VISITS + visits.length,
  });
}

function isRep({ people }: Company, person: PersonId): boolean {
  return people.get(person)?.role === 'rep';
}

/** One order, whatever the database gave: what is found first must be the same every time. */
function inChainOrder({ fact: a }: LedgerFact, { fact: b }: LedgerFact): number {
  return (a.device === b.device ? a.seq - b.seq : a.device < b.device ? -1 : 1) || (a.id < b.id ? -1 : 1);
}

function visitsIn(facts: readonly LedgerFact[]): Visit[] {
  const told = facts.map(({ fact }) => fact).filter((fact): fact is Told<VisitFact> => VISIT_KINDS.has(fact.kind));
  return [...visitsOf(told).values()].toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
}

/** Where the chains of the devices do not hold, among these facts: each device is looked at from the link before its first. */
async function breaksAmong(sql: Sql, person: PersonId, facts: readonly LedgerFact[]): Promise<ReadonlyMap<FactId, Break>> {
  const breaks = new Map<FactId, Break>();
  for (const device of new Set(facts.map(({ fact }) => fact.device))) {
    const own = facts.filter(({ fact }) => fact.device === device);
    const seqs = own.map(({ fact }) => fact.seq);
    const from = Math.max(0, Math.min(...seqs) - 1);
    const links = await linksBetween(sql, person, { device, from, to: Math.max(...seqs) });
    const broken = breaksIn(links, from);
    for (const { fact, seal } of own) {
      const why = broken.get(seal);
      if (why) breaks.set(fact.id, why);
    }
  }
  return breaks;
}

export function factsOfVisit({ facts }: DayRecord, visit: VisitId): readonly LedgerFact[] {
  return facts.filter(({ fact }) => (fact.refs as { visit?: VisitId }).visit === visit);
}

/** When the server got each fact of the day. */
export function receiptsIn({ facts }: DayRecord): (fact: FactId) => Instant {
  const receipts = new Map(facts.map(({ fact, receivedAt }) => [fact.id, receivedAt]));
  return (fact) => receipts.get(fact) ?? 0;
}
