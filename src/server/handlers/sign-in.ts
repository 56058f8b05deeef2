import type { Person } from '../../domain/person.ts';
import { NOTHING } from '../../domain/scope.ts';
import { endSession, firstPassword, listSessions, readDoor, readMe, resetPassword, signIn, signOut } from '../../wire/org.ts';
import { dropSessions, resetTo, setPassword, whoseCode } from '../access/accounts.ts';
import { FIRST_LETTERS } from '../access/auth.ts';
import { firstAdminCode } from '../access/first-admin.ts';
import { guarded, letIn } from '../access/sign-in.ts';
import { loadCompany } from '../directives/company.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { readDemo } from '../store/demo-door.ts';
import { readOrganisation } from '../store/organisation.ts';

export function handleSignIn(app: App, deps: ServerDeps): void {
  handle(app, readDoor, async () => ({
    organisation: await readOrganisation(deps),
    ...(await readDemo(deps)),
    needsFirstAdmin: (await firstAdminCode(deps)) !== undefined,
  }));
  handle(app, readMe, async (_, { person }) => {
    const { lines } = await deps.database.within(NOTHING, loadCompany);
    const { demo } = deps.settings;
    const organisation = await readOrganisation(deps);
    return { me: person, organisation, lines: [...lines], serverAt: deps.clock.now(), keyFingerprint: deps.key.fingerprint, demo };
  });
  handle(app, signIn, async (asked, _, context) => ({ me: await letIn(deps, asked, context) }));
  handle(app, signOut, async (_, { session }, { setCookie }) => {
    await deps.database.asOwner((sql) => dropSessions(sql, { session }));
    const name = `${deps.settings.secureCookies ? '__Secure-' : ''}${FIRST_LETTERS}.session_token`;
    setCookie(`${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${deps.settings.secureCookies ? '; Secure' : ''}`);
    return {};
  });
  handle(app, firstPassword, async ({ employeeNo, code, password }, _, context) => {
    const person = await guarded(deps, { employeeNo, wrong: 'code-not-valid' }, context, () => ownerOfCode(deps, employeeNo, code));
    refuseWeak(password, person);
    await setPassword(deps, person, password);
    return { me: await letIn(deps, { employeeNo: person.employeeNo, password }, context) };
  });
  handle(app, resetPassword, async ({ person: id }) => {
    const person = (await deps.database.within(NOTHING, loadCompany)).people.get(id);
    if (!person?.active) throw new Problem('not-found');
    return { code: await resetTo(deps, person) };
  });
  handleSessions(app, deps);
}

function handleSessions(app: App, deps: ServerDeps): void {
  handle(app, listSessions, async ({ person }, caller) => {
    const whose = person ?? caller.person.id;
    if (whose !== caller.person.id && caller.person.role !== 'admin') throw new Problem('not-allowed');
    const rows = await deps.database.asOwner((sql) =>
      sql.rows<{ id: string; agent: string | null; createdAt: Date; seenAt: Date }>(
        `select id, "userAgent" as agent, "createdAt", "updatedAt" as "seenAt" from auth.session
         where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc`,
        [whose],
      ),
    );
    const sessions = rows.map(({ id, agent, createdAt, seenAt }) => ({
      ...{ id, person: whose, agent: agent ?? '', current: id === caller.session },
      ...{ createdAt: createdAt.getTime(), seenAt: seenAt.getTime() },
    }));
    return { sessions };
  });
  handle(app, endSession, async ({ id, person }, caller) => {
    if (id === undefined && person === undefined) throw new Problem('malformed', { at: 'id' });
    const whose = person ?? (caller.person.role === 'admin' ? undefined : caller.person.id);
    if (whose !== undefined && whose !== caller.person.id && caller.person.role !== 'admin') throw new Problem('not-allowed');
    await deps.database.asOwner((sql) => dropSessions(sql, { ...(whose && { person: whose }), ...(id && { session: id }) }));
    return {};
  });
}

async function ownerOfCode(deps: ServerDeps, employeeNo: string, code: string): Promise<Person | undefined> {
  const id = await whoseCode(deps, employeeNo, code);
  const person = id && (await deps.database.within(NOTHING, loadCompany)).people.get(id);
  return person?.active ? person : undefined;
}

/** Long enough the wire has seen to; and not what everybody would try first. */
export function refuseWeak(password: string, { employeeNo, name }: Pick<Person, 'employeeNo' | 'name'>): void {
  const plain = password.toLowerCase();
  const monotonous = new Set(plain).size < 4;
  const guessed = plain.includes(employeeNo.toLowerCase()) && plain.length < employeeNo.length + 6;
  const common = /^(12345678\d*|password\d*|qwerty\w*|abcd?1234\w*|88888888|66666666|rounds\d*)$/.test(plain);
  if (monotonous || guessed || common || plain === name.toLowerCase()) throw new Problem('weak-password');
}
