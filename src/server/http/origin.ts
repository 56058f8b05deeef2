import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of another site may not write in a signed-in person's name. SameSite=Lax says so as well; this does not rely on it. */
export const sameOriginWrites: MiddlewareHandler = async (c, next) => {
  if (!READS.has(c.req.method) && isForeign(c.req.raw)) throw new Problem('not-allowed');
  await next();
};

/** The address under which the browser knows this server; a proxy in front may speak https for it. */
export function originOf({ headers, url }: Request): string {
  const { protocol, host } = new URL(url);
  const secure = protocol === 'https:' || headers.get('x-forwarded-proto') === 'https';
  return `${secure ? 'https' : 'http'}://${headers.get('x-forwarded-host') ?? host}`;
}

function isForeign({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = headers.get('origin');
  if (origin === null) return false; // not a browser: then there is no cookie that it did not mean to send
  const hosts = [new URL(url).host, headers.get('x-forwarded-host'), headers.get('host')];
  return !URL.canParse(origin) || !hosts.includes(new URL(origin).host);
}
