import { setTimeout as pause } from 'node:timers/promises';
import { isAPIError } from 'better-auth/api';
import type { Person } from '../../domain/person.ts';
import { loadCompany } from '../directives/company.ts';
import { NOTHING } from '../../domain/scope.ts';
import type { Context } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { doorOf } from './door.ts';

/** Lets in who knows the password, and leaves the cookie with them. Wrong number and wrong password sound alike and take as long. */
export async function letIn(
  deps: ServerDeps,
  { employeeNo, password }: { readonly employeeNo: string; readonly password: string },
  context: Context,
): Promise<Person> {
  return guarded(deps, { employeeNo, wrong: 'wrong-password' }, context, async () => {
    const { auth } = await doorOf(deps);
    const asked = {
      body: { username: employeeNo, password, rememberMe: true },
      headers: context.request.headers,
      returnHeaders: true,
    } as const;
    const answer = await auth.api.signInUsername(asked).catch(async (error: unknown) => {
      if (isAPIError(error) && error.statusCode < 500) return undefined;
      await deps.database.asOwner((sql) => sql.rows('select 1')); // its errors hide what the database said; this asks it
      throw error;
    });
    const company = await deps.database.within(NOTHING, loadCompany);
    const person = answer?.response && company.people.get(answer.response.user.id as Person['id']);
    if (!person?.active) return undefined;
    for (const cookie of answer?.headers.getSetCookie() ?? []) context.setCookie(cookie);
    return person;
  });
}

/** Longer than any way to a no takes. */
const NO_TAKES_MS = 120;

interface Guess {
  readonly employeeNo: string;
  readonly wrong: 'wrong-password' | 'code-not-valid';
}

/** Whatever can be guessed goes through here: it is counted, and who guesses much waits. */
export async function guarded<T>(
  deps: ServerDeps,
  { employeeNo, wrong }: Guess,
  { address }: Context,
  enter: () => Promise<T | undefined>,
): Promise<T> {
  const { tries } = await doorOf(deps);
  const who = { account: employeeNo.trim().toLowerCase(), address };
  const waitS = tries.waitS(who, deps.clock.now());
  if (waitS > 0) throw new Problem('too-many-tries', { waitS });
  // Counted before it is known, so that many at once do not slip by together.
  tries.failed(who, deps.clock.now());
  const started = performance.now();
  const entered = await enter();
  if (entered === undefined) {
    // Whatever was wrong, the answer comes after the same time: how long it took says nothing of who is here.
    await pause(Math.max(0, NO_TAKES_MS - (performance.now() - started)));
    throw new Problem(wrong);
  }
  tries.succeeded(who);
  return entered;
}
