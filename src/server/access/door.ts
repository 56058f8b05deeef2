import { MINUTE_MS, type Instant } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Database, ServerDeps } from '../ports.ts';
import { type Auth, openAuth, readSecret } from './auth.ts';
import { type Tries, tries } from './tries.ts';

/** A session as this process knows it. It is asked for again after a minute, and at once when one is dropped. */
export interface Held {
  readonly session: string;
  readonly person: PersonId;
  readonly until: Instant;
}

/** What access keeps in memory for one database: the accounts' keeper, sessions by their cookie, and tries that failed. */
export interface Door {
  readonly auth: Auth;
  readonly sessions: Map<string, Held>;
  /** Rises with every word that a session was dropped: what was looked up before it is not kept. */
  drops: number;
  readonly tries: Tries;
}

const HELD_MS = MINUTE_MS;
const MOST_SESSIONS = 20_000;
export const DROPPED = 'session_dropped';

const doors = new WeakMap<Database, Promise<Door>>();

export function doorOf(deps: ServerDeps): Promise<Door> {
  const known = doors.get(deps.database);
  if (known) return known;
  const made = openDoor(deps);
  doors.set(deps.database, made);
  made.catch(() => doors.delete(deps.database)); // the database was away: the next request tries again
  return made;
}

async function openDoor(deps: ServerDeps): Promise<Door> {
  const auth = openAuth(deps, await readSecret(deps));
  const door: Door = { auth, sessions: new Map(), drops: 0, tries: tries() };
  // Any word on the channel empties it: to look a session up again costs little, to miss one that ended costs trust.
  await deps.database.listen(DROPPED, () => {
    door.drops++;
    door.sessions.clear();
  });
  return door;
}

/** Keeps a session that was looked up, unless one was dropped meanwhile: it may have been this one. */
export function hold(
  { sessions, drops }: Door,
  cookie: string,
  { asOf, ...found }: Omit<Held, 'until'> & { asOf: readonly [Instant, drops: number] },
): Held {
  const held = { ...found, until: asOf[0] + HELD_MS };
  if (drops !== asOf[1]) return held;
  if (sessions.size >= MOST_SESSIONS) sessions.clear();
  sessions.set(cookie, held);
  return held;
}
