import type * as z from 'zod/mini';
import type { Endpoint } from '../src/wire/endpoint.ts';
import { signIn } from '../src/wire/org.ts';

/** Anything that answers a request: the server in this process, or one behind a port. */
export type Request = (path: string, init: RequestInit) => Response | Promise<Response>;

/** Asks the server as a page would, with the cookie of who is signed in. */
export type Asking = <A extends z.ZodMiniType, R extends z.ZodMiniType>(to: Endpoint<A, R>, asked: z.input<A>) => Promise<z.output<R>>;

/** Signs in at the desk. A refusal is a fault of the story. */
export async function atTheDesk(request: Request, employeeNo: string, password: string): Promise<Asking> {
  let cookie = '';
  const ask: Asking = async (to, asked) => {
    const inQuery = to.method === 'GET' || to.method === 'DELETE';
    const query = inQuery ? `?${new URLSearchParams(plain(asked))}` : '';
    const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) };
    const response = await request(`/api${to.path}${query}`, {
      method: to.method,
      headers,
      ...(!inQuery && { body: JSON.stringify(asked) }),
    });
    if (!response.ok) throw new Error(`${to.method} ${to.path}: ${response.status} ${await response.text()}`);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] || cookie;
    return (await response.json()) as never;
  };
  await ask(signIn, { employeeNo, password });
  return ask;
}

function plain(asked: unknown): Record<string, string> {
  const given = Object.entries(asked as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [key, `${value}`]));
}
