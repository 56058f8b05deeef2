import { fromBase64url, utf8 } from '../../base/bytes.ts';
import { fileDigest } from '../../base/digest.ts';
import type { Instant } from '../../base/moment.ts';
import { correctedAt, type Nonce, readNonce } from '../../domain/evidence/nonce.ts';
import { falseParts, type PublicKey, sealOf, signedBytes } from '../../domain/evidence/seal.ts';
import { type Digest, PART_NAMES, SealedFact } from '../../domain/fact.ts';
import { DESK_KINDS, FactBody } from '../../domain/facts.ts';
import type { DeviceId, PersonId } from '../../domain/ids.ts';
import type { QuarantineReason } from '../../wire/push-facts.ts';
import type { ServerDeps } from '../ports.ts';

/** The device that a push says it comes from, as the server knows it; undefined where it knows none. */
export interface KnownDevice {
  readonly id: DeviceId;
  readonly person: PersonId;
  readonly key: PublicKey;
  readonly state: 'active' | 'awaits-approval' | 'revoked';
}

/** A fact that is what it says: sealed, signed, of a kind that we know. */
export interface Sound {
  readonly sealed: SealedFact;
  readonly at: Instant;
  readonly nonceAt: Instant | undefined;
}

/** One that is put aside. `signed` where its envelope is the device's own word, so that its place in the chain is taken. */
export interface Aside {
  readonly why: QuarantineReason;
  readonly detail: string;
  readonly raw: unknown;
  readonly digest: Digest;
  readonly signed: SealedFact | undefined;
}
export type Weighed = { readonly sound: Sound } | { readonly aside: Aside };

/** Judges one thing that was sent as a fact, alone. It never throws: whatever was sent ends as one or the other. */
export async function weighFact(deps: Pick<ServerDeps, 'key' | 'verify'>, device: KnownDevice | undefined, raw: unknown): Promise<Weighed> {
  const aside = (why: QuarantineReason, detail: string, signed?: SealedFact): Weighed => ({
    aside: { why, detail: detail.slice(0, 300), raw, digest: digestOf(raw), signed },
  });
  const read = SealedFact.safeParse(raw);
  if (!read.success) return aside('malformed', whereOf(read.error));
  const sealed = read.data;
  const { envelope } = sealed;
  if (hasUnstorable(sealed)) return aside('malformed', 'text');
  if (!device || envelope.device !== device.id) return aside('unknown-device', envelope.device);
  if (envelope.person !== device.person || envelope.by !== device.person) return aside('not-yours', envelope.person);
  if (!deps.verify(device.key, signedBytes(sealed.seal), fromBase64url(sealed.signature))) return aside('forged', 'signature');
  if (sealOf(envelope) !== sealed.seal) return aside('altered', 'seal', sealed);
  if (device.state === 'revoked') return aside('revoked-device', device.id, sealed);
  const untrue = falseParts(sealed);
  if (untrue.length > 0) return aside('part-mismatch', untrue.join(', '), sealed);
  return weighContent(deps, sealed, aside);
}

async function weighContent(
  deps: Pick<ServerDeps, 'key' | 'verify'>,
  sealed: SealedFact,
  aside: (why: QuarantineReason, detail: string, signed?: SealedFact) => Weighed,
): Promise<Weighed> {
  const { kind, refs, blobs, at } = sealed.envelope;
  const parts = Object.fromEntries(Object.entries(sealed.parts).map(([name, part]) => [name, part?.value]));
  const body = FactBody.safeParse({ kind, refs, blobs, parts });
  if (!body.success && isUnknownKind(body.error)) return aside('unknown-kind', kind, sealed);
  if (!body.success && !isOnlyWithheld(body.error, sealed)) return aside('content', whereOf(body.error), sealed);
  if (DESK_KINDS.has(kind)) return aside('desk-only', kind, sealed);
  const nonce = await nonceOf(deps, sealed);
  return { sound: { sealed, at: correctedAt(at, nonce), nonceAt: nonce?.issuedAt } };
}

const MOST_NONCES = 2_000;
const nonces = new Map<string, Nonce | undefined>();

/** A phone's nonce serves many facts: its signature is checked once. One that is another device's counts for nothing. */
async function nonceOf({ key, verify }: Pick<ServerDeps, 'key' | 'verify'>, { envelope }: SealedFact): Promise<Nonce | undefined> {
  if (envelope.nonce === '') return undefined;
  const name = `${key.fingerprint} ${envelope.nonce}`;
  if (!nonces.has(name)) {
    if (nonces.size >= MOST_NONCES) nonces.clear();
    nonces.set(name, await readNonce(envelope.nonce, key.publicKey, verify));
  }
  const nonce = nonces.get(name);
  return nonce?.device === envelope.device ? nonce : undefined;
}

/** The digest under which the same bytes are known again when they are sent again. */
function digestOf(raw: unknown): Digest {
  try {
    return fileDigest(utf8(JSON.stringify(raw) ?? ''));
  } catch {
    return fileDigest(utf8('unreadable')); // nested deeper than anything that we could write down
  }
}

/** Postgres keeps no NUL and no half of a pair in JSON. */
function hasUnstorable(sealed: SealedFact): boolean {
  return /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(sealed));
}

interface Issues {
  readonly issues: readonly { readonly code?: string | undefined; readonly path: readonly PropertyKey[]; readonly keys?: unknown }[];
}

function isUnknownKind({ issues }: Issues): boolean {
  return issues.some(({ code, path }) => code === 'invalid_union' && path.join('.') === 'kind');
}

/** A part that was committed to and not sent says nothing; it is not said wrongly (decision 3). */
function isOnlyWithheld({ issues }: Issues, { envelope, parts }: SealedFact): boolean {
  const withheld = new Set<PropertyKey>(PART_NAMES.filter((name) => envelope.parts[name] !== undefined && parts[name] === undefined));
  return issues.every(({ path }) => path.length === 2 && path[0] === 'parts' && withheld.has(path[1] as PropertyKey));
}

function whereOf({ issues }: Issues): string {
  return issues.map(({ path, keys }) => [...path, ...(Array.isArray(keys) ? keys : [])].map(String).join('.')).join(', ');
}
