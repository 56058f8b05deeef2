import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Person } from '../../domain/person.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Endpoint, Who } from '../../wire/endpoint.ts';
import { Problem } from './problem.ts';

/** Who asks, and what they may see. It is worked out once a request, before anything else. */
export interface Caller {
  readonly person: Person;
  readonly scope: Scope;
  readonly session: string;
}
export type App = Hono<{ Variables: { caller: Caller | undefined; address: string } }>;

/** Every endpoint that an app serves, in the order in which it was told: what the OpenAPI page and a test read. */
const served = new WeakMap<App, Endpoint[]>();
export function endpointsOf(app: App): readonly Endpoint[] {
  return served.get(app) ?? [];
}

/** What a handler may know of the request beyond what was asked. */
export interface Context {
  readonly request: Request;
  /** Where the request comes from, as far as this server can tell; '' inside the process. */
  readonly address: string;
  readonly setCookie: (cookie: string) => void;
}
type Serve<A extends z.ZodMiniType, R extends z.ZodMiniType, W extends Who> = (
  asked: z.output<A>,
  caller: W extends 'anyone' | 'signature' ? Caller | undefined : Caller,
  context: Context,
) => Promise<z.input<R>>;

/** Ties an endpoint to the function that serves it. What does not parse, and who may not ask, never gets in. */
export function handle<A extends z.ZodMiniType, R extends z.ZodMiniType, W extends Who>(
  app: App,
  to: Endpoint<A, R, W>,
  serve: Serve<A, R, W>,
): void {
  served.set(app, [...endpointsOf(app), to]);
  app.on(to.method, `/api${to.path}`, async (c) => {
    const caller = c.get('caller');
    if (to.who !== 'anyone' && to.who !== 'signature') {
      if (!caller) throw new Problem('not-signed-in');
      if (!mayAsk(to.who, caller)) throw new Problem('not-allowed');
    }
    const inQuery = to.method === 'GET' || to.method === 'DELETE';
    const asked = to.ask.safeParse(inQuery ? c.req.query() : await c.req.json().catch(() => undefined));
    if (!asked.success) throw new Problem('malformed', { at: asked.error.issues[0]?.path.join('.') ?? '' });
    const setCookie = (cookie: string) => c.header('set-cookie', cookie, { append: true });
    const context: Context = { request: c.req.raw, address: c.get('address'), setCookie };
    return c.json((await serve(asked.data, caller as never, context)) as object);
  });
}

function mayAsk(who: Who, { person }: Caller): boolean {
  if (who === 'admin') return person.role === 'admin';
  if (who === 'manager') return person.role === 'manager' || person.role === 'admin';
  return true;
}
