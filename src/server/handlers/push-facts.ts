import { localDate } from '../../base/moment.ts';
import { firstMissing } from '../../domain/evidence/chain.ts';
import { LOGGED_WITHIN_MS, type Receipt, signReceipt } from '../../domain/evidence/receipt.ts';
import { type Digest, PART_NAMES } from '../../domain/fact.ts';
import type { DeviceId, FactId } from '../../domain/ids.ts';
import { LONGEST_SPAN_MS, dutySpans } from '../../domain/visit/duty.ts';
import type { FactAnswer, QuarantineReason } from '../../wire/push-facts.ts';
import { pushFacts } from '../../wire/push-facts.ts';
import { type Trier, type Tries, tries } from '../access/tries.ts';
import { type Company, loadCompany, seatOf } from '../directives/company.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import { type Household, refusePlace, withoutPlaces } from '../log/door.ts';
import { type Aside, type KnownDevice, type Sound, weighFact } from '../log/weigh-fact.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { readDevice, setNextSeq } from '../store/devices.ts';
import { type Arrival, dutyWords, insertDroppedPlaces, insertFacts, lockPerson, sealsById, takenSeqs } from '../store/facts.ts';
import { insertAside, knownAside, NOBODY } from '../store/quarantine.ts';
import { markFacts } from '../store/to-derive.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'ids' | 'key' | 'verify'>;

/** Who sends, and what the company knows of them. */
interface Sender {
  readonly device: KnownDevice | undefined;
  readonly company: Company;
  readonly post: number;
  readonly now: number;
}

/** What became of one thing that was sent, before it is signed. */
interface Settled {
  readonly id: string | null;
  readonly seal: Digest;
  readonly outcome: FactAnswer['outcome'];
  readonly why?: QuarantineReason;
}

/** Stores what has happened, and answers after the commit. Nothing is turned away; nothing is worked out here. */
export function handlePushFacts(app: App, deps: Deps): void {
  const strangers = tries();
  handle(app, pushFacts, async ({ device: id, facts }, _, { address }) => {
    const now = deps.clock.now();
    const sender = await deps.database.within({ ranges: [] }, (sql) => senderOf(sql, id, now));
    if (!sender.device) slowDown(strangers, { account: id, address }, now);
    const weighed = await Promise.all(facts.map((raw) => weighFact(deps, sender.device, raw)));
    const sound = weighed.flatMap((one) => ('sound' in one ? [one.sound] : []));
    const asides = weighed.flatMap((one) => ('aside' in one ? [one.aside] : []));
    const { settled, wanted } = await deps.database.within({ ranges: [[sender.post, sender.post]] }, (sql) =>
      keep(sql, deps, { sender, sound, asides }),
    );
    const answers = await Promise.all(settled.map((one) => answerTo(deps, one, now)));
    return { answers, wanted };
  });
}

/** What nobody knows is kept as well, but not as fast as anybody likes. */
function slowDown(strangers: Tries, who: Trier, now: number): void {
  const waitS = strangers.waitS(who, now);
  if (waitS > 0) throw new Problem('too-many-tries', { waitS });
  strangers.failed(who, now);
}

async function senderOf(sql: Sql, id: DeviceId, now: number): Promise<Sender> {
  const [device, company] = [await readDevice(sql, id), await loadCompany(sql)];
  return { device, company, post: device ? seatOf(company, company.people.get(device.person)) : 0, now };
}

async function keep(
  sql: Sql,
  deps: Deps,
  { sender, sound, asides }: { sender: Sender; sound: readonly Sound[]; asides: readonly Aside[] },
): Promise<{ settled: Settled[]; wanted: number | null }> {
  const { device } = sender;
  if (!device) return { settled: await putAside(sql, deps, sender, asides), wanted: null };
  await lockPerson(sql, device.person);
  const seals = await sealsById(
    sql,
    device.person,
    sound.map(({ sealed }) => sealed.envelope.id),
  );
  const isNew = distinct(sound).filter(({ sealed }) => !seals.has(sealed.envelope.id));
  const clashing = sound.filter(({ sealed }) => (seals.get(sealed.envelope.id) ?? sealOfFirst(isNew, sealed.envelope.id)) !== sealed.seal);
  const clashes = clashing.map(
    ({ sealed }): Aside => ({ why: 'same-id', detail: sealed.envelope.id, raw: sealed, digest: sealed.seal, signed: sealed }),
  );
  await storeNew(sql, sender, isNew);
  const set = await putAside(sql, deps, sender, [...asides, ...clashes]);
  const stored = sound
    .filter((one) => !clashing.includes(one))
    .map(
      ({ sealed }): Settled => ({ id: sealed.envelope.id, seal: sealed.seal, outcome: seals.has(sealed.envelope.id) ? 'already' : 'ok' }),
    );
  return { settled: [...stored, ...set], wanted: await wantedOf(sql, device.id, sender) };
}

async function storeNew(sql: Sql, { device, company, post, now }: Sender, sound: readonly Sound[]): Promise<void> {
  const person = device && company.people.get(device.person);
  if (!device || sound.length === 0) return;
  const household = person && (await householdOf(sql, person.id, { company, sound }));
  const arrivals = sound.map((one): Arrival & { refused: string | undefined } => {
    const refused = household ? refusePlace(one, household) : one.sealed.parts.place && 'off-duty';
    const day = localDate(one.at, person?.duty.zone ?? 'Asia/Shanghai');
    const kept = PART_NAMES.filter((name) => !(refused && name === 'place'));
    return { sealed: one.sealed, at: one.at, nonceAt: one.nonceAt, receivedAt: now, day, post, keep: kept, refused };
  });
  await insertFacts(sql, device.person, arrivals);
  await insertDroppedPlaces(
    sql,
    device.person,
    arrivals.flatMap(({ refused, sealed, day }) => (refused ? [{ fact: sealed.envelope.id, why: refused, day, post }] : [])),
  );
  await markFacts(sql, device.person, {
    facts: arrivals.map(({ sealed: { envelope }, day, at }) => ({
      kind: envelope.kind,
      device: envelope.device,
      seq: envelope.seq,
      day,
      at,
      visit: envelope.refs.visit,
      digests: envelope.blobs,
      ...(envelope.kind === 'site.proved' && { site: envelope.refs.customer }),
    })),
    now,
  });
}

async function householdOf(
  sql: Sql,
  id: KnownDevice['person'],
  { company, sound }: { company: Company; sound: readonly Sound[] },
): Promise<Household | undefined> {
  const person = company.people.get(id);
  if (!person) return undefined;
  const earliest = Math.min(...sound.map(({ at }) => at)) - LONGEST_SPAN_MS;
  const words = [
    ...(await dutyWords(sql, id, Math.max(0, earliest))),
    ...sound.map(({ sealed, at }) => ({ kind: sealed.envelope.kind, at })),
  ];
  const spans = dutySpans(
    words.filter(
      (word): word is { kind: 'duty.opened' | 'duty.closed'; at: number } => word.kind === 'duty.opened' || word.kind === 'duty.closed',
    ),
  );
  return { person, precision: company.lines.find(({ key }) => key === person.line)?.precision ?? 'precise', spans };
}

async function putAside(sql: Sql, { ids }: Deps, { device, post, company, now }: Sender, asides: readonly Aside[]): Promise<Settled[]> {
  const person = device?.person ?? NOBODY;
  const known = await knownAside(
    sql,
    person,
    asides.map(({ digest }) => digest),
  );
  const zone = company.people.get(person)?.duty.zone ?? 'Asia/Shanghai';
  const fresh = asides.filter(({ digest }, i) => !known.has(digest) && asides.findIndex((other) => other.digest === digest) === i);
  await insertAside(
    sql,
    person,
    fresh.map(({ why, detail, raw, digest, signed }) => ({
      ...{ id: ids.next(), why, detail, digest, raw: withoutPlaces(raw), post, receivedAt: now, device: device?.id ?? 'unknown' },
      ...{ seal: signed?.seal ?? null, seq: signed?.envelope.seq ?? null, day: signed ? localDate(signed.envelope.at, zone) : null },
    })),
  );
  await markFacts(sql, person, {
    facts: fresh.flatMap(({ signed }) => {
      if (!signed) return [];
      const { device: from, seq, at } = signed.envelope;
      return [{ kind: 'quarantine', device: from, seq, day: localDate(at, zone), at, visit: undefined, digests: [] }];
    }),
    now,
  });
  return asides.map(({ raw, signed, digest, why }) => ({
    id: idOf(raw),
    seal: signed?.seal ?? digest,
    outcome: known.has(digest) ? 'already' : 'quarantined',
    why,
  }));
}

async function wantedOf(sql: Sql, device: DeviceId, { device: known }: Sender): Promise<number | null> {
  const row = await readDevice(sql, device);
  if (!row || !known) return null;
  const taken = await takenSeqs(sql, { person: known.person, device, from: row.nextSeq });
  const next = firstMissing(taken, row.nextSeq);
  await setNextSeq(sql, device, next);
  return taken.some((seq) => seq > next) ? next : null;
}

async function answerTo({ key }: Deps, { id, seal, outcome, why }: Settled, now: number): Promise<FactAnswer> {
  const body: Omit<Receipt, 'signature'> = {
    v: 1,
    seal,
    receivedAt: now,
    loggedBy: now + LOGGED_WITHIN_MS,
    outcome: why ? 'quarantined' : 'stored',
  };
  return { id, outcome, ...(why && { why }), receipt: await signReceipt(body, key.sign) };
}

function distinct(sound: readonly Sound[]): Sound[] {
  return [...new Map(sound.toReversed().map((one) => [one.sealed.envelope.id, one])).values()].toReversed();
}

function sealOfFirst(sound: readonly Sound[], id: FactId): Digest | undefined {
  return sound.find(({ sealed }) => sealed.envelope.id === id)?.sealed.seal;
}

function idOf(raw: unknown): string | null {
  const id = (raw as { envelope?: { id?: unknown } } | null)?.envelope?.id;
  return typeof id === 'string' ? id.slice(0, 64) : null;
}
