import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins/username';
import { Kysely } from 'kysely';
import type { ServerDeps } from '../ports.ts';
import { dialectOver } from './auth-dialect.ts';

const DAY_S = 86_400;
export const FIRST_LETTERS = 'rounds';

/**
 * better-auth, set up for people who have an employee number and no mail address. It keeps accounts, sessions and
 * cookies; other ways in (OIDC, passkeys) are plugins of the same value. Its own routes are not served: ours call it.
 */
export function openAuth({ database, passwords, ids, settings }: AuthDeps, secret: string) {
  const db = new Kysely<Record<string, never>>({ dialect: dialectOver(database) }).withSchema('auth');
  return betterAuth({
    database: { db, type: 'postgres', transaction: false },
    secret,
    // Never used for a link or a redirect; the request's origin is checked at the door (origin.ts).
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, autoSignIn: false, password: { hash: passwords.hash, verify: verifyBy(passwords) } },
    plugins: [username({ minUsernameLength: 1, maxUsernameLength: 32, usernameValidator: (name) => /^[a-z0-9._-]+$/i.test(name) })],
    session: { expiresIn: 30 * DAY_S, updateAge: 300, cookieCache: { enabled: false } },
    rateLimit: { enabled: false }, // ours counts tries by account and by address (tries.ts)
    advanced: {
      cookiePrefix: FIRST_LETTERS,
      useSecureCookies: settings.secureCookies,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      database: { generateId: () => ids.next() },
    },
  });
}
export type Auth = ReturnType<typeof openAuth>;
export type AuthDeps = Pick<ServerDeps, 'database' | 'passwords' | 'ids' | 'settings'>;

function verifyBy({ verify }: AuthDeps['passwords']) {
  return ({ hash, password }: { hash: string; password: string }) => verify(hash, password);
}

/** The secret that signs the cookies lies with the sessions, out of reach of the requests' role. */
export async function readSecret({ database }: Pick<ServerDeps, 'database'>): Promise<string> {
  const [row] = await database.asOwner((sql) => sql.rows<{ value: string }>('select value from auth.secret'));
  if (!row) throw new Error('auth.secret is empty: the database was not migrated whole');
  return row.value;
}
