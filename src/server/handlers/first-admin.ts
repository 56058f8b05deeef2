import type { PersonId, UnitId } from '../../domain/ids.ts';
import { Person, type Unit } from '../../domain/person.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { firstAdmin } from '../../wire/org.ts';
import { plainCode, setPassword } from '../access/accounts.ts';
import { firstAdminCode } from '../access/first-admin.ts';
import { guarded, letIn } from '../access/sign-in.ts';
import { lockDirectives, writeDirectives } from '../directives/write.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { nameOrganisation } from '../store/organisation.ts';
import { refuseWeak } from './sign-in.ts';

/** The first person of an empty company makes themselves its admin, once, with the code that was printed at start. */
export function handleFirstAdmin(app: App, deps: ServerDeps): void {
  handle(app, firstAdmin, async ({ code, organisation, employeeNo, name, password }, _, context) => {
    await guarded(deps, { employeeNo: 'first-admin', wrong: 'code-not-valid' }, context, async () => {
      const wanted = await firstAdminCode(deps);
      return wanted !== undefined && plainCode(wanted) === plainCode(code) ? true : undefined;
    });
    const read = Person.safeParse({ ...BLANK, id: deps.ids.next(), employeeNo, name });
    if (!read.success) throw new Problem('malformed', { at: read.error.issues[0]?.path.join('.') ?? '' });
    const person = read.data;
    refuseWeak(password, person);
    await makeCompany(deps, person, organisation);
    await setPassword(deps, person, password);
    return { me: await letIn(deps, { employeeNo: person.employeeNo, password }, context) };
  });
}

const WEEKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1080 }));
const BLANK = { role: 'admin', post: null, line: null, duty: { zone: 'Asia/Shanghai', hours: WEEKDAYS }, leaves: [], active: true };

async function makeCompany(deps: ServerDeps, person: Person, organisation: string): Promise<void> {
  const unit: Unit = { id: deps.ids.next() as UnitId, parent: null, name: organisation };
  await deps.database.within(EVERYTHING, async (sql) => {
    await lockDirectives(sql);
    // Two people with the same code: the second one is late.
    const someone = await sql.rows(`select 1 from directive where kind = 'person' limit 1`);
    if (someone.length > 0) throw new Problem('code-not-valid');
    await writeDirectives(sql, { at: deps.clock.now(), by: person.id as PersonId }, [
      { kind: 'unit', id: unit.id, value: unit },
      { kind: 'person', id: person.id, value: person },
    ]);
  });
  await nameOrganisation(deps, organisation);
}
