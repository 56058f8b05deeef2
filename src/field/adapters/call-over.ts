import type * as z from 'zod/mini';
import type { Endpoint } from '../../wire/endpoint.ts';
import { ProblemBody } from '../../wire/problem.ts';
import type { FieldDeps, NetTrouble } from '../ports.ts';

/** Carries a request to the server and its answer back; rejects where there is no way. */
export type Send = (request: Request) => Promise<Response>;

/** The endpoints of the server, asked over whatever carries requests. */
export function callOver(send: Send, origin: string): FieldDeps['net']['call'] {
  return async <A extends z.ZodMiniType, R extends z.ZodMiniType>(to: Endpoint<A, R>, ask: z.input<A>): Promise<z.output<R>> => {
    const inQuery = to.method === 'GET' || to.method === 'DELETE';
    const query = inQuery ? `?${new URLSearchParams(ask as Record<string, string>)}` : '';
    const how = inQuery ? {} : { body: JSON.stringify(ask), headers: { 'content-type': 'application/json' } };
    const response = await reach(send, new Request(`${origin}/api${to.path}${query}`, { method: to.method, ...how }));
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw troubleOf(response.status, body);
    const reply = to.reply.safeParse(body);
    // A page of a hotel's network instead of an answer, or a server of another age: neither is ours to believe.
    if (!reply.success) throw trouble('server', undefined);
    return reply.data;
  };
}

export async function reach(send: Send, request: Request): Promise<Response> {
  return send(request).catch(() => {
    throw trouble('offline', undefined);
  });
}

export function troubleOf(status: number, body: unknown): NetTrouble {
  const told = ProblemBody.safeParse(body).data;
  if (status === 401 && (told?.code ?? 'not-signed-in') === 'not-signed-in') return trouble('signed-out', told?.code);
  return { ...trouble(status >= 500 || status === 429 ? 'server' : 'refused', told?.code), says: told?.says ?? {} };
}

function trouble(kind: NetTrouble['trouble'], code: string | undefined): NetTrouble {
  return { trouble: kind, code, says: {} };
}
