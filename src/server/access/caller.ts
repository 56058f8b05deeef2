import { NOTHING, scopeOf } from '../../domain/scope.ts';
import type { PersonId } from '../../domain/ids.ts';
import { loadCompany } from '../directives/company.ts';
import type { Caller } from '../http/handle.ts';
import type { ServerDeps } from '../ports.ts';
import { FIRST_LETTERS } from './auth.ts';
import { doorOf, type Held, hold } from './door.ts';

const COOKIE = new RegExp(`(?:^|;\\s*)((?:__Secure-)?${FIRST_LETTERS}\\.session_token)=([^;]+)`);

/** Who asks, and what they may see by today's tree. Nobody where there is no live session, or its person left. */
export async function whoIs(deps: ServerDeps, request: Request): Promise<Caller | undefined> {
  const cookie = COOKIE.exec(request.headers.get('cookie') ?? '')?.[2];
  if (!cookie) return undefined;
  const held = await sessionOf(deps, request, cookie);
  if (!held) return undefined;
  const company = await deps.database.within(NOTHING, loadCompany);
  const person = company.people.get(held.person);
  if (!person?.active) return undefined;
  return { person, scope: scopeOf(person, company), session: held.session };
}

async function sessionOf(deps: ServerDeps, request: Request, cookie: string): Promise<Held | undefined> {
  const door = await doorOf(deps);
  const now = deps.clock.now();
  const known = door.sessions.get(cookie);
  if (known && now < known.until) return known;
  const asOf = [now, door.drops] as const;
  const found = await door.auth.api.getSession({ headers: request.headers }).catch(async (error: unknown) => {
    await deps.database.asOwner((sql) => sql.rows('select 1')); // its errors hide what the database said; this asks it
    throw error;
  });
  if (!found) return undefined;
  return hold(door, cookie, { session: found.session.id, person: found.user.id as PersonId, asOf });
}
