import type * as z from 'zod/mini';
import type { App } from '../src/server/http/handle.ts';
import type { Endpoint } from '../src/wire/endpoint.ts';
import type { ProblemBody } from '../src/wire/problem.ts';

export interface Answered<R> {
  readonly status: number;
  /** What was replied; its fields are not there where `problem` is. */
  readonly reply: R;
  readonly problem: ProblemBody['code'] | undefined;
  readonly says: ProblemBody['says'];
  readonly cookie: string;
  readonly headers: Headers;
}
interface How {
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks an app as a page would, without a port. */
export async function ask<A extends z.ZodMiniType, R extends z.ZodMiniType>(
  app: App,
  to: Endpoint<A, R>,
  asked: unknown,
  { cookie, headers }: How = {},
): Promise<Answered<z.output<R>>> {
  const inQuery = to.method === 'GET' || to.method === 'DELETE';
  const query = inQuery ? `?${new URLSearchParams(asked as Record<string, string>)}` : '';
  const response = await app.request(`/api${to.path}${query}`, {
    method: to.method,
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }), ...headers },
    ...(!inQuery && { body: JSON.stringify(asked) }),
  });
  const body = (await response.json()) as ProblemBody;
  return {
    status: response.status,
    reply: body as z.output<R>,
    problem: response.ok ? undefined : body.code,
    says: response.ok ? undefined : body.says,
    cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    headers: response.headers,
  };
}
