import { toHex } from '../../base/bytes.ts';
import { textDigest } from '../../base/digest.ts';
import type { ServerDeps } from '../ports.ts';

// A browser without an account that is met again: the screen that shows a code, or one that answered a receipt. The
// server keeps a digest, so that its table opens no screen.

const NAME = 'rounds-browser';
const DAYS = 400;

export function markOf({ headers }: Request): string | undefined {
  return new RegExp(`(?:^|;\\s*)${NAME}=([A-Za-z0-9_-]{20,128})(?:;|$)`).exec(headers.get('cookie') ?? '')?.[1];
}

export function digestOfMark(mark: string): string {
  return toHex(textDigest(mark));
}

/** The cookie, for as long as browsers keep one. */
export function browserMark({ settings }: Pick<ServerDeps, 'settings'>, mark: string): string {
  return `${NAME}=${mark}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${DAYS * 86_400}${settings.secureCookies ? '; Secure' : ''}`;
}
