import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ProblemBody } from '../../wire/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { Problem } from './problem.ts';

/** Every refusal and every fault leaves as the same small body; here and nowhere else. */
export function answerTrouble(deps: Pick<ServerDeps, 'report'>, error: Error, c: Context): Response {
  const problem = problemOf(error);
  if (problem.code === 'our-fault') deps.report('our-fault', { path: c.req.path, method: c.req.method, error: error.stack ?? `${error}` });
  if (problem.code === 'database-away') deps.report('database-away', { path: c.req.path, error: `${error}` });
  const body: ProblemBody = { code: problem.code, says: { ...problem.says } };
  const later = problem.says.waitS ?? (problem.status === 503 ? 2 : undefined);
  return c.json(body, problem.status as 400, later === undefined ? {} : { 'retry-after': `${later}` });
}

function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status === 413) return new Problem('too-large');
  return isDatabaseAway(error) ? new Problem('database-away') : new Problem('our-fault');
}

const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[1-5]|53300|08\w{3})$/;
const AWAY_WORDS = /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;

/** Postgres does not answer, is starting or shutting down, or has no connection left: trying again will help. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  return AWAY.test(`${(error as { code?: unknown }).code}`) || AWAY_WORDS.test(error.message) || isDatabaseAway(error.cause);
}
