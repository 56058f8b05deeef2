import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { aCompany, phoneOf, REP, type TestCompany } from '../../../test/ledger.ts';
import { fromHex, join, toBase64url, utf8 } from '../../base/bytes.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { VisitId } from '../../domain/ids.ts';
import { pushFacts } from '../../wire/push-facts.ts';
import { createApp } from '../app.ts';

let company: TestCompany = undefined as never;
beforeAll(async () => {
  company = await aCompany();
});
afterAll(() => company.close());

const VISIT = '00000000-0000-4000-8000-000000000777' as VisitId;
const aPicture = (shade: number) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: shade, g: 120, b: 90 } } })
    .jpeg()
    .toBuffer()
    .then((buffer) => new Uint8Array(buffer));
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A phone's way with tus, piece by piece, over whichever server stands at the moment. */
async function aPhone() {
  const phone = await phoneOf(company);
  const begin = (digest: string, size: number) =>
    send('POST', '/api/photos', digest, {
      headers: { 'upload-length': `${size}`, 'upload-metadata': `digest ${btoa(digest)}` },
    });
  const send = (
    method: string,
    path: string,
    digest: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer> } = {},
  ) => {
    const signature = toBase64url(phone.sign(join(utf8('ROUNDS-UPLOAD-1\0'), fromHex(digest))));
    const own = { 'tus-resumable': '1.0.0', 'x-rounds-device': phone.device, 'x-rounds-signature': signature };
    return company.app.request(path, { method, headers: { ...own, ...headers }, ...(body && { body }) });
  };
  const piece = (url: string, digest: string, at: number, body: Uint8Array<ArrayBuffer>) =>
    send('PATCH', url, digest, { headers: { 'upload-offset': `${at}`, 'content-type': 'application/offset+octet-stream' }, body });
  return { ...phone, begin, send, piece };
}

const whole = async (bytes: Uint8Array<ArrayBuffer>, digest = digestOf(bytes)) => {
  const phone = await aPhone();
  const url = (await phone.begin(digest, bytes.length)).headers.get('location') ?? '';
  return phone.piece(url, digest, 0, bytes);
};

test('a photo goes on where it stopped, also when the server was started anew between two pieces, and is shown watermarked', async () => {
  const [phone, bytes] = [await aPhone(), await aPicture(10)];
  const digest = digestOf(bytes);
  const taken: FactBody = {
    kind: 'photo.taken',
    refs: { visit: VISIT, question: 'shelf' },
    blobs: [digest],
    parts: { details: { source: 'camera', widthPx: 640, heightPx: 480, bytes: bytes.length } },
  } as FactBody;
  const { reply } = await ask(company.app, pushFacts, { device: phone.device, facts: [phone.say(taken, { at: Date.now() })] });
  expect(reply.answers).toMatchObject([{ outcome: 'ok' }]);

  const url = (await phone.begin(digest, bytes.length)).headers.get('location') ?? '';
  expect((await phone.piece(url, digest, 0, bytes.slice(0, 700))).status).toBe(204);
  company.app = createApp(company.deps); // nothing of the upload is remembered but what lies on the disk
  expect((await phone.send('HEAD', url, digest)).headers.get('upload-offset')).toBe('700');
  expect((await phone.piece(url, digest, 700, bytes.slice(700))).status).toBe(204);
  expect(await company.deps.files.get(digest)).toEqual(bytes);
  expect(await company.rows('select width_px, height_px from photo where digest = $1', [digest])).toEqual([
    { width_px: 640, height_px: 480 },
  ]);
  expect(await company.rows('select 1 from to_derive where person_id = $1', [REP.id])).not.toHaveLength(0);
});

test('what is not what was sealed, and what is no picture, gets its own answer and never a 500', async () => {
  const bytes = await aPicture(20);
  const wrong = await whole(bytes, digestOf(await aPicture(21)));
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'malformed' }]);

  const torn = bytes.slice(0, 900);
  const corrupt = await whole(torn);
  expect([corrupt.status, await corrupt.json()]).toMatchObject([415, { code: 'unsupported-photo' }]);
  const text = await whole(new TextEncoder().encode('<script>alert(1)</script>'));
  expect(text.status).toBe(415);
  expect(await company.deps.files.has(digestOf(torn))).toBe(true); // it was sealed, so it is kept
  expect(await company.rows('select why from quarantine where digest = $1', [digestOf(torn)])).toEqual([{ why: 'content' }]);
});

test('a draft that was whole when the power went is taken in at the next question, and not for sent', async () => {
  const [phone, bytes] = [await aPhone(), await aPicture(30)];
  const digest = digestOf(bytes);
  const url = (await phone.begin(digest, bytes.length)).headers.get('location') ?? '';
  const put = vi.spyOn(company.deps.files, 'put').mockRejectedValueOnce(new Error('the disk went away'));
  expect((await phone.piece(url, digest, 0, bytes)).status).toBe(500);
  put.mockRestore();
  const again = await phone.send('HEAD', url, digest);
  expect(again.ok).toBe(false); // so that the phone begins anew
  expect((await whole(bytes)).status).toBe(204);
});

test('nobody gets in with another key, nor to another’s draft', async () => {
  const [phone, other, bytes] = [await aPhone(), await aPhone(), await aPicture(40)];
  const digest = digestOf(bytes);
  const url = (await phone.begin(digest, bytes.length)).headers.get('location') ?? '';
  expect((await other.piece(url, digest, 0, bytes)).status).toBe(404);
  const unsigned = await phone.send('HEAD', url, digest, { headers: { 'x-rounds-signature': 'A'.repeat(86) } });
  expect(unsigned.status).toBe(403);
  expect((await phone.begin(digest, 9_000_000)).status).toBe(413);
  expect((await company.app.request(`/api/photos/${digest}`)).status).toBe(401);
});
