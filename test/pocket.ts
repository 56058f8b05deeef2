import type { Random } from '../src/base/random.ts';
import { seededRandom } from '../src/base/random.ts';
import type { Person } from '../src/domain/person.ts';
import { type ToldPhone, toldPhone, withCookies } from '../src/field/adapters/told-phone.ts';
import type { FieldDeps, LogStore } from '../src/field/ports.ts';
import { verifySignature } from '../src/server/adapters/verify.ts';
import type { App } from '../src/server/http/handle.ts';
import { signIn } from '../src/wire/org.ts';
import { phoneKey } from '../tools/told-key.ts';

export interface PocketAsk {
  readonly app: Pick<App, 'request'>;
  readonly person: Person;
  readonly clock: { readonly now: () => number };
  readonly random?: Random;
  readonly key?: FieldDeps['key'];
  readonly store?: LogStore;
  readonly phone?: string;
  readonly passkey?: FieldDeps['passkey'];
  /** Without one the phone stands before a shut door. */
  readonly password?: string;
}

/** The real log, actions and sync on a told phone, whose network is the server's own `app.request`. */
export async function aPocket({
  app,
  person,
  clock,
  password,
  key = phoneKey(),
  random = seededRandom(`${person.id}/${key.device}`),
  store,
  phone: thing,
  passkey,
}: PocketAsk): Promise<ToldPhone> {
  const send = withCookies(async (request) => app.request(request));
  const told = { person, key, check: verifySignature, random, send, origin: 'http://localhost', trueNow: clock.now };
  const phone = await toldPhone({ ...told, ...(store && { store }), ...(thing && { phone: thing }), ...(passkey && { passkey }) });
  if (password !== undefined) await phone.deps.net.call(signIn, { employeeNo: person.employeeNo, password });
  return phone;
}
