import { type Bytes, fromBase64url, fromHex, join, toBase64url, toHex, utf8 } from '../../base/bytes.ts';
import { type Instant, MINUTE_MS } from '../../base/moment.ts';
import { VisitId } from '../ids.ts';
import type { Sign } from './nonce.ts';
import type { CheckSignature, PublicKey } from './seal.ts';

/** What a customer's link stands for: one visit, until an instant. The organisation signs it, so nobody makes one up. */
export interface VisitLink {
  readonly visit: VisitId;
  readonly until: Instant;
}

/** Short, because it is also drawn as a QR code: the visit's 16 bytes, minutes in four, and the signature. */
export async function writeVisitLink({ visit, until }: VisitLink, sign: Sign): Promise<string> {
  const minutes = Math.floor(until / MINUTE_MS);
  const body = join(fromHex(visit.replaceAll('-', '')), fromHex(minutes.toString(16).padStart(8, '0')));
  return `${toBase64url(body)}.${toBase64url(await sign(tagged(body)))}`;
}

/** The link if the organisation signed it; whether it still holds, who has a clock says. */
export async function readVisitLink(written: string, key: PublicKey, check: CheckSignature): Promise<VisitLink | undefined> {
  const [, body, signature] = /^([A-Za-z0-9_-]{27})\.([A-Za-z0-9_-]{86})$/.exec(written) ?? [];
  if (!body || !signature) return undefined;
  try {
    const bytes = fromBase64url(body);
    if (!(await check(key, tagged(bytes), fromBase64url(signature)))) return undefined;
    const hex = toHex(bytes);
    const visit = VisitId.parse(hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
    return { visit, until: Number.parseInt(hex.slice(32), 16) * MINUTE_MS };
  } catch {
    return undefined;
  }
}

function tagged(body: Uint8Array): Bytes {
  return join(utf8('ROUNDS-VISIT-LINK-1\0'), body);
}
