import type * as z from 'zod/mini';
import { err, ok, type Result } from '../../base/result.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { Endpoint } from '../../wire/endpoint.ts';
import { firstPassword, readDoor, readMe, signIn } from '../../wire/org.ts';
import { PROBLEM_CODES } from '../../wire/problem.ts';
import type { Door, DoorTrouble, Pocket } from '../parts/pocket.ts';
import type { FieldDeps } from '../ports.ts';
import { isNetTrouble } from '../sync/trouble.ts';

/** Who was here last, by id; and how the part of the phone that is theirs is opened. */
export interface Home {
  readonly last: () => PersonId | undefined;
  readonly remember: (person: PersonId) => void;
  /** Undefined where this phone has never met the person and nobody says who they are. */
  readonly open: (person: PersonId, me: Person | undefined) => Promise<Pocket | undefined>;
}

/** The door of this phone: whoever was here last is in at once, network or not. */
export function doorOf(call: FieldDeps['net']['call'], home: Home): Door {
  let signedIn: Person | undefined;
  const enter = async <A extends z.ZodMiniType>(
    to: Endpoint<A, (typeof signIn)['reply']>,
    ask: z.input<A>,
  ): Promise<Result<void, DoorTrouble>> => {
    const said = await tried(call(to, ask));
    if (!said.ok) return said;
    signedIn = said.value.me;
    home.remember(signedIn.id);
    return ok(undefined);
  };
  return {
    read: async () => {
      const told = await tried(call(readDoor, {}));
      return told.ok ? told.value : undefined;
    },
    signIn: (employeeNo, password) => enter(signIn, { employeeNo, password }),
    firstPassword: (employeeNo, code, password) => enter(firstPassword, { employeeNo, code, password }),
    open: async () => {
      const last = signedIn?.id ?? home.last();
      const known = last && (await home.open(last, signedIn));
      if (known) return ok(known);
      const me = await tried(call(readMe, {}));
      const pocket = me.ok ? await home.open(me.value.me.id, me.value.me) : undefined;
      if (!me.ok || !pocket) return err('nobody');
      home.remember(me.value.me.id);
      return ok(pocket);
    },
  };
}

async function tried<T>(calling: Promise<T>): Promise<Result<T, DoorTrouble>> {
  try {
    return ok(await calling);
  } catch (error) {
    if (!isNetTrouble(error)) throw error;
    if (error.trouble === 'offline') return err('offline');
    return err(PROBLEM_CODES.find((known) => known === error.code) ?? 'our-fault');
  }
}
