import { fromBase64url, text } from '../../base/bytes.ts';
import { DAY_MS } from '../../base/moment.ts';
import { assert } from '../../base/result.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { Person } from '../../domain/person.ts';
import type { FieldDeps, Log, Mine, Shot, SyncState, View } from '../ports.ts';
import { readHeld, wantedOf } from './directives.ts';
import { olderThan } from './prune.ts';
import { stamp } from './stamp.ts';
import { type Answers, type Learnt, type Own, ownOf, viewOf, withFact } from './view.ts';

export type LogDeps = Pick<FieldDeps, 'clock' | 'ids' | 'key' | 'store' | 'alone'>;

/** What sync and the actions use beside what screens see. */
export interface OpenLog extends Log {
  /** The phone's clock, put right by what the server saw of it at the last contact. */
  readonly skewMs: () => number;
  /** Something came in or went out: looks at the store again. */
  readonly refresh: () => Promise<void>;
  readonly say: (state: Partial<Pick<SyncState, 'busy' | 'lastTrouble'>>) => void;
}

interface Held {
  readonly own: Own;
  readonly learnt: Learnt;
  readonly wanted: ReturnType<typeof wantedOf>;
  readonly sync: SyncState;
  readonly nonce: string;
  /** The last of this chain that the view has seen. */
  readonly seq: number;
}

const KEPT_MS = 30 * DAY_MS;
const QUIET = { busy: false, lastTrouble: undefined };

/** Opens the log of one person on this phone. `who` stands in until the first pull says who they are now. */
export async function openLog(deps: LogDeps, who: Person): Promise<OpenLog> {
  let held = await readAll(deps, who, QUIET);
  let view = viewIn(held);
  const heard = new Set<() => void>();
  const become = (next: Held) => {
    [held, view] = [next, viewIn(next)];
    for (const changed of heard) changed();
  };
  const append = (body: FactBody, photo?: Shot) =>
    deps.alone(`log:${deps.key.device}`, async () => {
      const fact = await write(deps, body, { person: who, photo, nonce: () => held.nonce });
      // Another tab wrote in between: what it said is read again, whole.
      if (fact.envelope.seq !== held.seq + 1) become(await readAll(deps, who, held.sync));
      else become({ ...held, own: withFact(held.own, fact), seq: fact.envelope.seq, sync: withUnsent(held.sync, fact, photo) });
      return fact;
    });
  return {
    append,
    view: () => view,
    subscribe: (changed) => {
      heard.add(changed);
      return () => void heard.delete(changed);
    },
    skewMs: () => skewIn(held.nonce),
    refresh: () => deps.alone(`log:${deps.key.device}`, async () => become(await readAll(deps, who, held.sync))),
    say: (state) => become({ ...held, sync: { ...held.sync, ...state } }),
  };
}

interface Writing {
  readonly person: Person;
  readonly photo: Shot | undefined;
  readonly nonce: () => string;
}

/** The clocks are read once, at the beginning: however long sealing takes, this is when it was said. */
async function write(deps: LogDeps, body: FactBody, { person, photo, nonce }: Writing): Promise<SealedFact> {
  const when = { at: deps.clock.now(), monoMs: Math.max(0, Math.round(deps.clock.mono())) };
  for (let tries = 0; tries < 20; tries++) {
    const head = await deps.store.head();
    const fact = await stamp(deps, body, { person: person.id, head, nonce: nonce(), ...when });
    if (await deps.store.append(fact, photo)) return fact;
  }
  throw new Error('cannot be: another tab was first twenty times');
}

async function readAll({ store, clock }: LogDeps, who: Person, before: Pick<SyncState, 'busy' | 'lastTrouble'>): Promise<Held> {
  const [facts, answers, photos, head] = [await store.facts(), await store.settled(), await store.photosToSend(), await store.head()];
  const old = olderThan(clock.now() - KEPT_MS, facts, answers);
  await store.forget([...old]);
  const left = facts.filter(({ envelope }) => !old.has(envelope.id));
  const learnt: Learnt = {
    me: (await store.read<Person>('me')) ?? who,
    held: await readHeld(store),
    mine: await store.read<Mine>('mine'),
    lastContactAt: await store.read<number>('lastContactAt'),
  };
  assert(learnt.me.id === who.id, 'a log of two people');
  return {
    own: ownOf(left),
    learnt,
    wanted: wantedOf(learnt.held, learnt.me),
    sync: {
      ...syncOf(left, answers, learnt.lastContactAt),
      unsentPhotos: photos.length,
      busy: before.busy,
      lastTrouble: before.lastTrouble,
    },
    nonce: (await store.read<string>('nonce')) ?? '',
    seq: head?.seq ?? -1,
  };
}

function syncOf(
  facts: readonly SealedFact[],
  answers: Answers,
  lastContactAt: number | undefined,
): Omit<SyncState, 'busy' | 'lastTrouble' | 'unsentPhotos'> {
  const unsent = facts.filter(({ envelope }) => !answers.has(envelope.id));
  const quarantined = facts.flatMap(({ envelope: { id, kind, at } }) => {
    const answer = answers.get(id);
    return answer?.outcome === 'quarantined' ? [{ id, kind, at, why: answer.why ?? 'content' }] : [];
  });
  return { unsentFacts: unsent.length, oldestUnsentAt: unsent[0]?.envelope.at, quarantined, lastContactAt };
}

function withUnsent(sync: SyncState, { envelope }: SealedFact, photo: Shot | undefined): SyncState {
  return {
    ...sync,
    unsentFacts: sync.unsentFacts + 1,
    unsentPhotos: sync.unsentPhotos + (photo ? 1 : 0),
    oldestUnsentAt: sync.oldestUnsentAt ?? envelope.at,
  };
}

function viewIn({ own, wanted, learnt, sync }: Held): View {
  return viewOf(own, wanted, learnt, sync);
}

/** It was verified when it came in; here it only tells how to read the clock. */
function skewIn(nonce: string): number {
  const [body = ''] = nonce.split('.');
  return body === '' ? 0 : (JSON.parse(text(fromBase64url(body))) as { readonly skewMs: number }).skewMs;
}
