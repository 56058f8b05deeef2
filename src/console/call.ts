import type * as z from 'zod/mini';
import type { Endpoint } from '../wire/endpoint.ts';
import { ProblemBody, type ProblemCode } from '../wire/problem.ts';

/** Why an answer did not come: the server's own code, or that it could not be reached at all. */
export type TroubleCode = ProblemCode | 'no-network';

export class Problem extends Error {
  readonly code: TroubleCode;
  readonly says: Readonly<Record<string, string | number>>;

  constructor(code: TroubleCode, says: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.says = says;
  }
}

/** Asks the server for one thing. What is not an answer is thrown as a Problem, and the screen says it in words. */
export async function call<A extends z.ZodMiniType, R extends z.ZodMiniType>(
  to: Endpoint<A, R>,
  asked: z.input<A>,
  signal?: AbortSignal,
): Promise<z.output<R>> {
  const inQuery = to.method === 'GET' || to.method === 'DELETE';
  const response = await fetch(inQuery ? `/api${to.path}${queryOf(asked)}` : `/api${to.path}`, {
    method: to.method,
    ...(!inQuery && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Problem('no-network');
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as z.output<R>;
}

async function problemOf(response: Response): Promise<Problem> {
  const body = ProblemBody.safeParse(await response.json().catch(() => undefined));
  if (body.success) return new Problem(body.data.code, body.data.says);
  return new Problem(response.status === 413 ? 'too-large' : response.status >= 502 ? 'no-network' : 'our-fault');
}

function queryOf(asked: unknown): string {
  const pairs = Object.entries(asked as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(pairs.map(([key, value]): [string, string] => [key, `${value}`])).toString();
  return query && `?${query}`;
}
