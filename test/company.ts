import { randomUUID } from 'node:crypto';
import type { Change } from '../src/server/directives/numbered.ts';
import type { Customer } from '../src/domain/customer.ts';
import type { CustomerId, LineKey, PersonId, PostId, PostNumber, UnitId } from '../src/domain/ids.ts';
import type { Person, Post, Role, Unit } from '../src/domain/person.ts';
import { EVERYTHING } from '../src/domain/scope.ts';
import { directiveId, type DirectiveKind, type DirectiveOf } from '../src/domain/directives.ts';
import { setPassword } from '../src/server/access/accounts.ts';
import { createApp } from '../src/server/app.ts';
import { writeDirectives } from '../src/server/directives/write.ts';
import type { ServerDeps } from '../src/server/ports.ts';
import { signIn } from '../src/wire/org.ts';
import { ask } from './asking.ts';

// What tests make companies of: as little as the schemas allow, to be changed where a test means something by it.

export function aUnit(name: string, parent: Unit | null = null): Unit {
  return { id: randomUUID() as UnitId, parent: parent?.id ?? null, name };
}

export function aPost(unit: Unit, number: number, manages = false): Post {
  return { id: randomUUID() as PostId, number: number as PostNumber, unit: unit.id, name: `岗位${number}`, manages };
}

export function aPerson(employeeNo: string, role: Role, post: Post | null = null, more: Partial<Person> = {}): Person {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
  const duty = { zone: 'Asia/Shanghai', hours };
  return {
    ...{ id: randomUUID() as PersonId, employeeNo, name: `人${employeeNo}`, role, post: post?.id ?? null },
    ...{ line: null, duty, leaves: [], active: true, ...more },
  };
}

export function aCustomer(code: string, more: Partial<Customer> = {}): Customer {
  return {
    ...{ id: randomUUID() as CustomerId, code, name: `客户${code}`, line: 'pharmacy' as LineKey, grade: 'B', stage: 'active' },
    ...{ tags: [], contacts: [], fence: { centre: { lat: 28.68, lon: 115.86 }, radiusM: 150 }, ...more },
  };
}

export const A_LINE = { key: 'pharmacy' as LineKey, title: { zh: '药店' }, precision: 'precise', sales: true } as const;
export const PASSWORD = 'a password of the tests';

export function change<K extends DirectiveKind>(kind: K, value: DirectiveOf<K>): Change {
  return { kind, id: directiveId(kind, value), value: value as DirectiveOf<DirectiveKind> };
}

export function write(deps: ServerDeps, by: Person, ...changes: Change[]): Promise<number[]> {
  return deps.database.within(EVERYTHING, (sql) => writeDirectives(sql, { at: deps.clock.now(), by: by.id }, changes));
}

/** Gives a person a password and the cookie of a session. */
export async function cookieOf(deps: ServerDeps, person: Person): Promise<string> {
  await setPassword(deps, person, PASSWORD);
  const { cookie, status } = await ask(createApp(deps), signIn, { employeeNo: person.employeeNo, password: PASSWORD });
  if (status !== 200) throw new Error(`${person.employeeNo} does not get in: ${status}`);
  return cookie;
}
