import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import sharp from 'sharp';
import * as z from 'zod/mini';
import { fromBase64url, fromHex, join as joinBytes, utf8 } from '../../base/bytes.ts';
import { wallClock } from '../../base/moment.ts';
import { Digest, Signature } from '../../domain/fact.ts';
import { DeviceId, FactId, VisitId } from '../../domain/ids.ts';
import { bestFix } from '../../domain/place.ts';
import { burnIn } from '../adapters/watermark.ts';
import { type Company, loadCompany, seatOf } from '../directives/company.ts';
import type { App } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { type DeviceRow, readDevice } from '../store/devices.ts';
import { insertPhoto, type PhotoUse, readPhotoUse } from '../store/photos.ts';
import { insertAside } from '../store/quarantine.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'files' | 'ids' | 'verify'>;

const MOST_BYTES = 8_000_000;
const MOST_PIXELS = 30_000_000;
const THUMB_PX = 360;

/** Photos come up in pieces that can be taken up again, let in by the device's signature over what they are; they go out watermarked. */
export function handlePhotos(app: App, deps: Deps): void {
  const store = new FileStore({ directory: deps.files.drafts });
  const tus = tusServer(store);
  const receive = async (request: Request): Promise<Response> => {
    const sender = await senderOf(deps, request);
    const response = await tus.handleWeb(request);
    if (response.ok) await finishWhole(deps, store, sender);
    return response;
  };
  app.post('/api/photos', (c) => receive(c.req.raw));
  for (const path of ['/api/photos/tus', '/api/photos/tus/*']) app.all(path, (c) => receive(c.req.raw));

  app.get('/api/photos/:digest', async (c) => {
    const caller = c.get('caller');
    if (!caller) throw new Problem('not-signed-in');
    const { digest, fact, visit } = askedFor({ digest: c.req.param('digest'), ...c.req.query() });
    const [use, company] = await deps.database.within(caller.scope, async (sql) => [
      await readPhotoUse(sql, { digest, fact, visit }),
      await loadCompany(sql),
    ]);
    const bytes = use && (caller.person.role !== 'rep' || use.person === caller.person.id) ? await deps.files.get(digest) : undefined;
    if (!use || !bytes) throw new Problem('not-found');
    if (c.req.query('size') !== 'original') {
      return picture(await burnIn(c.req.query('size') === 'thumb' ? await thumbOf(bytes) : bytes, watermarkOf(use, company)));
    }
    if (caller.person.role === 'rep') throw new Problem('not-allowed');
    return picture(bytes, { 'content-disposition': `attachment; filename="${digest}.jpg"` });
  });
}

const Asked = z.object({ digest: Digest, fact: z.optional(FactId), visit: z.optional(VisitId) });

function askedFor(query: unknown): z.infer<typeof Asked> {
  const asked = Asked.safeParse(query);
  if (!asked.success) throw new Problem('not-found');
  return asked.data;
}

function picture(bytes: Uint8Array, more: Readonly<Record<string, string>> = {}): Response {
  const headers = { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=86400', 'x-content-type-options': 'nosniff' };
  return new Response(new Uint8Array(bytes), {
    headers: { ...headers, 'content-security-policy': "sandbox; default-src 'none'", ...more },
  });
}

function tusServer(datastore: FileStore): Server {
  return new Server({
    path: '/api/photos/tus',
    datastore,
    maxSize: MOST_BYTES,
    relativeLocation: true,
    // The name is what it is, so that taking it up again needs no memory on this side.
    namingFunction: (request) => draftName(request as unknown as Request),
    onIncomingRequest: async (request, id) => {
      if (id && id !== draftName(request as unknown as Request)) throw { status_code: 404, body: '{"code":"not-found"}' };
    },
  });
}

interface Sender {
  readonly device: DeviceRow;
  readonly digest: Digest;
}

/** The device whose photo it is; its signature over the digest is the way in, so that photos outlive a session as facts do. */
async function senderOf(deps: Deps, request: Request): Promise<Sender> {
  const device = DeviceId.safeParse(request.headers.get('x-rounds-device'));
  const digest = Digest.safeParse(digestIn(request));
  const signature = Signature.safeParse(request.headers.get('x-rounds-signature'));
  if (!device.success || !digest.success || !signature.success) throw new Problem('not-allowed');
  const row = await deps.database.within({ ranges: [] }, (sql) => readDevice(sql, device.data));
  const message = joinBytes(utf8('ROUNDS-UPLOAD-1\0'), fromHex(digest.data));
  if (!row || !deps.verify(row.key, message, fromBase64url(signature.data))) throw new Problem('not-allowed');
  if (row.state === 'revoked') throw new Problem('device-revoked');
  return { device: row, digest: digest.data };
}

/** Said with every piece, or as the upload is begun; it is the end of the upload's own name as well. */
function digestIn({ headers, url }: Request): string | undefined {
  const said = headers.get('x-rounds-digest');
  if (said !== null) return said;
  const told = /(?:^|,)\s*digest ([A-Za-z0-9+/=]+)/.exec(headers.get('upload-metadata') ?? '')?.[1];
  return told ? Buffer.from(told, 'base64').toString('utf8') : /-([0-9a-f]{64})$/.exec(new URL(url).pathname)?.[1];
}

function draftName(request: Request): string {
  return `${request.headers.get('x-rounds-device')}-${digestIn(request)}`;
}

/**
 * Once the last piece is here: is it what was sealed, and is it a picture? Asked after every request, so that a draft
 * which was whole when the server was cut off is not taken for one that has arrived.
 */
async function finishWhole(deps: Deps, store: FileStore, { device, digest }: Sender): Promise<void> {
  const id = `${device.id}-${digest}`;
  const upload = await store.getUpload(id).catch(() => undefined);
  if (!upload || upload.offset !== upload.size) return;
  const draft = join(deps.files.drafts, id);
  const bytes = new Uint8Array(await readFile(draft));
  // Gone before anything can fail: whoever hears no success begins anew.
  await Promise.all([draft, `${draft}.json`].map((path) => rm(path, { force: true })));
  if (createHash('sha256').update(bytes).digest('hex') !== digest) throw new Problem('malformed', { at: 'digest' });
  const size = await sizeOf(bytes);
  await deps.files.put(digest, bytes);
  await note(deps, { device, digest }, { bytes: bytes.length, size });
  if (!size) throw new Problem('unsupported-photo');
}

type Size = { readonly widthPx: number; readonly heightPx: number };

async function note(deps: Deps, { device, digest }: Sender, { bytes, size }: { bytes: number; size: Size | undefined }): Promise<void> {
  const company = await deps.database.within({ ranges: [] }, loadCompany);
  const post = seatOf(company, company.people.get(device.person));
  const receivedAt = deps.clock.now();
  await deps.database.within({ ranges: [[post, post]] }, async (sql) => {
    if (size) return insertPhoto(sql, { person: device.person, post, digest, bytes, ...size, receivedAt });
    // What was sealed is kept, whatever it is; that it is no picture is for a person to look at.
    const aside = { id: deps.ids.next(), device: device.id, why: 'content' as const, detail: `photo ${digest}`, digest };
    const row = { ...aside, seal: null, seq: null, day: null, raw: { photo: digest, bytes }, post, receivedAt };
    return insertAside(sql, device.person, [row]);
  });
}

async function sizeOf(bytes: Uint8Array): Promise<Size | undefined> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined; // a JPEG, by its first bytes, before any decoder sees it
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  return picture
    .raw()
    .toBuffer({ resolveWithObject: true })
    .then(
      ({ info }) => ({ widthPx: info.width, heightPx: info.height }),
      () => undefined,
    );
}

function thumbOf(bytes: Uint8Array): Promise<Uint8Array> {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .resize({ width: THUMB_PX, withoutEnlargement: true })
    .jpeg({ quality: 78 })
    .toBuffer();
}

/** When, where, who, at whose, and the code under which the record is found. A coarse line shows no place. */
function watermarkOf({ takenAt, person: id, customerName, place, seal }: PhotoUse, { people }: Company): string[] {
  const person = people.get(id);
  const { date, minute } = wallClock(takenAt, person?.duty.zone ?? 'Asia/Shanghai');
  const time = `${date} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const fix = place?.precision === 'precise' ? bestFix(place.fixes) : undefined;
  const where = fix ? `${fix.lat.toFixed(5)}, ${fix.lon.toFixed(5)} ±${Math.round(fix.accuracyM)} m` : '';
  return [`${time}  ${person?.name ?? ''}  ${customerName ?? ''}`, [where, `巡访 ${seal.slice(0, 8)}`].filter(Boolean).join('  ')];
}
