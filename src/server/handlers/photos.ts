import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import sharp from 'sharp';
import { fromBase64url, fromHex, join as joinBytes, utf8 } from '../../base/bytes.ts';
import { wallClock } from '../../base/moment.ts';
import { Digest, Signature } from '../../domain/fact.ts';
import { DeviceId } from '../../domain/ids.ts';
import { bestFix } from '../../domain/place.ts';
import type { ProblemCode } from '../../wire/problem.ts';
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
  const tus = tusServer(deps);
  const takeIn = async (request: Request) => {
    await senderOf(deps, request);
    return tus.handleWeb(request);
  };
  app.on(['POST', 'PATCH'], ['/api/photos', '/api/photos/:draft'], (c) => takeIn(c.req.raw));

  app.get('/api/photos/:digest', async (c) => {
    if (c.req.raw.method === 'HEAD') return takeIn(c.req.raw); // how far an upload has come
    const caller = c.get('caller');
    if (!caller) throw new Problem('not-signed-in');
    const digest = Digest.safeParse(c.req.param('digest'));
    if (!digest.success) throw new Problem('not-found');
    const [use, company] = await deps.database.within(caller.scope, async (sql) => [
      await readPhotoUse(sql, { digest: digest.data, fact: c.req.query('fact') }),
      await loadCompany(sql),
    ]);
    const bytes = use && (caller.person.role !== 'rep' || use.person === caller.person.id) ? await deps.files.get(digest.data) : undefined;
    if (!use || !bytes) throw new Problem('not-found');
    const shown = c.req.query('size') === 'thumb' ? await thumbOf(bytes) : await burnIn(bytes, watermarkOf(use, company));
    return new Response(new Uint8Array(shown), {
      headers: {
        'content-type': 'image/jpeg',
        'cache-control': 'private, max-age=86400',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
      },
    });
  });
}

function tusServer(deps: Deps): Server {
  return new Server({
    path: '/api/photos',
    datastore: new FileStore({ directory: deps.files.drafts }),
    maxSize: MOST_BYTES,
    relativeLocation: true,
    // The name is what it is, so that taking it up again needs no memory on this side.
    namingFunction: (request) => draftName(request as unknown as Request),
    onIncomingRequest: async (request, id) => {
      if (id && id !== draftName(request as unknown as Request)) throw trouble(404, 'not-found');
    },
    onUploadFinish: async (request, upload) => {
      await finish(deps, request as unknown as Request, upload);
      return {};
    },
  });
}

/** The device whose photo it is; its signature over the digest is the way in, so that photos outlive a session as facts do. */
async function senderOf(deps: Deps, request: Request): Promise<{ device: DeviceRow; digest: Digest }> {
  const device = DeviceId.safeParse(request.headers.get('x-rounds-device'));
  const digest = Digest.safeParse(request.headers.get('x-rounds-digest'));
  const signature = Signature.safeParse(request.headers.get('x-rounds-signature'));
  if (!device.success || !digest.success || !signature.success) throw new Problem('not-allowed');
  const row = await deps.database.within({ ranges: [] }, (sql) => readDevice(sql, device.data));
  const message = joinBytes(utf8('ROUNDS-UPLOAD-1\0'), fromHex(digest.data));
  if (!row || !deps.verify(row.key, message, fromBase64url(signature.data))) throw new Problem('not-allowed');
  if (row.state === 'revoked') throw new Problem('device-revoked');
  return { device: row, digest: digest.data };
}

function draftName({ headers }: Request): string {
  return `${headers.get('x-rounds-device')}-${headers.get('x-rounds-digest')}`;
}

/** The last piece is here: is it what was sealed, and is it a picture? */
async function finish(deps: Deps, request: Request, upload: Upload): Promise<void> {
  const { device, digest } = await senderOf(deps, request);
  const draft = join(deps.files.drafts, upload.id);
  const bytes = new Uint8Array(await readFile(draft));
  await Promise.all([draft, `${draft}.json`].map((path) => rm(path, { force: true })));
  if (createHash('sha256').update(bytes).digest('hex') !== digest) throw trouble(422, 'malformed');
  const size = await sizeOf(bytes);
  await deps.files.put(digest, bytes);
  const arrived = await deps.database.within({ ranges: [] }, loadCompany);
  const post = seatOf(arrived, arrived.people.get(device.person));
  const receivedAt = deps.clock.now();
  await deps.database.within({ ranges: [[post, post]] }, async (sql) => {
    if (size) return insertPhoto(sql, { person: device.person, post, digest, bytes: bytes.length, ...size, receivedAt });
    // What was sealed is kept, whatever it is; that it is no picture is for a person to look at.
    const aside = {
      id: deps.ids.next(),
      device: device.id,
      why: 'content' as const,
      detail: `photo ${digest}`,
      digest,
      seal: null,
      seq: null,
      day: null,
    };
    return insertAside(sql, device.person, [{ ...aside, raw: { photo: digest, bytes: bytes.length }, post, receivedAt }]);
  });
  if (!size) throw trouble(415, 'unsupported-photo');
}

async function sizeOf(bytes: Uint8Array): Promise<{ widthPx: number; heightPx: number } | undefined> {
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

function trouble(status: number, code: ProblemCode): { status_code: number; body: string } {
  return { status_code: status, body: JSON.stringify({ code }) };
}
