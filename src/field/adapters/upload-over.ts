import { fromHex, join, toBase64url, utf8 } from '../../base/bytes.ts';
import type { Digest } from '../../domain/fact.ts';
import type { FieldDeps } from '../ports.ts';
import { reach, type Send, troubleOf } from './call-over.ts';

interface Way {
  readonly send: Send;
  readonly origin: string;
  readonly key: FieldDeps['key'];
  readonly store: Pick<FieldDeps['store'], 'read' | 'write'>;
}

const PIECE = 512 * 1024;
const TUS = { 'tus-resumable': '1.0.0' };

/**
 * Sends a photo by tus 1.0.0 (create, ask how far, go on from there), let in by the device's signature over its digest.
 * The address of a half-sent one is kept, so that a killed app goes on where it stopped.
 */
export function uploadOver({ send, origin, key, store }: Way): FieldDeps['net']['upload'] {
  return async (digest, bytes) => {
    const signature = await key.sign(join(utf8('ROUNDS-UPLOAD-1\0'), fromHex(digest)));
    const signed = { ...TUS, 'x-rounds-device': key.device, 'x-rounds-signature': toBase64url(signature) };
    const ask = async (method: string, url: string, more: RequestInit = {}) =>
      reach(send, new Request(url, { method, ...more, headers: { ...signed, ...(more.headers as Record<string, string>) } }));
    const placed = `upload:${digest}`;
    const known = await store.read<string>(placed);
    const resumed = known === undefined ? undefined : await offsetAt(ask, known);
    const url = resumed === undefined ? await create(ask, origin, { digest, size: bytes.length }) : (known as string);
    if (url !== known) await store.write({ [placed]: url });
    for (let at = resumed ?? 0; at < bytes.length; ) at = await sendPiece(ask, url, { at, bytes });
    await store.write({ [placed]: undefined });
  };
}

type Ask = (method: string, url: string, more?: RequestInit) => Promise<Response>;

/** How much the server holds; undefined where it knows nothing of the upload any more. */
async function offsetAt(ask: Ask, url: string): Promise<number | undefined> {
  const response = await ask('HEAD', url);
  const offset = Number(response.headers.get('upload-offset') ?? Number.NaN);
  if (response.ok && Number.isInteger(offset)) return offset;
  if (response.status >= 500) throw troubleOf(response.status, undefined);
  return undefined;
}

async function create(ask: Ask, origin: string, { digest, size }: { readonly digest: Digest; readonly size: number }): Promise<string> {
  const headers = { 'upload-length': `${size}`, 'upload-metadata': `digest ${btoa(digest)}` };
  const response = await ask('POST', `${origin}/api/photos`, { headers });
  const location = response.headers.get('location');
  if (!response.ok || !location) throw troubleOf(response.status, await response.json().catch(() => undefined));
  return new URL(location, `${origin}/api/photos/`).href;
}

interface Piece {
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function sendPiece(ask: Ask, url: string, { at, bytes }: Piece): Promise<number> {
  const headers = { 'upload-offset': `${at}`, 'content-type': 'application/offset+octet-stream' };
  const response = await ask('PATCH', url, { headers, body: bytes.slice(at, at + PIECE) });
  const next = Number(response.headers.get('upload-offset') ?? Number.NaN);
  if (!response.ok || !(next > at)) throw troubleOf(response.ok ? 500 : response.status, await response.json().catch(() => undefined));
  return next;
}
