import { fromBase64url, toHex } from '../../base/bytes.ts';
import type { LocalDate } from '../../base/moment.ts';
import { PART_NAMES, type SealedFact } from '../../domain/fact.ts';
import type { FactBody } from '../../domain/facts.ts';
import { deskOf, FactId, type PersonId } from '../../domain/ids.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { insertDevice } from '../store/devices.ts';
import { type Arrival, headOf, insertFacts, lockPerson } from '../store/facts.ts';
import { markFacts } from '../store/to-derive.ts';
import { sealFact } from './seal-fact.ts';

type Deps = Pick<ServerDeps, 'clock' | 'ids' | 'key'>;

/** Something said at the desk: about whose record, by whom, on which of that person's days, and what. */
export interface DeskWord {
  readonly person: PersonId;
  readonly by: PersonId;
  readonly post: number;
  readonly day: LocalDate;
  readonly body: FactBody;
  /** Given where saying it twice must be saying it once. */
  readonly id?: FactId;
}

/** Appends one fact to the desk chain of a person, signed by the organisation, in the caller's transaction. */
export async function sayAtDesk(sql: Sql, deps: Deps, word: DeskWord): Promise<SealedFact> {
  const [fact] = await sayAllAtDesk(sql, deps, [word]);
  if (!fact) throw new Error('cannot be: nothing was said');
  return fact;
}

/** The same for many of one person or of several, in order: one statement a person, however many there are. */
export async function sayAllAtDesk(sql: Sql, deps: Deps, words: readonly DeskWord[]): Promise<SealedFact[]> {
  const said: SealedFact[] = [];
  for (const person of [...new Set(words.map((word) => word.person))].toSorted()) {
    said.push(...(await sayFor(sql, deps, { person, words: words.filter((word) => word.person === person) })));
  }
  return said;
}

async function sayFor(sql: Sql, deps: Deps, { person, words }: { person: PersonId; words: readonly DeskWord[] }): Promise<SealedFact[]> {
  const [now, device] = [deps.clock.now(), deskOf(person)];
  await lockPerson(sql, person);
  await insertDevice(sql, { id: device, person, key: deps.key.publicKey, label: 'desk', state: 'active', enrolledAt: now });
  let { seq, seal } = await headOf(sql, person, device);
  const facts = words.map((word) => {
    const id = word.id ?? FactId.parse(deps.ids.next());
    seq += 1;
    const fact = sealFact({ id, person, by: word.by, device, seq, prev: seal, at: now, monoMs: 0, boot: 'desk', nonce: '' }, word.body, {
      salt: () => toHex(fromBase64url(deps.ids.secret()).slice(0, 32)),
      sign: deps.key.sign,
    });
    seal = fact.seal;
    return fact;
  });
  const arrivals = facts.map((sealed, i): Arrival => {
    const { day, post } = words[i] as DeskWord;
    return { sealed, at: now, nonceAt: now, receivedAt: now, day, post, keep: PART_NAMES };
  });
  await insertFacts(sql, person, arrivals);
  const markings = arrivals.map(({ sealed: { envelope }, day, at }) => ({
    kind: envelope.kind,
    device,
    seq: envelope.seq,
    day,
    at,
    visit: envelope.refs.visit,
    digests: [],
  }));
  await markFacts(sql, person, { facts: markings, now });
  return facts;
}
